"""What the settings say about TLS and SASL reaches the clients: seen by real servers behind TLS, on loopback."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg
import pytest
import redis
from sqlalchemy import select, true
from sqlalchemy.exc import SQLAlchemyError

from kernel.database.database import open_database
from kernel.database.locks import SessionLocks
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.group_reader import GroupReader, ReaderSettings
from kernel.messaging.producer import DeliveryFailed, EventProducer
from kernel.messaging.subscription import ReceivedMessage
from kernel.messaging.topics import TopicAdmin
from kernel.rings.doorbell import Rings
from kernel.rings.redis_doorbell import RedisDoorbell
from kernel.telemetry.checks import kafka_check, redis_check
from tests.kernel.support import until
from tests.support.certificates import Authority, Certificate
from tests.support.ports import free_port
from tests.support.sasl_listener import sasl_listener
from tests.support.tls_front import TlsFront, tls_front
from viva.embedded.disposable import running
from viva.embedded.launch import Launch
from viva.embedded.tansu import EmbeddedTansu
from viva.histories import is_current
from viva.migrations import upgrade


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("certificates")


@pytest.fixture(scope="module")
def authority(folder: Path) -> Authority:
    return Authority(folder, "our authority")


@pytest.fixture(scope="module")
def stranger(folder: Path) -> Authority:
    return Authority(folder, "somebody else's")


@pytest.fixture(scope="module")
def certificate(authority: Authority) -> Certificate:
    return authority.issue("server")


@pytest.fixture(scope="module")
def other_name(authority: Authority) -> Certificate:
    """Ours, but of another server."""
    return authority.issue("elsewhere", "127.0.0.9")


class TestRedis:
    def address(self, redis_url: str, front: TlsFront, authority: Authority) -> str:
        password = redis_url.split("@")[0].rpartition(":")[2]
        return f"rediss://:{password}@127.0.0.1:{front.port}/0?ssl_ca_certs={authority.ca_file}"

    async def test_the_doorbell_and_the_check_speak_tls(
        self, redis_url: str, certificate: Certificate, authority: Authority
    ) -> None:
        with tls_front(port_of(redis_url), certificate) as front:
            url = self.address(redis_url, front, authority)
            await redis_check(url)()
            context = new_id("ctx")
            bell = RedisDoorbell(url, context)
            with redis.Redis.from_url(redis_url) as plain, plain.pubsub(ignore_subscribe_messages=True) as heard:
                heard.subscribe(f"viva:{context}:changes")
                heard.get_message(timeout=1)
                await bell.ring(Rings(subjects={"subject"}))
                assert (heard.get_message(timeout=5) or {}).get("data") == b"subject"
            bell.close()
            assert (len(front.clients), front.refusals) == (2, [])

    async def test_a_server_of_a_strange_authority_is_refused(
        self, redis_url: str, certificate: Certificate, stranger: Authority
    ) -> None:
        with tls_front(port_of(redis_url), certificate) as front:
            with pytest.raises(redis.ConnectionError, match="CERTIFICATE_VERIFY_FAILED"):
                await redis_check(self.address(redis_url, front, stranger))()
            assert front.clients == []

    async def test_a_server_with_another_name_is_refused(
        self, redis_url: str, other_name: Certificate, authority: Authority
    ) -> None:
        elsewhere = tls_front(port_of(redis_url), other_name)
        with elsewhere as front, pytest.raises(redis.ConnectionError, match="IP address mismatch"):
            await redis_check(self.address(redis_url, front, authority))()


class TestPostgres:
    @pytest.fixture
    def front(self, users_database_url: str, certificate: Certificate) -> Iterator[TlsFront]:
        with tls_front(port_of(users_database_url), certificate, postgres=True) as front:
            yield front

    def address(self, plain: str, front: TlsFront, ca_file: str) -> str:
        moved = plain.replace(f":{port_of(plain)}/", f":{front.port}/")
        return f"{moved}?sslmode=verify-full&sslrootcert={ca_file}"

    async def test_the_pool_the_locks_the_migrations_and_the_command_line_speak_tls(
        self, users_database_url: str, front: TlsFront, authority: Authority
    ) -> None:
        url = self.address(users_database_url, front, authority.ca_file)
        database, locks = open_database(url, source="users", topics="t"), SessionLocks(url)
        async with database.session() as session:
            assert await session.scalar(select(true())) is True
        async with locks.try_hold("tls") as held:
            assert held
        await locks.close()
        await database.close()
        before = len(front.clients)
        await upgrade("users", url)
        assert await is_current("users", url)
        assert (before, len(front.clients), front.refusals) == (2, 4, [])

    async def test_a_server_of_a_strange_authority_is_refused(
        self, users_database_url: str, front: TlsFront, stranger: Authority
    ) -> None:
        url = self.address(users_database_url, front, stranger.ca_file)
        database, locks = open_database(url, source="users", topics="t"), SessionLocks(url)
        with pytest.raises((SQLAlchemyError, ssl.SSLError), match="CERTIFICATE_VERIFY_FAILED"):
            async with database.session() as session:
                await session.scalar(select(true()))
        with pytest.raises(ssl.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
            async with locks.try_hold("tls"):
                pass
        with pytest.raises(ssl.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
            await upgrade("users", url)
        await database.close()
        assert front.clients == []

    async def test_a_server_with_another_name_is_refused(
        self, users_database_url: str, other_name: Certificate, authority: Authority
    ) -> None:
        elsewhere = tls_front(port_of(users_database_url), other_name, postgres=True)
        with elsewhere as front, pytest.raises(ssl.SSLError, match="IP address mismatch"):
            await asyncpg.connect(self.address(users_database_url, front, authority.ca_file))


@dataclass(frozen=True)
class TansuBehindTls(EmbeddedTansu):
    """Tells its clients to come to the front's port."""

    front_port: int = 0

    def launch(self) -> Launch:
        launch = super().launch()
        at = launch.argv.index("--advertised-listener-url") + 1
        argv = list(launch.argv)
        argv[at] = f"tcp://127.0.0.1:{self.front_port}"
        return replace(launch, argv=tuple(argv))


