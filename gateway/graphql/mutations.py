"""Mutations of the gateway's own subgraph."""

from enum import Enum
from typing import Annotated

import strawberry

from gateway.application.commands.end_sessions import EndSession
from gateway.graphql.context import Info
from kernel.subgraph.context import require_user
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import UserError, refusals_as


@strawberry.enum(description="Why a session was not ended.")
class EndSessionErrorCode(Enum):
    SESSION_NOT_FOUND = strawberry.enum_value(
        "SESSION_NOT_FOUND", description="There is no such live session of the caller."
    )


@strawberry.type(description="Why a session was not ended.")
class EndSessionUserError(UserError):
    code: EndSessionErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of endSession.")
class EndSessionPayload:
    ended_session_id: strawberry.ID | None = strawberry.field(default=None, description="The session that is over now.")
    user_errors: list[EndSessionUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.input(description="Which session to end.")
class EndSessionInput:
    session_id: strawberry.ID = strawberry.field(description="One of `mySessions`.")


EndSessionArgument = Annotated[EndSessionInput, strawberry.argument(description="What to do.")]


@strawberry.type
class Mutation:
    @resolver("Ends one of my own sessions, open sockets included.", authenticated=True)
    @refusals_as(EndSessionPayload, EndSessionUserError)
    async def end_session(self, info: Info, input: EndSessionArgument) -> EndSessionPayload:
        caller = require_user(info.context)
        await info.context.handlers.end_session(EndSession(caller.subject, str(input.session_id)))
        return EndSessionPayload(ended_session_id=input.session_id)
