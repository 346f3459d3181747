"""What a unit of work needs to begin: sessions, the clock, the context's name and topics, and the doorbell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from kernel.clock import Clock, SystemClock
from kernel.database.engine import create_engine
from kernel.rings.doorbell import Doorbell, SilentDoorbell

DEFAULT_SHARDS = 4


@dataclass(frozen=True)
class Database:
    """`topics` is the one topic of the context's events, or a topic per event type (`"*"` for the rest)."""

    engine: AsyncEngine
    source: str
    topics: str | Mapping[str, str]
    clock: Clock = field(default_factory=SystemClock)
    doorbell: Doorbell = field(default_factory=SilentDoorbell)
    shards: int = DEFAULT_SHARDS

    def session(self) -> AsyncSession:
        return async_sessionmaker(self.engine, expire_on_commit=False)()

    def topic_of(self, event_type: str) -> str:
        if isinstance(self.topics, str):
            return self.topics
        topic = self.topics.get(event_type) or self.topics.get("*")
        if topic is None:
            raise LookupError(f"{self.source} names no topic for its event {event_type}")
        return topic

    def own_topics(self) -> frozenset[str]:
        return frozenset({self.topics} if isinstance(self.topics, str) else self.topics.values())

    async def close(self) -> None:
        await self.engine.dispose()


def open_database(
    database_url: str,
    *,
    source: str,
    topics: str | Mapping[str, str],
    doorbell: Doorbell | None = None,
    clock: Clock | None = None,
    pool_size: int = 5,
    kept_idle: int | None = None,
    statement_timeout_seconds: float = 5,
) -> Database:
    engine = create_engine(
        database_url,
        pool_size=pool_size,
        kept_idle=kept_idle,
        statement_timeout_seconds=statement_timeout_seconds,
    )
    return Database(engine, source, topics, clock or SystemClock(), doorbell or SilentDoorbell())
