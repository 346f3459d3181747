"""How long dead letters are kept, and how many: the oldest go first, and it is told how many went.

What nobody signed goes before all others: a stranger who floods a topic drives out no record of our own failures.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.messaging.signing import NOT_SIGNED
from kernel.telemetry.metrics import DEAD_LETTERS_DROPPED

log = logging.getLogger(__name__)

BATCH = 1_000


@dataclass(frozen=True)
class DeadLetterBounds:
    days: int = 90
    most: int = 10_000

    async def drop_old(self, database: Database) -> int:
        before = database.clock.now() - timedelta(days=self.days)
        return _told(await _delete_before(database, before), "age", f"older than {self.days} days")

    async def drop_too_many(self, database: Database, there: int) -> int:
        """`there` is how many there are."""
        dropped = await _delete_first(database, there - self.most) if there > self.most else 0
        return _told(dropped, "count", f"beyond the newest {self.most}")


async def _delete_before(database: Database, before: datetime) -> int:
    table, total = KERNEL.dead_letters, 0
    while True:
        old = select(table.c.id).where(table.c.dead_at < before).limit(BATCH)
        async with database.session() as session:
            gone = (await session.scalars(delete(table).where(table.c.id.in_(old)).returning(table.c.id))).all()
            await session.commit()
        total += len(gone)
        if len(gone) < BATCH:
            return total


async def _delete_first(database: Database, count: int) -> int:
    table, total = KERNEL.dead_letters, 0
    signed_last = (table.c.code != NOT_SIGNED, table.c.dead_at, table.c.id)
    while total < count:
        first = select(table.c.id).order_by(*signed_last).limit(min(BATCH, count - total))
        async with database.session() as session:
            gone = (await session.scalars(delete(table).where(table.c.id.in_(first)).returning(table.c.id))).all()
            await session.commit()
        if not gone:
            break
        total += len(gone)
    return total


def _told(count: int, reason: str, which: str) -> int:
    if count:
        DEAD_LETTERS_DROPPED.labels(reason).inc(count)
        log.warning("%d dead letters %s were dropped", count, which)
    return count
