"""Notices a broker that came back without its topics, and offers again what was published in the last 24 hours.

Every topic has an id; a broker that lost its state gives its topics new ones. The ids this context has published to
are rows in `broker_topics`; when one changes, the recent rows of that topic count as unpublished again (in the same
transaction) and the relay sends them once more. The inboxes of the consumers drop what they already have.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

from confluent_kafka import KafkaException
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.dml import ReturningUpdate

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.telemetry.metrics import OUTBOX_EVENTS

log = logging.getLogger(__name__)

OFFERED_AGAIN = timedelta(hours=24)
# What was published before events were signed counts as never published: nobody applies it any more.
WIRE_FORM = "signed"


class Topics(Protocol):
    """Promises to make missing topics, and the id of each topic that exists."""

    async def ensure(self, topics: Iterable[str], partitions: int) -> bool: ...

    async def incarnations(self, topics: Iterable[str]) -> Mapping[str, str]: ...


class BrokerWatch:
    """A consumer that lives on needs no telling: the new broker does not know it, so it joins and reads anew.

    (Restarting it here was tried: a member that leaves while it joins never lets Tansu's group get going again.)
    """

    def __init__(
        self,
        database: Database,
        topics: Topics,
        *,
        read: Collection[str],
        partitions: int,
    ) -> None:
        self._database, self._topics, self._partitions = database, topics, partitions
        self._own = database.own_topics()
        self._all = self._own | frozenset(read)

    async def __call__(self) -> None:
        """A look that may fail: a broker or database that does not answer is asked again at the next one."""
        try:
            await self.look()
        except (KafkaException, TimeoutError, SQLAlchemyError, OSError) as error:
            log.warning("the broker was not looked at: %s", error)

    async def look(self) -> None:
        found = await self._topics.incarnations(self._all)
        if self._all - found.keys() and await self._topics.ensure(self._all, self._partitions):
            found = await self._topics.incarnations(self._all)
        for topic in self._own & found.keys():
            await self._compare(topic, found[topic])

    async def _compare(self, topic: str, incarnation: str) -> None:
        table, now = KERNEL.broker_topics, self._database.clock.now()
        incarnation = f"{WIRE_FORM} {incarnation}"
        row = {"topic": topic, "incarnation": incarnation, "seen_at": now}
        is_other = (table.c.topic == topic) & (table.c.incarnation != incarnation)
        replaced = update(table).where(is_other).values(row).returning(table.c.topic)
        async with self._database.session() as session:
            await session.execute(insert(table).values(row).on_conflict_do_nothing())
            if (await session.execute(replaced)).first() is not None:
                offered = await session.scalars(_offer_again(topic, now - OFFERED_AGAIN))
                count = len(offered.all())
                OUTBOX_EVENTS.labels("offered_again").inc(count)
                log.warning("recent events are offered again", extra={"topic": topic, "count": count})
            await session.commit()


def _offer_again(topic: str, since: datetime) -> ReturningUpdate[tuple[int]]:
    outbox = KERNEL.outbox
    recent = (outbox.c.topic == topic) & (outbox.c.published_at > since)
    return update(outbox).where(recent).values(published_at=None).returning(outbox.c.position)
