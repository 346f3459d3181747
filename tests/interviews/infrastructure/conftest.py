"""The interviews database, emptied before each test, with a clock that tests move."""

from collections.abc import AsyncIterator

import pytest

from kernel.database.database import Database, open_database
from subgraphs.interviews.bootstrap import NAME, TOPIC
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.infrastructure.unit_of_work import InterviewsUnitOfWork
from tests.interviews.fakes import FakeClock
from tests.interviews.samples import invite, published


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def database(clean_interviews_db: str, clock: FakeClock) -> AsyncIterator[Database]:
    opened = open_database(clean_interviews_db, source=NAME, topics=TOPIC, clock=clock)
    yield opened
    await opened.close()


@pytest.fixture
async def invitation(database: Database) -> Invitation:
    """One that was sent, with its published template, in the database."""
    template, version = published()
    sent = invite(version)
    async with InterviewsUnitOfWork(database) as uow:
        await uow.templates.add(template)
        await uow.templates.add_version(version)
        await uow.invitations.add(sent)
        await uow.commit()
    return sent
