"""The failed events of a context, as its admins see them (`usersFailedEvents`, …); the same type in every subgraph."""

from datetime import datetime
from typing import Annotated, TypeAlias

import strawberry

FailedEventsFirst: TypeAlias = Annotated[int, strawberry.argument(description="How many, newest first: 1 to 100.")]


@strawberry.federation.type(
    shareable=True, description="An event that a consumer gave up on after its attempts; kept until someone replays it."
)
class DeadLetter:
    id: strawberry.ID = strawberry.field(description="Id of this entry.")
    event_id: str | None = strawberry.field(description="Id of the event, if it could be read.")
    event_type: str | None = strawberry.field(description="Type of the event, if it could be read.")
    topic: str = strawberry.field(description="The topic it came from.")
    error: str = strawberry.field(description="What went wrong.")
    code: str = strawberry.field(description="The stable code of what went wrong.")
    attempts: int = strawberry.field(description="How often it was tried.")
    failed_at: datetime = strawberry.field(description="When it was given up.")
