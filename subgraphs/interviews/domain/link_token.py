"""The token of a candidate's link: invitation id and generation under a server key, never stored.

`base64url(<invitation id>.<generation>.<HMAC-SHA256 in hex>)`. The same link can be shown and mailed again; a revoked
or reissued invitation has another generation, and with it another token.
"""

import base64
import binascii
import hashlib
import hmac
import re
from dataclasses import dataclass

from subgraphs.interviews.domain.ids import InvitationId

_NAMED = re.compile(r"inv_[0-9a-f]{32}")
_CLAIM = re.compile(r"(inv_[0-9a-f]{32})\.([1-9][0-9]{0,8})")


@dataclass(frozen=True)
class LinkClaim:
    invitation_id: InvitationId
    generation: int


class LinkTokens:
    def __init__(self, key: bytes) -> None:
        self._key = key

    def token_for(self, claim: LinkClaim) -> str:
        body = f"{claim.invitation_id}.{claim.generation}"
        signature = hmac.new(self._key, body.encode(), hashlib.sha256).hexdigest()
        return base64.urlsafe_b64encode(f"{body}.{signature}".encode()).decode().rstrip("=")

    def read(self, token: str) -> LinkClaim | None:
        """None for anything we did not make. The whole token is compared, in constant time, so it has one spelling."""
        claim = _claimed(token)
        if claim is None or not hmac.compare_digest(self.token_for(claim).encode(), token.encode()):
            return None
        return claim


def named_invitation(token: str) -> InvitationId | None:
    """The invitation that a token names, also when it lost its end. It proves nothing: anybody can write one."""
    match = _NAMED.match(_decoded(token[: len(token) // 4 * 4]) or "")
    return InvitationId(match[0]) if match else None


def _claimed(token: str) -> LinkClaim | None:
    match = _CLAIM.match(_decoded(token + "=" * (-len(token) % 4)) or "")
    return match and LinkClaim(InvitationId(match[1]), int(match[2]))


def _decoded(token: str) -> str | None:
    try:
        return base64.urlsafe_b64decode(token).decode("ascii")
    except (binascii.Error, ValueError):
        return None
