"""What is told live."""

from collections.abc import AsyncIterator
from typing import Annotated

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from subgraphs.interviews.application import views
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.entities import Invitation, to_invitation
from subgraphs.interviews.graphql.enums import InvitationChange
from subgraphs.interviews.graphql.lists import InvitationFilterArgument

AfterSequence = Annotated[
    int | None,
    strawberry.argument(
        description="The last sequence that was seen, or `newestInvitationChange`; null begins with what is new."
    ),
]


@strawberry.type(description="A change of an invitation.")
class InvitationChangedEvent:
    event_id: strawberry.ID = strawberry.field(description="Id of this event.")
    sequence: int = strawberry.field(description="Grows by each change the caller may see; reconnect with it.")
    change: InvitationChange = strawberry.field(description="What happened.")
    invitation: Invitation = strawberry.field(description="The invitation as it is now.")


@strawberry.type(description="What is told live.")
class Subscription:
    @resolver("Changes of one's own and the company's invitations.", scopes=["invitations:read"], subscription=True)
    async def invitation_changed(
        self,
        info: Info,
        filter: InvitationFilterArgument = None,  # noqa: A002
        after: AfterSequence = None,
    ) -> AsyncIterator[InvitationChangedEvent]:
        caller = require_scope(info.context, "invitations:read")
        chosen = filter.to_view() if filter else views.InvitationFilter()
        async for event in info.context.handlers.follow_invitations(caller, chosen, after):
            yield InvitationChangedEvent(
                event_id=strawberry.ID(event.event_id),
                sequence=event.sequence,
                change=event.change,
                invitation=to_invitation(event.invitation),
            )
