"""Changes of invitations by HR: each resolver calls one use case and answers what it changed."""

from typing import Annotated, Literal, TypeVar

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.interviews.application.commands.create_invitation import CreateInvitation
from subgraphs.interviews.application.commands.extend_invitation import ExtendInvitation
from subgraphs.interviews.application.commands.review_invitation import ReviewInvitation
from subgraphs.interviews.application.commands.revoke_invitation import RevokeInvitation
from subgraphs.interviews.application.commands.send_invitation_again import SendInvitationAgain
from subgraphs.interviews.graphql import invitation_inputs as inputs
from subgraphs.interviews.graphql import invitation_payloads as payloads
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.entities import load_invitation
from subgraphs.interviews.graphql.marks import to_levels

T = TypeVar("T")
Input = Annotated[T, strawberry.argument(name="input", description="What to do.")]
SCOPES = ["invitations:write"]


@strawberry.type
class InvitationMutation:
    @resolver("Invites a candidate to a published template.", scopes=SCOPES)
    @refusals_as(payloads.CreateInvitationPayload, payloads.CreateInvitationUserError)
    async def create_invitation(
        self, info: Info, given: Input[inputs.CreateInvitationInput]
    ) -> payloads.CreateInvitationPayload:
        command = CreateInvitation(
            require_scope(info.context, "invitations:write"),
            str(given.template_id),
            given.candidate_name,
            given.candidate_email,
            expires_at=given.expires_at,
            external_id=given.external_id,
            idempotency_key=given.idempotency_key or info.context.request.idempotency_key,
        )
        invitation_id = await info.context.handlers.create_invitation(command)
        return payloads.CreateInvitationPayload(invitation=await load_invitation(info, invitation_id))

    @resolver("Gives an invitation another end; an expired one opens again.", scopes=SCOPES)
    @refusals_as(payloads.ExtendInvitationPayload, payloads.ExtendInvitationUserError)
    async def extend_invitation(
        self, info: Info, given: Input[inputs.ExtendInvitationInput]
    ) -> payloads.ExtendInvitationPayload:
        caller = require_scope(info.context, "invitations:write")
        command = ExtendInvitation(caller, str(given.invitation_id), given.expires_at)
        await info.context.handlers.extend_invitation(command)
        return payloads.ExtendInvitationPayload(invitation=await load_invitation(info, command.invitation_id))

    @resolver("Takes an invitation back; its link opens nothing any more.", scopes=SCOPES)
    @refusals_as(payloads.RevokeInvitationPayload, payloads.RevokeInvitationUserError)
    async def revoke_invitation(
        self, info: Info, given: Input[inputs.RevokeInvitationInput]
    ) -> payloads.RevokeInvitationPayload:
        caller = require_scope(info.context, "invitations:write")
        await info.context.handlers.revoke_invitation(RevokeInvitation(caller, str(given.invitation_id)))
        return payloads.RevokeInvitationPayload(invitation=await load_invitation(info, str(given.invitation_id)))

    @resolver("Makes a new link before the candidate has begun; the earlier one opens nothing any more.", scopes=SCOPES)
    @refusals_as(payloads.SendInvitationAgainPayload, payloads.SendInvitationAgainUserError)
    async def send_invitation_again(
        self, info: Info, given: Input[inputs.SendInvitationAgainInput]
    ) -> payloads.SendInvitationAgainPayload:
        caller = require_scope(info.context, "invitations:write")
        await info.context.handlers.send_invitation_again(SendInvitationAgain(caller, str(given.invitation_id)))
        return payloads.SendInvitationAgainPayload(invitation=await load_invitation(info, str(given.invitation_id)))

    @resolver("Keeps the caller's own levels, score, decision and reason.", scopes=SCOPES)
    @refusals_as(payloads.ReviewInvitationPayload, payloads.ReviewInvitationUserError)
    async def review_invitation(
        self, info: Info, given: Input[inputs.ReviewInvitationInput]
    ) -> payloads.ReviewInvitationPayload:
        caller = require_scope(info.context, "invitations:write")
        command = ReviewInvitation(
            caller,
            str(given.invitation_id),
            _score(given.score),
            given.decision,
            given.reason,
            to_levels(given.marks),
        )
        await info.context.handlers.review_invitation(command)
        return payloads.ReviewInvitationPayload(invitation=await load_invitation(info, command.invitation_id))


def _score(given: int | None) -> int | Literal["COMPUTED"] | None:
    """Left out keeps it; null takes it back."""
    if given is strawberry.UNSET:
        return None
    return "COMPUTED" if given is None else given
