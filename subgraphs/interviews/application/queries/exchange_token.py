"""Question of the gateway: which invitation does this link open?"""

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.errors import AccessDenied
from subgraphs.interviews.application.ports import CandidateViews, LinkState
from subgraphs.interviews.application.views import TokenExchangeView
from subgraphs.interviews.domain.errors import InvitationExpired, InvitationNotFound, InvitationRevoked
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.link_token import LinkClaim, LinkTokens

EXCHANGE_SCOPE = "invitations:exchange"

_NOT_FOUND = TokenExchangeView(None, InvitationNotFound.code, "This link opens no interview.")
_REVOKED = TokenExchangeView(None, InvitationRevoked.code, "This invitation was withdrawn, or has a newer link.")
_EXPIRED = TokenExchangeView(
    None, InvitationExpired.code, "This invitation has expired. Ask whoever invited you to extend it."
)


class ExchangeTokenHandler:
    """A completed interview opens too: its candidate sees what was sent."""

    def __init__(self, views: CandidateViews, tokens: LinkTokens, clock: Clock) -> None:
        self._views, self._tokens, self._clock = views, tokens, clock

    async def __call__(self, caller: Caller, token: str) -> TokenExchangeView:
        if caller.kind != "SERVICE" or EXCHANGE_SCOPE not in caller.scopes:
            raise AccessDenied("FORBIDDEN", "Links are exchanged by the gateway.")
        claim = self._tokens.read(token)
        state = await self._views.link_state(claim.invitation_id) if claim is not None else None
        if claim is None or state is None:
            return _NOT_FOUND
        return self._answer(claim, state)

    def _answer(self, claim: LinkClaim, state: LinkState) -> TokenExchangeView:
        if state.generation != claim.generation or state.status is InvitationStatus.REVOKED:
            return _REVOKED
        overdue = state.status is not InvitationStatus.COMPLETED and self._clock.now() >= state.expires_at
        if overdue or state.status is InvitationStatus.EXPIRED:
            return _EXPIRED
        return TokenExchangeView(claim.invitation_id)
