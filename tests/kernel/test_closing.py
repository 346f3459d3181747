"""Closing a database closes every connection to it, also those that somebody uses at that moment."""

import asyncio
import gc
import time
import warnings
from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from kernel.database.database import Database, open_database
from kernel.database.engine import RETURNED_WITHIN_SECONDS
from kernel.live.feed import ChangeFeed
from tests.kernel.support import until

OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@dataclass
class Used:
    """A database that somebody asks something, and a connection beside it that sees what the server has of it."""

    database: Database
    beside: asyncpg.Connection

    async def ask(self, seconds: float) -> "asyncio.Task[None]":
        """Returns when the server is busy with it."""
        asking = asyncio.create_task(self._ask(seconds))
        await until(self.waited_for)
        return asking

    async def waited_for(self) -> bool:
        return bool(await self.beside.fetchval(f"{OTHERS} AND state = 'active'"))

    async def gone(self) -> bool:
        return not await self.beside.fetchval(OTHERS)

    async def leaves_nothing(self) -> None:
        """On the server, which notices a moment later, and as garbage, of which Python would tell."""
        await until(self.gone, RETURNED_WITHIN_SECONDS)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", ResourceWarning)
            gc.collect()
        assert [str(warning.message) for warning in told if "unclosed connection" in str(warning.message)] == []

    async def _ask(self, seconds: float) -> None:
        async with self.database.session() as session:
            await session.execute(text("SELECT pg_sleep(:seconds)"), {"seconds": seconds})


@pytest.fixture
async def used(sample_url: str) -> AsyncIterator[Used]:
    beside = await asyncpg.connect(sample_url)
    yield Used(open_database(sample_url, source="sample", topics="t", statement_timeout_seconds=30), beside)
    await beside.close()


class TestClosing:
    async def test_a_connection_in_use_is_closed_when_it_comes_back(self, used: Used) -> None:
        asking = await used.ask(0.5)
        await used.database.close()
        await asking
        await used.leaves_nothing()

    async def test_one_that_does_not_come_back_soon_is_cut_off(self, used: Used) -> None:
        asking = await used.ask(20)
        began = time.monotonic()
        await used.database.close()
        with pytest.raises((SQLAlchemyError, asyncpg.InterfaceError)):
            await asking
        assert RETURNED_WITHIN_SECONDS <= time.monotonic() - began < 10  # of the 20

    async def test_a_request_that_was_cancelled_leaves_none(self, used: Used) -> None:
        asking = await used.ask(0.5)
        asking.cancel()
        await asyncio.sleep(0)
        asking.cancel()
        await used.database.close()
        await asyncio.wait({asking})
        await used.leaves_nothing()

    async def test_the_reads_of_a_feed_end_with_it(self, used: Used, sample_url: str, redis_url: str) -> None:
        feed = ChangeFeed(used.database, redis_url)
        locking = await asyncpg.connect(sample_url)
        await locking.execute("BEGIN; LOCK TABLE changes IN ACCESS EXCLUSIVE MODE")
        following = asyncio.create_task(anext(feed.follow("room", 0)))
        await until(used.waited_for)
        following.cancel()
        await asyncio.wait({following})
        began = time.monotonic()
        await feed.close()
        await used.database.close()
        assert time.monotonic() - began < RETURNED_WITHIN_SECONDS
        await locking.close()
        await used.leaves_nothing()
