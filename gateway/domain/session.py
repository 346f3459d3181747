"""A session: from sign-in (or an opened invitation link) to its end, at the latest after its lifetime."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NewType

from gateway.domain.access import SessionKind
from kernel.events.aggregate import Aggregate

SessionId = NewType("SessionId", str)

SIGNED_OUT = "SIGNED_OUT"
ENDED_BY_OWNER = "ENDED_BY_OWNER"
REPLACED = "REPLACED"
SUSPENDED = "USER_SUSPENDED"


@dataclass(frozen=True)
class SessionLifetime:
    """`touch_every` keeps the row from being written on each request."""

    idle: timedelta = timedelta(hours=12)
    absolute: timedelta = timedelta(days=7)
    touch_every: timedelta = timedelta(minutes=1)


class Session(Aggregate):
    def __init__(
        self,
        session_id: SessionId,
        *,
        kind: SessionKind,
        subject: str,
        token_hash: str,
        created_at: datetime,
        last_seen_at: datetime,
        expires_at: datetime,
        user_agent: str | None = None,
        id_token: str | None = None,
        link_generation: int = 1,
        ended_at: datetime | None = None,
        end_code: str | None = None,
        version: int = 0,
    ) -> None:
        super().__init__(session_id, version)
        self.id = session_id
        self.kind = kind
        self.subject = subject
        self.token_hash = token_hash
        self.created_at = created_at
        self.last_seen_at = last_seen_at
        self.expires_at = expires_at
        self.user_agent = user_agent
        self.id_token = id_token
        self.link_generation = link_generation
        self.ended_at = ended_at
        self.end_code = end_code

    @classmethod
    def open(
        cls,
        session_id: SessionId,
        *,
        kind: SessionKind,
        subject: str,
        token_hash: str,
        now: datetime,
        lifetime: SessionLifetime,
        user_agent: str | None = None,
        id_token: str | None = None,
        link_generation: int = 1,
    ) -> "Session":
        return cls(
            session_id,
            kind=kind,
            subject=subject,
            token_hash=token_hash,
            created_at=now,
            last_seen_at=now,
            expires_at=now + lifetime.absolute,
            user_agent=user_agent[:300] if user_agent else None,
            id_token=id_token,
            link_generation=link_generation,
        )

    def is_live(self, now: datetime, lifetime: SessionLifetime) -> bool:
        return self.ended_at is None and now < deadline(self.last_seen_at, self.expires_at, lifetime)

    def end(self, code: str, now: datetime) -> bool:
        """False when it had ended before: the first reason stays."""
        if self.ended_at is not None:
            return False
        self.ended_at, self.end_code = now, code
        self.id_token = None
        return True


def deadline(last_seen_at: datetime, expires_at: datetime, lifetime: SessionLifetime) -> datetime:
    """When a session ends if nobody uses it any more."""
    return min(expires_at, last_seen_at + lifetime.idle)
