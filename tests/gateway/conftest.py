"""Fixtures of the gateway's suites: its store on the embedded PostgreSQL and Redis."""

from collections.abc import AsyncIterator

import pytest

from gateway.bootstrap import Store, open_store
from gateway.domain.events import TOPIC_BY_EVENT
from kernel.database.database import Database, open_database
from tests.gateway.fakes import FakeClock


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def database(clean_gateway_db: str, clock: FakeClock) -> AsyncIterator[Database]:
    database = open_database(clean_gateway_db, source="gateway", topics=TOPIC_BY_EVENT, clock=clock)
    yield database
    await database.close()


@pytest.fixture
async def store(database: Database, redis_url: str) -> AsyncIterator[Store]:
    store = open_store(database, redis_url)
    await store.reader.forget()  # what earlier tests left in Redis
    yield store
    await store.close()
