"""Dead letters: the record of what could not be applied, in the consumer's own database, with all to replay it."""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, true
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.dml import ReturningInsert

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.events.envelope import Envelope
from kernel.ids import new_id
from kernel.messaging.subscription import ReceivedMessage
from kernel.telemetry.logs import redact

MAX_STACK = 8_000


@dataclass(frozen=True)
class DeadLetter:
    id: str
    status: str
    code: str
    consumer_group: str
    topic: str
    partition: int
    offset: int
    event_id: str | None
    event_type: str | None
    aggregate_id: str | None
    error: str
    stack: str
    attempts: int
    sent_at: datetime | None
    dead_at: datetime


@dataclass(frozen=True)
class Failure:
    """Not `proven`: nobody we know has signed the event, so that its id may be somebody else's."""

    code: str
    error: Exception
    attempts: int
    proven: bool = True


class DeadLetters:
    def __init__(self, database: Database, consumer_group: str) -> None:
        self._database, self._group = database, consumer_group

    async def keep(self, message: ReceivedMessage, envelope: Envelope | None, failure: Failure) -> None:
        """A repeat of the same event (the wire may repeat) adds to its one row; one that is not proven never does."""
        row = self._row(message, envelope, failure)
        async with self._database.session() as session:
            if failure.proven:
                await session.execute(_add_to_its_row(row))
            else:
                kept = await session.execute(_unless_the_id_is_taken(row))
                if kept.first() is None:
                    await session.execute(insert(KERNEL.dead_letters).values({**row, "event_id": None}))
            await session.commit()

    async def reachable(self) -> bool:
        """Whether the database answers at all: a reaction that timed out may have waited for it."""
        try:
            async with self._database.session() as session:
                return await session.scalar(select(true())) is True
        except (SQLAlchemyError, OSError):
            return False

    def _row(self, message: ReceivedMessage, envelope: Envelope | None, failure: Failure) -> dict[str, object]:
        stack = "".join(traceback.format_exception(failure.error))
        return {
            "id": new_id("dlt"),
            "code": failure.code,
            "consumer_group": self._group,
            "topic": message.topic,
            "partition": message.partition,
            "offset": message.offset,
            "event_id": envelope and envelope.event_id,
            "event_type": envelope and envelope.event_type,
            "aggregate_id": envelope and envelope.aggregate_id,
            "error": redact(f"{type(failure.error).__name__}: {failure.error}").replace("\x00", ""),
            "stack": redact(stack[-MAX_STACK:]).replace("\x00", ""),
            "attempts": failure.attempts,
            "body": message.value,
            "headers": [[name, _text(value)] for name, value in message.headers],
            "sent_at": message.sent_at,
            "dead_at": self._database.clock.now(),
        }


_BY_EVENT: dict[str, Any] = {
    "index_elements": ["event_id"],
    "index_where": KERNEL.dead_letters.c.event_id.is_not(None),
}


def _add_to_its_row(row: dict[str, object]) -> Insert:
    """The newest wins, body and all: what stood there may have been somebody else's."""
    statement = insert(KERNEL.dead_letters).values(row)
    newest = {name: statement.excluded[name] for name in row if name not in ("id", "event_id")}
    attempts = KERNEL.dead_letters.c.attempts + statement.excluded.attempts
    return statement.on_conflict_do_update(**_BY_EVENT, set_={**newest, "attempts": attempts})


def _unless_the_id_is_taken(row: dict[str, object]) -> ReturningInsert[tuple[str]]:
    statement = insert(KERNEL.dead_letters).values(row).on_conflict_do_nothing(**_BY_EVENT)
    return statement.returning(KERNEL.dead_letters.c.id)


async def list_dead_letters(database: Database, *, limit: int = 100) -> Sequence[DeadLetter]:
    """The newest first; what an admin or `viva events` shows."""
    table = KERNEL.dead_letters
    columns = [table.c[name] for name in DeadLetter.__dataclass_fields__]
    async with database.session() as session:
        found = await session.execute(select(*columns).order_by(table.c.dead_at.desc()).limit(limit))
        return [DeadLetter(**row) for row in found.mappings()]


async def count_dead_letters(database: Database) -> int:
    table = KERNEL.dead_letters
    async with database.session() as session:
        return await session.scalar(select(func.count()).where(table.c.status == "DEAD")) or 0


def _text(value: bytes | str | None) -> str | None:
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return text and text.replace("\x00", "")
