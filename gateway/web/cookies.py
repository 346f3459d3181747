"""Our cookies: `__Host-` (this host alone, all paths, Secure), unreadable for scripts, not sent from other sites.

An invitation session has a cookie of its own per invitation, so that two links live side by side in one browser. A
browser may still hold the one cookie of before, which was for whatever link came last.
"""

from collections.abc import Mapping

from starlette.responses import Response

from gateway.domain.pending_sign_in import SIGN_IN_LIFETIME
from gateway.domain.session import SessionLifetime
from kernel.ids import is_id

SESSION_COOKIE = "__Host-viva_session"
INVITATION_COOKIE = "__Host-viva_invitation"
SIGN_IN_COOKIE = "__Host-viva_sign_in"
# So many links one browser holds at a time; the one that it was given first makes room.
MOST_INVITATIONS = 20
_OF_ONE = f"{INVITATION_COOKIE}_"


def invitation_cookie(invitation_id: str) -> str:
    return _OF_ONE + invitation_id.removeprefix("inv_")


def invitation_cookies(cookies: Mapping[str, str]) -> dict[str, str]:
    """All invitation sessions that a browser holds, by cookie; it sends the oldest first."""
    held = {name: secret for name, secret in cookies.items() if is_id(f"inv_{name.removeprefix(_OF_ONE)}", "inv")}
    if INVITATION_COOKIE in cookies:
        held[INVITATION_COOKIE] = cookies[INVITATION_COOKIE]
    return held


def cookies_for(cookies: Mapping[str, str], wanted: str) -> dict[str, str]:
    """Those that may hold the session of an invitation: its own, else the one of before.

    `wanted` is an invitation's id, or "invitation" from a client that holds one link only and does not name it.
    """
    if wanted == "invitation":
        held = invitation_cookies(cookies)
        return held if len(held) == 1 else {name: held[name] for name in held if name == INVITATION_COOKIE}
    names = (invitation_cookie(wanted), INVITATION_COOKIE) if is_id(wanted, "inv") else ()
    return {name: cookies[name] for name in names if name in cookies}


def set_session_cookie(response: Response, name: str, secret: str, lifetime: SessionLifetime) -> None:
    _set(response, name, secret, int(lifetime.absolute.total_seconds()))


def set_sign_in_cookie(response: Response, secret: str) -> None:
    """Lax, since the provider sends the browser back from another site by a plain navigation."""
    _set(response, SIGN_IN_COOKIE, secret, int(SIGN_IN_LIFETIME.total_seconds()))


def clear_cookie(response: Response, name: str) -> None:
    _set(response, name, "", 0)


def _set(response: Response, name: str, value: str, max_age_seconds: int) -> None:
    response.set_cookie(name, value, max_age=max_age_seconds, path="/", secure=True, httponly=True, samesite="lax")
