"""The embedded servers answer by their own protocols, and a password is needed."""

import socket
from pathlib import Path

import asyncpg
import pytest
import redis.asyncio
from confluent_kafka.admin import AdminClient

from tests.conftest import NewDatabase
from tests.support.servers import PostgresServer


async def test_postgres_answers_sql_and_is_version_18(postgres: PostgresServer) -> None:
    connection = await asyncpg.connect(postgres.url("postgres"))
    version = await connection.fetchval("SHOW server_version_num")
    await connection.close()
    assert int(version) // 10_000 == 18


async def test_postgres_refuses_a_wrong_password(postgres: PostgresServer) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres.server.url("postgres", password="wrong"))


async def test_a_new_database_is_a_copy_of_its_template(postgres: PostgresServer, new_database: NewDatabase) -> None:
    source = new_database("template1")
    connection = await asyncpg.connect(source)
    await connection.execute("CREATE TABLE marks (id int); INSERT INTO marks VALUES (7)")
    await connection.close()
    copy = await asyncpg.connect(new_database(source.rsplit("/", 1)[1]))
    found = await copy.fetchval("SELECT id FROM marks")
    await copy.close()
    assert found == 7


async def test_valkey_stores_a_value_and_never_evicts(redis_url: str) -> None:
    client = redis.asyncio.Redis.from_url(redis_url)
    await client.set("viva-test", "here")
    policy = await client.config_get("maxmemory-policy")
    value = await client.get("viva-test")
    await client.aclose()
    assert (value, policy) == (b"here", {"maxmemory-policy": "noeviction"})


async def test_valkey_refuses_a_wrong_password(redis_url: str) -> None:
    client = redis.asyncio.Redis.from_url(redis_url.replace("test-only", "wrong"))
    with pytest.raises(redis.exceptions.AuthenticationError):
        await client.ping()
    await client.aclose()


def test_tansu_lists_itself_as_the_only_broker(kafka_bootstrap: str) -> None:
    metadata = AdminClient({"bootstrap.servers": kafka_bootstrap}).list_topics(timeout=5)
    assert [f"{broker.host}:{broker.port}" for broker in metadata.brokers.values()] == [kafka_bootstrap]


@pytest.mark.parametrize("server", ["postgres", "redis_url", "kafka_bootstrap"])
def test_without_tls_each_listens_on_this_machine_alone(server: str, request: pytest.FixtureRequest) -> None:
    running = request.getfixturevalue(server)
    address = running.url("postgres") if isinstance(running, PostgresServer) else running
    port = int(address.rpartition(":")[2].partition("/")[0])
    assert listening_at(port) == {"127.0.0.1"}


def listening_at(port: int) -> set[str]:
    """The addresses of this machine's listeners on a port, by the kernel's own tables."""
    listeners: set[str] = set()
    for table, family in (("tcp", socket.AF_INET), ("tcp6", socket.AF_INET6)):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, _, hexadecimal = local.partition(":")
            if state == "0A" and int(hexadecimal, 16) == port:
                words = [bytes.fromhex(address[at : at + 8])[::-1] for at in range(0, len(address), 8)]
                listeners.add(socket.inet_ntop(family, b"".join(words)))
    return listeners
