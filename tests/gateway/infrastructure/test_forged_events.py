"""Rights come from users alone: a forged or repeated event of `user-events` changes nobody's roles or company."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import orjson
import pytest
from confluent_kafka import Producer
from sqlalchemy import delete

from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.bootstrap import Store
from gateway.domain.access import Access
from gateway.infrastructure.subscriptions import UserEventSubscriptions
from kernel.auth.caller import Caller
from kernel.clock import SystemClock
from kernel.database.database import Database, open_database
from kernel.database.locks import SessionLocks
from kernel.database.tables import KERNEL
from kernel.events.signature import EventSigner
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.consumer import ConsumerSettings, EventConsumer
from kernel.messaging.dead_letters import DeadLetter, list_dead_letters
from kernel.messaging.producer import Delivered, EventProducer
from kernel.messaging.signing import EventVerifier
from kernel.messaging.topics import TopicAdmin
from kernel.outbox.relay import Relay
from subgraphs.users.application.commands.change_user_status import SuspendUser
from subgraphs.users.application.commands.register_user import RegisterUser, RegisterUserHandler
from subgraphs.users.bootstrap import make_handlers
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.user import Identity
from subgraphs.users.infrastructure.unit_of_work import UsersUnitOfWork
from tests.kernel.support import until
from tests.support.event_keys import PRIVATE_KEYS, PUBLIC_KEYS, VERIFIER, signed_by

USER_EVENTS = "user-events"
Headers = Sequence[tuple[str, bytes]]


@dataclass
class UsersContext:
    """The users context with its own database and relay; `sent` is what anybody reads who may read the topic."""

    database: Database
    producer: EventProducer
    locks: SessionLocks
    sent: list[tuple[str, bytes, Headers]] = field(default_factory=list)

    async def send(self, topic: str, key: str, value: bytes, headers: Headers = ()) -> Delivered:
        self.sent.append((key, value, headers))
        return await self.producer.send(topic, key, value, headers)

    async def register(self, email: str, *, admin: bool = False) -> str:
        user_id = UserId(new_id("usr"))
        register = RegisterUserHandler(self._begin, SystemClock(), (email,) if admin else ())
        await register(RegisterUser(new_id("evt"), user_id, Identity(new_id("sub"), email, True), "Kim Example"))
        await self.relay()
        return user_id

    async def suspend(self, user_id: str) -> None:
        admin = Caller("usr_admin", "USER", frozenset({"ADMIN"}))
        await make_handlers(self.database).suspend_user(SuspendUser(admin, user_id))
        await self.relay()

    async def relay(self) -> None:
        relay = Relay(self.database, self.locks, signed_by("users", self))
        for shard in range(self.database.shards):
            await relay.drain(shard)

    def _begin(self) -> UsersUnitOfWork:
        return UsersUnitOfWork(self.database)


@pytest.fixture
async def users(clean_users_db: str, kafka_bootstrap: str) -> AsyncIterator[UsersContext]:
    database = open_database(clean_users_db, source="users", topics=USER_EVENTS)
    producer, locks = EventProducer(Broker(kafka_bootstrap), "users"), SessionLocks(clean_users_db)
    yield UsersContext(database, producer, locks)
    producer.close()
    await locks.close()
    await database.close()


@dataclass
class Gateway:
    """The gateway's consumer on the real broker, and the rights it has noted."""

    database: Database
    store: Store
    bootstrap: str

    @asynccontextmanager
    async def listening(self, verifier: EventVerifier = VERIFIER) -> AsyncIterator[None]:
        broker = Broker(self.bootstrap)
        await TopicAdmin(broker).ensure([USER_EVENTS], 2)
        dlq = EventProducer(broker, "dead-letters")
        consumer = EventConsumer(
            UserEventSubscriptions(UserEventReactions(self.store.begin, SystemClock(), "issuer")).all(),
            new_id("grp"),
            database=self.database,
            dlq=dlq,
            settings=ConsumerSettings(broker, 2000, 20),
            verifier=verifier,
        )
        stop = asyncio.Event()
        running = asyncio.create_task(consumer.run(stop))
        try:
            yield
        finally:
            stop.set()
            await running
            dlq.close()

    async def access(self, user_id: str) -> Access | None:
        async with self.store.begin() as uow:
            return await uow.access.of(user_id)

    async def until(self, user_id: str, fits: Callable[[Access], bool]) -> None:
        async def noted() -> bool:
            access = await self.access(user_id)
            return access is not None and fits(access)

        await until(noted)

    async def dead(self, user_id: str) -> list[DeadLetter]:
        return [letter for letter in await list_dead_letters(self.database) if letter.aggregate_id == user_id]

    async def until_dead(self, user_id: str, count: int = 1) -> list[DeadLetter]:
        async def kept() -> bool:
            return len(await self.dead(user_id)) >= count

        await until(kept)
        return await self.dead(user_id)


@pytest.fixture
def gateway(database: Database, store: Store, kafka_bootstrap: str) -> Gateway:
    return Gateway(database, store, kafka_bootstrap)


