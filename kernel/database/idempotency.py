"""Idempotency keys: same key and input gives the first result again, other input is refused (kept 24 h)."""

import hashlib
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.clock import Clock
from kernel.database.tables import KERNEL
from kernel.errors import Refusal


class IdempotencyKeyReused(Refusal):
    code = "IDEMPOTENCY_KEY_REUSED"


@dataclass(frozen=True)
class FirstResult:
    """What the first call with this key returned."""

    result: Any


class IdempotencyKeys:
    """`claim` before the work and `keep` after it, in the work's transaction: a failed try leaves no key behind."""

    def __init__(self, session: AsyncSession, clock: Clock) -> None:
        self._session, self._clock = session, clock

    async def claim(self, caller: str, key: str, request: Any) -> FirstResult | None:
        """None: the key is ours now. A call with the same key at the same moment waits for the first to commit."""
        table = KERNEL.idempotency_keys
        fingerprint = hashlib.sha256(orjson.dumps(request, option=orjson.OPT_SORT_KEYS)).hexdigest()
        row = {"caller": caller, "key": key, "fingerprint": fingerprint, "created_at": self._clock.now()}
        claimed = await self._session.execute(insert(table).values(row).on_conflict_do_nothing().returning(table.c.key))
        if claimed.first() is not None:
            return None
        mine = (table.c.caller == caller) & (table.c.key == key)
        first = (await self._session.execute(select(table.c.fingerprint, table.c.result).where(mine))).one()
        if first.fingerprint != fingerprint:
            raise IdempotencyKeyReused(
                "This idempotency key was used with other input already. Use a new key for each act.",
                field=("input", "idempotencyKey"),
            )
        return FirstResult(first.result)

    async def keep(self, caller: str, key: str, result: Any) -> None:
        table = KERNEL.idempotency_keys
        mine = (table.c.caller == caller) & (table.c.key == key)
        await self._session.execute(update(table).where(mine).values(result=result))
