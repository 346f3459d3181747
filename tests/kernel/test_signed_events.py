"""An event counts only with the signature of its context: whatever else reaches a topic is kept aside, not applied."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from confluent_kafka import Producer
from sqlalchemy import insert

from kernel.clock import SystemClock
from kernel.database.database import Database
from kernel.database.locks import SessionLocks
from kernel.database.tables import KERNEL
from kernel.events.envelope import Envelope
from kernel.events.signature import EventSigner, new_event_key
from kernel.messaging.dead_letters import list_dead_letters
from kernel.messaging.producer import Delivered
from kernel.messaging.signing import SIGNATURES_HOLD, EventVerifier, NotSigned, SigningSender
from kernel.messaging.subscription import ReceivedMessage, SignedTopic, Subscription, Subscriptions
from kernel.messaging.topics import dlq_of
from kernel.outbox.relay import Relay
from kernel.telemetry.metrics import exposition
from tests.kernel.bench import Bench
from tests.kernel.sample.domain import ThingMade
from tests.kernel.support import make_thing, rows_of
from tests.support.event_keys import PRIVATE_KEYS, PUBLIC_KEYS, VERIFIER, signed_by

BODY = b'{"eventId": "evt_1"}'
Change = Callable[[ReceivedMessage], ReceivedMessage]


@dataclass
class StoppedClock:
    time: datetime

    def now(self) -> datetime:
        return self.time


def received(context: str = "users", topic: str = "user-events", key: bytes = b"usr_1") -> ReceivedMessage:
    headers = EventSigner(PRIVATE_KEYS[context]).headers(topic, key, BODY)
    return ReceivedMessage(topic, 0, 0, key, BODY, (("x-correlation-id", b"cor_1"), *headers))


def with_header(message: ReceivedMessage, name: str, value: bytes | None) -> ReceivedMessage:
    others = tuple(header for header in message.headers if header[0] != name)
    return replace(message, headers=(*others, (name, value)))


class TestVerifying:
    def test_what_a_context_sent_is_its_own(self) -> None:
        VERIFIER.check(received(), "users")

    @pytest.mark.parametrize(
        ("change", "why"),
        [
            (lambda message: replace(message, headers=()), "it has no signature"),
            (lambda message: with_header(message, "x-event-signature", None), "it has no signature"),
            (lambda message: with_header(message, "x-event-sent-at", b""), "it has no signature"),
            (lambda message: with_header(message, "x-event-key", b"0" * 16), "by none of the keys of users"),
            (lambda message: with_header(message, "x-event-key", b"\xff"), "by none of the keys of users"),
            (lambda message: with_header(message, "x-event-signature", b"A" * 86), "not what users signed"),
            (lambda message: with_header(message, "x-event-signature", b"\xff\x00"), "not what users signed"),
            (lambda message: with_header(message, "x-event-sent-at", b"9999999999"), "not what users signed"),
            (lambda message: replace(message, value=BODY.replace(b"1", b"2")), "not what users signed"),
            (lambda message: replace(message, key=b"usr_2"), "not what users signed"),
            (lambda message: replace(message, topic="user-commands"), "not what users signed"),
            (lambda message: replace(message, topic="user-events2", key=b"sr_1"), "not what users signed"),
            (lambda message: received("gateway"), "by none of the keys of users"),
        ],
    )
    def test_anything_else_is_not(self, change: Change, why: str) -> None:
        with pytest.raises(NotSigned, match=why) as refused:
            VERIFIER.check(change(received()), "users")
        assert refused.value.code == "EVENT_NOT_SIGNED"

    def test_a_context_without_keys_has_signed_nothing(self) -> None:
        with pytest.raises(NotSigned):
            EventVerifier({}).check(received(), "users")

    def test_while_a_key_takes_the_place_of_another_both_count(self) -> None:
        old, new = new_event_key(), new_event_key()
        both = EventVerifier({"users": [EventSigner(key).public_key for key in (new, old)]})
        for key in (old, new):
            headers = tuple(EventSigner(key).headers("user-events", b"usr_1", BODY))
            message = ReceivedMessage("user-events", 0, 0, b"usr_1", BODY, headers)
            both.check(message, "users")
        with pytest.raises(NotSigned):
            both.check(received(), "users")

    def test_a_signature_does_not_outlive_the_memory_of_the_inbox(self) -> None:
        now = datetime.now(UTC)
        for later, fits in ((SIGNATURES_HOLD - timedelta(hours=1), True), (SIGNATURES_HOLD * 1.01, False)):
            verifier = EventVerifier(PUBLIC_KEYS, StoppedClock(now + later))
            if fits:
                verifier.check(received(), "users")
            else:
                with pytest.raises(NotSigned, match="more than 29 days ago"):
                    verifier.check(received(), "users")

    @pytest.mark.parametrize("key", ["", "short", "é" * 43, "!" * 43, "A" * 47])
    def test_what_is_no_key_is_said_without_showing_it(self, key: str) -> None:
        for make in (EventSigner, lambda text: EventVerifier({"users": [text]})):
            with pytest.raises(ValueError, match="32 bytes in base64url") as refused:
                make(key)
            assert not key or key not in str(refused.value)

    def test_two_contexts_cannot_sign_one_topic(self) -> None:
        async def ignore(envelope: Envelope, event: ThingMade) -> None:
            return None

        topics = [SignedTopic("events", signed_by=context) for context in ("users", "gateway")]
        with pytest.raises(ValueError, match="one context"):
            Subscriptions([Subscription(topic, ThingMade, ignore) for topic in topics])


class TestOnTheBroker:
    """Written by a plain Kafka client, as somebody would who found the broker open."""

    async def test_forged_events_change_nothing_and_lie_among_the_dead_letters(self, bench: Bench) -> None:
        body = bench.envelope("thg_1", 99).encode()
        elsewhere = EventSigner(PRIVATE_KEYS["sample"]).headers("other-events", b"thg_1", body)
        stranger = EventSigner(new_event_key()).headers(bench.topic, b"thg_1", body)
        for headers in ([], elsewhere, stranger):
            await asyncio.to_thread(forge, bench, body, headers)
        await bench.send("thg_1", 1)
        async with bench.consuming():
            await bench.until_applied(1)
        assert bench.applied == [("thg_1", 1)]
        dead = await list_dead_letters(bench.database)
        assert [(letter.code, letter.event_type, letter.attempts) for letter in dead] == [
            ("EVENT_NOT_SIGNED", "thing.made", 1)
        ] * 3
        assert {row.body for row in await rows_of(bench.database, KERNEL.dead_letters)} == {body}
        assert await asyncio.to_thread(bench.committed) == 4
        assert f'{{outcome="not_signed",topic="{bench.topic}"}} 3.0' in exposition()[0].decode()
        copies = await asyncio.to_thread(bench.read_all, dlq_of(bench.topic), 3)
        assert {dict(copy.headers())["x-error-code"] for copy in copies} == {b"EVENT_NOT_SIGNED"}

    async def test_a_borrowed_id_neither_hides_an_event_nor_its_dead_letter(self, bench: Bench) -> None:
        async def fail(envelope: Envelope, event: ThingMade) -> None:
            raise ValueError("no")

        genuine, forged = bench.envelope("thg_1", 1), bench.envelope("thg_1", 99)
        borrowed = replace(forged, event_id=genuine.event_id).encode()
        await asyncio.to_thread(forge, bench, borrowed)
        await bench.signed.send(bench.topic, "thg_1", genuine.encode(), genuine.headers())
        await asyncio.to_thread(forge, bench, borrowed)
        async with bench.consuming(fail):
            await bench.until_dead(2)
        letters = {row.code: row for row in await rows_of(bench.database, KERNEL.dead_letters)}
        assert letters["EVENT_HANDLER_FAILED"].event_id == genuine.event_id
        assert letters["EVENT_HANDLER_FAILED"].body == genuine.encode()
        assert (letters["EVENT_NOT_SIGNED"].event_id, letters["EVENT_NOT_SIGNED"].body) == (None, borrowed)

    async def test_a_signed_event_sent_again_is_applied_no_second_time(self, bench: Bench) -> None:
        await bench.send("thg_1", 1)
        async with bench.consuming():
            await bench.until_applied(1)
            (sent,) = await asyncio.to_thread(bench.read_all, bench.topic, 1)
            await asyncio.to_thread(forge, bench, sent.value(), sent.headers())
            await bench.send("thg_1", 2)
            await bench.until_applied(2)
        assert bench.applied == [("thg_1", 1), ("thg_1", 2)]

    async def test_nor_when_the_inbox_has_forgotten_it(self, bench: Bench) -> None:
        await bench.send("thg_1", 1)
        after_a_month = StoppedClock(datetime.now(UTC) + timedelta(days=31))
        async with bench.consuming(verifier=EventVerifier(PUBLIC_KEYS, after_a_month)):
            await bench.until_dead(1)
        (dead,) = await list_dead_letters(bench.database)
        assert (bench.applied, dead.code) == ([], "EVENT_NOT_SIGNED")

    async def test_an_event_type_that_concerns_nobody_is_ignored_whoever_sent_it(self, bench: Bench) -> None:
        await asyncio.to_thread(forge, bench, bench.envelope("thg_1", 1, kind="thing.painted").encode())
        await bench.send("thg_1", 2)
        async with bench.consuming():
            await bench.until_applied(1)
        assert await list_dead_letters(bench.database) == []


class Recording:
    """Promises what `Sender` does; keeps what was sent."""

    def __init__(self) -> None:
        self.sent: list[ReceivedMessage] = []

    async def send(self, topic: str, key: str, value: bytes, headers: Any = ()) -> Delivered:
        self.sent.append(ReceivedMessage(topic, 0, len(self.sent), key.encode(), value, tuple(headers)))
        return Delivered(topic, 0, len(self.sent))


class TestRelay:
    async def test_signs_what_it_sends_a_row_of_an_older_version_as_well(
        self, database: Database, sample_url: str
    ) -> None:
        await make_thing(database, "thg_1", 1)
        (new,) = await rows_of(database, KERNEL.outbox)
        months_ago = datetime.now(UTC) - timedelta(days=90)
        older = {name: value for name, value in new._mapping.items() if name != "position"}
        async with database.session() as session:
            row = older | {"event_id": "evt_old", "created_at": months_ago}
            await session.execute(insert(KERNEL.outbox).values(row))
            await session.commit()
        recording, locks = Recording(), SessionLocks(sample_url)
        relay = Relay(database, locks, SigningSender(recording, EventSigner(PRIVATE_KEYS["sample"], SystemClock())))
        assert await relay.drain(new.bucket % database.shards) == 2
        for message in recording.sent:
            VERIFIER.check(message, "sample")
        await locks.close()

    async def test_keeps_the_headers_of_trace_and_correlation(self) -> None:
        recording = Recording()
        await signed_by("sample", recording).send("t", "k", b"{}", [("x-correlation-id", b"cor_1")])
        (message,) = recording.sent
        assert message.headers[0] == ("x-correlation-id", b"cor_1")


def forge(bench: Bench, body: bytes, headers: Any = ()) -> None:
    producer = Producer({"bootstrap.servers": bench.bootstrap})
    producer.produce(bench.topic, body, key=b"thg_1", headers=list(headers))
    assert producer.flush(10) == 0
