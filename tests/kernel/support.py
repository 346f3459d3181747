"""What several of the kernel's tests need: waiting for a condition, making things, reading effects."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import select

from kernel.database.database import Database
from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from tests.kernel.sample.domain import Thing
from tests.kernel.sample.tables import EFFECTS
from tests.support.ports import free_port


def free_port_with_neighbours() -> int:
    """An API port whose worker (+100) and consumer (+200) ports are free as well."""
    while True:
        port = free_port()
        if port + 200 < 32_000 and _free(port + 100) and _free(port + 200):
            return port


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while True:
            if await condition():
                return
            await asyncio.sleep(0.02)


async def make_thing(database: Database, thing_id: str, *numbers: int, note: str = "") -> list[str]:
    """One transaction in which the thing says each number; the ids of its events."""
    async with SqlAlchemyUnitOfWork(database) as uow:
        thing = Thing(thing_id)
        uow.track(thing)
        for number in numbers:
            thing.make(number, note)
        await uow.commit()
    return uow.committed_event_ids


async def rows_of(database: Database, table: Any) -> Sequence[Any]:
    async with database.session() as session:
        return (await session.execute(select(table))).all()


async def effects_of(database: Database, kind: str = "event") -> Sequence[Any]:
    async with database.session() as session:
        query = select(EFFECTS).where(EFFECTS.c.kind == kind).order_by(EFFECTS.c.position)
        return (await session.execute(query)).all()


def _free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
