"""What a session's row means right now: who stands behind it, or why nobody does."""

from datetime import datetime

from gateway.application.ports import SessionView
from gateway.domain.access import UNKNOWN, Principal
from gateway.domain.session import SUSPENDED, SessionLifetime, deadline

EXPIRED = "SESSION_EXPIRED"


def end_of(view: SessionView, now: datetime, lifetime: SessionLifetime) -> str | None:
    """Why this session is over, or None while it is live."""
    if view.ended_at is not None:
        return view.end_code or EXPIRED
    if now >= deadline(view.last_seen_at, view.expires_at, lifetime):
        return EXPIRED
    if view.access is not None and view.access.is_refused:
        return SUSPENDED
    return None


def principal_of(view: SessionView) -> Principal:
    return Principal(view.session_id, view.kind, view.subject, view.access or UNKNOWN, view.link_generation)
