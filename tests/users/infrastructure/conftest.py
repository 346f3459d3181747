"""The users database, emptied before each test."""

from collections.abc import AsyncIterator

import pytest

from kernel.database.database import Database, open_database
from subgraphs.users.infrastructure.event_reactions import TOPIC
from tests.users.fakes import StoppedClock


@pytest.fixture
async def database(clean_users_db: str) -> AsyncIterator[Database]:
    opened = open_database(clean_users_db, source="users", topics=TOPIC, clock=StoppedClock(), pool_size=5)
    yield opened
    await opened.close()
