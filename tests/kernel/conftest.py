"""Databases of the sample context, each test its own copy of one template."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from kernel.database.database import Database, open_database
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.producer import EventProducer
from kernel.messaging.topics import TopicAdmin
from tests.kernel.bench import Bench
from tests.kernel.sample.bootstrap import TOPIC, SampleSettings
from tests.kernel.sample.tables import create_sample_tables
from tests.kernel.support import free_port_with_neighbours
from tests.support.servers import PostgresServer

TEMPLATE = "kernel_sample_template"


@pytest.fixture(scope="session")
async def sample_template(postgres: PostgresServer) -> str:
    await create_sample_tables(postgres.create_database(TEMPLATE))
    return TEMPLATE


@pytest.fixture
def sample_url(sample_template: str, new_database: Callable[[str], str]) -> str:
    return new_database(sample_template)


@pytest.fixture
def postgres_log(servers_folder: Path, postgres: PostgresServer) -> Callable[[], str]:
    """What the server has said so far of what it was asked."""
    return lambda: (servers_folder / "postgres.log").read_text(errors="replace")


@pytest.fixture
async def database(sample_url: str) -> AsyncIterator[Database]:
    opened = open_database(sample_url, source="sample", topics=TOPIC)
    yield opened
    await opened.close()


@pytest.fixture
def sample_settings(sample_url: str, redis_url: str, kafka_bootstrap: str) -> SampleSettings:
    return SampleSettings(
        metrics_token="token-of-the-metrics",
        redis_url=redis_url,
        kafka_bootstrap=kafka_bootstrap,
        environment="development",
        kafka_session_timeout_ms=2000,
        database_url=sample_url,
        port=free_port_with_neighbours(),
        name=new_id("smp"),
    )


@pytest.fixture
async def bench(sample_url: str, kafka_bootstrap: str) -> AsyncIterator[Bench]:
    topic = new_id("top")
    database = open_database(sample_url, source="sample", topics=topic)
    assert await TopicAdmin(Broker(kafka_bootstrap)).ensure([topic], 2)
    producer = EventProducer(Broker(kafka_bootstrap), "test")
    yield Bench(database, kafka_bootstrap, topic, producer)
    producer.close()
    await database.close()
