"""Our cookies: `__Host-` (this host alone, all paths, Secure), unreadable for scripts, not sent from other sites."""

from starlette.responses import Response

from gateway.domain.access import SessionKind
from gateway.domain.pending_sign_in import SIGN_IN_LIFETIME
from gateway.domain.session import SessionLifetime

SESSION_COOKIE = "__Host-viva_session"
INVITATION_COOKIE = "__Host-viva_invitation"
SIGN_IN_COOKIE = "__Host-viva_sign_in"
COOKIE_OF: dict[SessionKind, str] = {"USER": SESSION_COOKIE, "INVITATION": INVITATION_COOKIE}


def set_session_cookie(response: Response, kind: SessionKind, secret: str, lifetime: SessionLifetime) -> None:
    _set(response, COOKIE_OF[kind], secret, int(lifetime.absolute.total_seconds()))


def set_sign_in_cookie(response: Response, secret: str) -> None:
    """Lax, since the provider sends the browser back from another site by a plain navigation."""
    _set(response, SIGN_IN_COOKIE, secret, int(SIGN_IN_LIFETIME.total_seconds()))


def clear_session_cookie(response: Response, kind: SessionKind) -> None:
    _set(response, COOKIE_OF[kind], "", 0)


def _set(response: Response, name: str, value: str, max_age_seconds: int) -> None:
    response.set_cookie(name, value, max_age=max_age_seconds, path="/", secure=True, httponly=True, samesite="lax")