@pytest.fixture(scope="module")
def kafka_front(servers_folder: Path, certificate: Certificate, authority: Authority) -> Iterator[TlsFront]:
    """It lets nobody in who has no certificate of our authority."""
    server = TansuBehindTls(servers_folder / "tansu-tls", free_port(), front_port=free_port())
    with running(server, servers_folder / "tansu-tls.log"):
        client_ca = authority.ca_file
        with tls_front(server.port, certificate, port=server.front_port, client_ca=client_ca) as front:
            yield front


class TestKafka:
    @pytest.fixture
    def broker(self, kafka_front: TlsFront, authority: Authority) -> Broker:
        own = authority.issue("our-client")
        return Broker(
            f"127.0.0.1:{kafka_front.port}",
            security_protocol="SSL",
            ca_file=authority.ca_file,
            certificate_file=own.certificate_file,
            key_file=own.key_file,
        )

    @pytest.fixture
    async def topic(self, broker: Broker) -> str:
        name = new_id("top")
        assert await TopicAdmin(broker).ensure([name], 1)
        return name

    async def test_admin_producer_consumer_and_check_speak_tls_and_show_their_certificate(
        self, broker: Broker, kafka_front: TlsFront, topic: str
    ) -> None:
        received: list[ReceivedMessage] = []
        reader = GroupReader(
            ReaderSettings(broker, new_id("grp"), 2000, 20, 10), [topic], lambda message, _: received.append(message)
        )
        reading = asyncio.create_task(reader.run())
        producer = EventProducer(broker, "test")
        await producer.send(topic, "key", b"body")

        async def arrived() -> bool:
            return bool(received)

        await until(arrived)
        reader.stop()
        await reading
        producer.close()
        await kafka_check(broker)()
        assert [message.value for message in received] == [b"body"]
        assert all(kafka_front.clients)

    async def test_a_broker_of_a_strange_authority_is_refused(
        self, broker: Broker, kafka_front: TlsFront, topic: str, stranger: Authority
    ) -> None:
        betrayed = replace(broker, ca_file=stranger.ca_file)
        before = len(kafka_front.clients)
        producer = EventProducer(betrayed, "test", delivery_timeout_seconds=1)
        with pytest.raises(DeliveryFailed):
            await producer.send(topic, "key", b"body")
        with pytest.raises(ssl.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
            await kafka_check(betrayed)()
        assert len(kafka_front.clients) == before

    async def test_a_plain_client_gets_nowhere(self, broker: Broker, topic: str) -> None:
        producer = EventProducer(replace(broker, security_protocol="PLAINTEXT"), "test", delivery_timeout_seconds=1)
        with pytest.raises(DeliveryFailed):
            await producer.send(topic, "key", b"body")

    async def test_one_of_several_servers_that_answers_is_enough(self, broker: Broker) -> None:
        await kafka_check(replace(broker, bootstrap=f"127.0.0.1:{free_port()},{broker.bootstrap}"))()


class TestSasl:
    """PLAIN shows user and password themselves; SCRAM begins with the user's name."""

    @pytest.mark.parametrize(
        ("client", "mechanism", "begins"),
        [
            ("producer", "PLAIN", b"\0viva\0secret"),
            ("consumer", "PLAIN", b"\0viva\0secret"),
            ("admin", "PLAIN", b"\0viva\0secret"),
            ("producer", "SCRAM-SHA-256", b"n,,n=viva,r="),
            ("producer", "SCRAM-SHA-512", b"n,,n=viva,r="),
        ],
    )
    async def test_every_client_signs_in_within_tls(
        self, client: str, mechanism: str, begins: bytes, certificate: Certificate, authority: Authority
    ) -> None:
        with sasl_listener(certificate) as seen:
            broker = Broker(
                f"127.0.0.1:{seen.port}",
                security_protocol="SASL_SSL",
                sasl_mechanism=mechanism,  # type: ignore[arg-type]
                sasl_username="viva",
                sasl_password="secret",
                ca_file=authority.ca_file,
            )
            await knock(client, broker, seen.came, 10)
        assert seen.mechanisms[0] == mechanism
        assert seen.first_messages[0].startswith(begins)

    async def test_no_password_leaves_for_a_broker_of_a_strange_authority(
        self, certificate: Certificate, stranger: Authority
    ) -> None:
        with sasl_listener(certificate) as seen:
            broker = Broker(f"127.0.0.1:{seen.port}", "SASL_SSL", "PLAIN", "viva", "secret", ca_file=stranger.ca_file)
            await knock("producer", broker, seen.came, 1)
        assert (seen.mechanisms, seen.first_messages) == ([], [])

    def test_the_password_is_not_in_what_is_printed(self) -> None:
        assert "secret" not in repr(Broker("127.0.0.1:1", sasl_password="secret"))


async def knock(client: str, broker: Broker, came: threading.Event, seconds: float) -> None:
    """Lets one of our clients try to get in, and waits until it has signed in or the time is up."""
    tries = {"producer": produce, "consumer": consume, "admin": administer}
    trying = asyncio.create_task(tries[client](broker))
    await asyncio.to_thread(came.wait, seconds)
    await trying


async def produce(broker: Broker) -> None:
    producer = EventProducer(broker, "test", delivery_timeout_seconds=2)
    with suppress(DeliveryFailed):
        await producer.send("topic", "key", b"body")


async def consume(broker: Broker) -> None:
    reader = GroupReader(ReaderSettings(broker, new_id("grp"), 1000, 20, 10), ["topic"], lambda *_: None)
    reading = asyncio.create_task(reader.run())
    await asyncio.sleep(2)
    reader.stop()
    await reading


async def administer(broker: Broker) -> None:
    assert await TopicAdmin(broker).incarnations(["topic"]) == {}


def port_of(url: str) -> int:
    return int(url.rpartition("@")[2].partition(":")[2].partition("/")[0])
