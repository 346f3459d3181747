"""For the gateway alone: a candidate's link is opened."""

from typing import Annotated

import strawberry

from kernel.errors import AccessDenied
from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from subgraphs.interviews.application.commands.open_link import EXCHANGE_SCOPE, OpenLink
from subgraphs.interviews.graphql.context import Info

TokenArgument = Annotated[str, strawberry.argument(description="The part of the link behind #.")]
DeviceArgument = Annotated[str | None, strawberry.argument(description="Browser and system, no more.")]
UserArgument = Annotated[strawberry.ID | None, strawberry.argument(description="Who is signed in in that browser.")]


@strawberry.type(description="Whom a candidate can turn to.")
class InvitationContact:
    company_name: str | None = strawberry.field(description="Who invites.")
    person_name: str | None = strawberry.field(description="The person who invites.")
    email: str | None = strawberry.field(description="That person's address.")


@strawberry.type(description="What a link opens.")
class InvitationTokenExchange:
    invitation_id: strawberry.ID | None = strawberry.field(description="The invitation; null when nothing is opened.")
    generation: int | None = strawberry.field(description="Which link of this invitation it is, from 1.")
    code: str | None = strawberry.field(description="Why nothing is opened; null when it is.")
    message: str | None = strawberry.field(description="The same for the candidate.")
    contact: InvitationContact = strawberry.field(description="Whom to ask when nothing is opened.")


@strawberry.type
class LinkMutation:
    @resolver(
        "For the gateway: what a candidate's link opens; the opening is written down.",
        scopes=[EXCHANGE_SCOPE],
        inaccessible=True,
    )
    async def exchange_invitation_token(
        self, info: Info, token: TokenArgument, device: DeviceArgument = None, signed_in_user: UserArgument = None
    ) -> InvitationTokenExchange:
        caller = require_scope(info.context, EXCHANGE_SCOPE)
        if caller.kind != "SERVICE":
            raise AccessDenied("FORBIDDEN", "This is for the gateway.")
        command = OpenLink(caller, token, device, str(signed_in_user) if signed_in_user else None)
        view = await info.context.handlers.open_link(command)
        contact = view.contact
        return InvitationTokenExchange(
            invitation_id=strawberry.ID(view.invitation_id) if view.invitation_id else None,
            generation=view.generation,
            code=view.code,
            message=view.message,
            contact=InvitationContact(
                company_name=contact.company_name, person_name=contact.person_name, email=contact.email
            ),
        )
