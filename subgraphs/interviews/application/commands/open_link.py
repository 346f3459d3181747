"""Use case of the gateway: a candidate's link is opened; which invitation is it, and whom to turn to if it is none."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.errors import AccessDenied
from subgraphs.interviews.application.ports import BeginUnitOfWork, CandidateViews, LinkState
from subgraphs.interviews.application.views import TokenExchangeView
from subgraphs.interviews.domain.errors import InvitationExpired, InvitationNotFound, InvitationRevoked
from subgraphs.interviews.domain.ids import InvitationId, UserId
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.link_token import LinkTokens, named_invitation
from subgraphs.interviews.domain.link_use import LinkAction, LinkUse

EXCHANGE_SCOPE = "invitations:exchange"
MAX_DEVICE = 60

_NOT_FOUND = "This link opens no interview."
_REVOKED = "This invitation was withdrawn, or has a newer link."
_EXPIRED = "This invitation has expired. Ask whoever invited you to extend it."


@dataclass(frozen=True)
class OpenLink:
    """`device` is a browser and a system, `signed_in_user` whoever is signed in in the browser that opens the link."""

    caller: Caller
    token: str
    device: str | None = None
    signed_in_user: str | None = None


class OpenLinkHandler:
    """A completed interview opens too: its candidate sees what was sent."""

    def __init__(self, begin: BeginUnitOfWork, views: CandidateViews, tokens: LinkTokens, clock: Clock) -> None:
        self._begin, self._views, self._tokens, self._clock = begin, views, tokens, clock

    async def __call__(self, command: OpenLink) -> TokenExchangeView:
        if command.caller.kind != "SERVICE" or EXCHANGE_SCOPE not in command.caller.scopes:
            raise AccessDenied("FORBIDDEN", "Links are exchanged by the gateway.")
        claim = self._tokens.read(command.token)
        state = await self._views.link_state(claim.invitation_id) if claim else None
        if claim is None or state is None:
            return await self._not_found(command.token)
        refusal = self._refusal(state, claim.generation)
        if refusal is not None:
            return TokenExchangeView(None, *refusal, contact=state.contact)
        await self._note(claim.invitation_id, command)
        return TokenExchangeView(claim.invitation_id, generation=claim.generation)

    def _refusal(self, state: LinkState, generation: int) -> tuple[str, str] | None:
        if state.generation != generation or state.status is InvitationStatus.REVOKED:
            return InvitationRevoked.code, _REVOKED
        overdue = state.status is not InvitationStatus.COMPLETED and self._clock.now() >= state.expires_at
        if overdue or state.status is InvitationStatus.EXPIRED:
            return InvitationExpired.code, _EXPIRED
        return None

    async def _not_found(self, token: str) -> TokenExchangeView:
        """A link that lost its end still names its invitation: enough to say whom to ask, and for nothing else."""
        named = named_invitation(token)
        state = await self._views.link_state(named) if named else None
        refused = TokenExchangeView(None, InvitationNotFound.code, _NOT_FOUND)
        return refused if state is None else TokenExchangeView(None, refused.code, refused.message, None, state.contact)

    async def _note(self, invitation_id: InvitationId, command: OpenLink) -> None:
        user_id = UserId(command.signed_in_user) if command.signed_in_user else None
        device = command.device[:MAX_DEVICE] if command.device else None
        async with self._begin() as uow:
            use = LinkUse(invitation_id, LinkAction.OPENED, device, user_id)
            await uow.link_uses.record(use, self._clock.now())
            await uow.commit()
