"""The personal link of an invitation: where the web app opens it, with the token behind the `#` (never in a log)."""

from subgraphs.interviews.domain.ids import InvitationId
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.link_token import LinkClaim, LinkTokens


class InvitationLinks:
    def __init__(self, web_origin: str, tokens: LinkTokens) -> None:
        self._web_origin, self._tokens = web_origin, tokens

    def link_for(self, invitation_id: str, generation: int, status: InvitationStatus) -> str | None:
        """None once the candidate has begun: whoever holds the link could read and complete their interview."""
        if status is not InvitationStatus.PENDING:
            return None
        token = self._tokens.token_for(LinkClaim(InvitationId(invitation_id), generation))
        return f"{self._web_origin}/interview#{token}"