def forged(event_type: str, user_id: str, **payload: object) -> bytes:
    return orjson.dumps(
        {
            "eventId": new_id("evt"),
            "eventType": event_type,
            "version": 1,
            "timestamp": datetime.now(UTC),
            "source": "users",
            "aggregateId": user_id,
            "payload": {"userId": user_id, **payload},
        }
    )


def unsigned(key: bytes, body: bytes) -> Headers:
    return []


def signed_by_the_gateway(key: bytes, body: bytes) -> Headers:
    return EventSigner(PRIVATE_KEYS["gateway"]).headers(USER_EVENTS, key, body)


def signed_for_another_topic(key: bytes, body: bytes) -> Headers:
    return EventSigner(PRIVATE_KEYS["users"]).headers("auth-events", key, body)


def write(bootstrap: str, key: str, body: bytes, headers: Headers) -> None:
    """As anybody does who has found the broker."""
    producer = Producer({"bootstrap.servers": bootstrap})
    producer.produce(USER_EVENTS, body, key=key.encode(), headers=dict(headers))
    assert producer.flush(10) == 0


class TestForgedEvents:
    @pytest.mark.parametrize("sign", [unsigned, signed_by_the_gateway, signed_for_another_topic])
    async def test_a_forged_user_updated_makes_nobody_an_administrator(
        self, gateway: Gateway, users: UsersContext, sign: Callable[[bytes, bytes], Headers]
    ) -> None:
        async with gateway.listening():
            user_id = await users.register("kim@viva.example")
            await gateway.until(user_id, lambda access: access.status == "ACTIVE")
            body = forged("user.updated", user_id, externalAuthId="oidc-kim", roles=["ADMIN"], status="ACTIVE")
            await asyncio.to_thread(write, gateway.bootstrap, user_id, body, sign(user_id.encode(), body))
            (dead,) = await gateway.until_dead(user_id)
            await users.suspend(user_id)
            await gateway.until(user_id, lambda access: access.status == "SUSPENDED")  # the partition goes on
        access = await gateway.access(user_id)
        assert access is not None
        assert (access.roles, dead.code, dead.event_type) == (frozenset(), "EVENT_NOT_SIGNED", "user.updated")

    async def test_nor_do_the_others_give_a_company_or_take_anything(
        self, gateway: Gateway, users: UsersContext
    ) -> None:
        async with gateway.listening():
            user_id = await users.register("kim@viva.example", admin=True)
            await gateway.until(user_id, lambda access: access.roles == frozenset({"ADMIN"}))
            bodies = [
                forged("company.member_added", user_id, companyId="com_1", role="OWNER", isPrimary=True),
                forged("user.suspended", user_id),
                forged("user.deleted", user_id),
                forged("user.registration_refused", user_id, code="EMAIL_TAKEN"),
                forged("user.created", user_id, externalAuthId="oidc-other", roles=["HR"], status="ACTIVE"),
            ]
            for body in bodies:
                await asyncio.to_thread(write, gateway.bootstrap, user_id, body, [])
            dead = await gateway.until_dead(user_id, len(bodies))
        access = await gateway.access(user_id)
        assert access is not None
        assert (access.status, access.roles, access.company_id) == ("ACTIVE", frozenset({"ADMIN"}), None)
        assert {letter.code for letter in dead} == {"EVENT_NOT_SIGNED"}

    async def test_the_same_event_through_the_outbox_of_users_does(self, gateway: Gateway, users: UsersContext) -> None:
        async with gateway.listening():
            user_id = await users.register("kim@viva.example", admin=True)
            await gateway.until(user_id, lambda access: access.roles == frozenset({"ADMIN"}))
        assert await gateway.dead(user_id) == []


class TestRepeatedEvents:
    async def test_an_old_one_with_its_signature_gives_nothing_back(
        self, gateway: Gateway, users: UsersContext
    ) -> None:
        async with gateway.listening():
            user_id = await users.register("kim@viva.example", admin=True)
            await users.suspend(user_id)
            await gateway.until(user_id, lambda access: access.status == "SUSPENDED")
            for key, body, headers in list(users.sent):
                await asyncio.to_thread(write, gateway.bootstrap, key, body, headers)
            marker = await users.register("noor@viva.example")
            await gateway.until(marker, lambda access: access.status == "ACTIVE")
            await asyncio.sleep(0.5)  # the other partition
        access = await gateway.access(user_id)
        assert access is not None
        assert (access.status, await gateway.dead(user_id)) == ("SUSPENDED", [])

    async def test_not_even_after_the_inbox_has_forgotten_it(self, gateway: Gateway, users: UsersContext) -> None:
        async with gateway.listening():
            user_id = await users.register("kim@viva.example", admin=True)
            await users.suspend(user_id)
            await gateway.until(user_id, lambda access: access.status == "SUSPENDED")
        async with gateway.database.session() as session:
            await session.execute(delete(KERNEL.processed_events))
            await session.commit()
        async with gateway.listening(EventVerifier(PUBLIC_KEYS, InAMonth())):
            dead = await gateway.until_dead(user_id, 2)
        access = await gateway.access(user_id)
        assert access is not None
        assert (access.status, {letter.code for letter in dead}) == ("SUSPENDED", {"EVENT_NOT_SIGNED"})


class InAMonth:
    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(days=31)
