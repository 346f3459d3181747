"""The change log: what subscribers must see, numbered per subject in the transaction of the change."""

from typing import Any

from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.clock import Clock
from kernel.database.tables import KERNEL
from kernel.ids import new_id
from kernel.rings.doorbell import Rings


class ChangeLog:
    def __init__(self, session: AsyncSession, clock: Clock, rings: Rings) -> None:
        self._session, self._clock, self._rings = session, clock, rings

    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int:
        """The row's number. The counter stays locked until commit, so numbers become visible in order, without gaps."""
        counters = KERNEL.change_counters
        counter = upsert(counters).values(subject=subject, last=1)
        counted = await self._session.execute(
            counter.on_conflict_do_update(index_elements=["subject"], set_={"last": counters.c.last + 1}).returning(
                counters.c.last
            )
        )
        sequence: int = counted.scalar_one()
        row = {
            "subject": subject,
            "sequence": sequence,
            "event_id": new_id("evt"),
            "kind": kind,
            "node_id": node_id,
            "payload": payload or {},
            "at": self._clock.now(),
        }
        await self._session.execute(insert(KERNEL.changes).values(row))
        self._rings.subjects.add(subject)
        return sequence
