"""Producer and consumer on the real broker (rules 3, 4 and 6): once, in order, and what fails blocks nobody else."""

import asyncio
import statistics
import time
from datetime import UTC, datetime

import pytest

from kernel.database.tables import KERNEL
from kernel.events.envelope import Envelope
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.dead_letters import count_dead_letters, list_dead_letters
from kernel.messaging.producer import DeliveryFailed, EventProducer
from kernel.messaging.rung_fetching import SETTLES_WITHIN_SECONDS
from kernel.messaging.subscription import Subscription, Subscriptions
from kernel.messaging.topics import TopicAdmin, dlq_of
from tests.kernel.bench import TRACE, Bench
from tests.kernel.sample.domain import ThingMade
from tests.kernel.support import rows_of, until
from tests.support.ports import free_port


class TestProducer:
    async def test_returns_after_the_acknowledgement_with_the_position(self, bench: Bench) -> None:
        delivered = [await bench.producer.send(bench.topic, "thg_1", b"{}") for _ in range(3)]
        assert [one.offset for one in delivered] == [0, 1, 2]
        assert len({one.partition for one in delivered}) == 1

    async def test_without_broker_it_gives_up_and_names_the_timeout(self) -> None:
        alone = EventProducer(Broker(f"127.0.0.1:{free_port()}"), "test", delivery_timeout_seconds=0.5)
        with pytest.raises(DeliveryFailed, match=r"within 0\.5 s"):
            await alone.send("t", "k", b"{}")
        alone.close()


class TestTopics:
    async def test_each_comes_with_its_dead_letter_topic_and_keeps_its_id(self, kafka_bootstrap: str) -> None:
        admin, topic = TopicAdmin(Broker(kafka_bootstrap)), new_id("top")
        assert await admin.incarnations([topic]) == {}
        assert await admin.ensure([topic], 2)
        first = await admin.incarnations([topic, dlq_of(topic)])
        assert set(first) == {topic, dlq_of(topic)}
        assert await admin.ensure([topic], 2)
        assert await admin.incarnations([topic, dlq_of(topic)]) == first

    async def test_a_broker_that_does_not_answer_is_no_reason_to_die(self) -> None:
        assert await TopicAdmin(Broker(f"127.0.0.1:{free_port()}")).ensure(["t"], 2) is False


class TestConsumer:
    async def test_applies_each_event_once_and_in_order_per_aggregate(self, bench: Bench) -> None:
        async with bench.consuming():
            for number in range(20):
                event_id = await bench.send("thg_1", number)
                await bench.send("thg_1", number, event_id=event_id)  # the wire may repeat
                await bench.send("thg_2", number)
            await bench.until_applied(40)
        for thing in ("thg_1", "thg_2"):
            assert [number for name, number in bench.applied if name == thing] == list(range(20))

    async def test_carries_correlation_and_trace_into_the_reaction(self, bench: Bench) -> None:
        async with bench.consuming():
            await bench.send("thg_1", 1)
            await bench.until_applied(1)
        assert bench.contexts == [("cor_1", TRACE)]

    async def test_the_offset_is_committed_after_the_effect(self, bench: Bench) -> None:
        begun, release = asyncio.Event(), asyncio.Event()

        async def slow(envelope: Envelope, event: ThingMade) -> None:
            begun.set()
            await release.wait()
            await bench.apply(envelope, event)

        async with bench.consuming(slow):
            await bench.send("thg_1", 1)
            await asyncio.wait_for(begun.wait(), 45)
            await asyncio.sleep(0.5)
            assert await asyncio.to_thread(bench.committed) == 0
            release.set()
            await bench.until_applied(1)
        assert await asyncio.to_thread(bench.committed) == 1

    async def test_what_was_begun_but_not_finished_is_done_by_the_next_consumer(self, bench: Bench) -> None:
        begun = asyncio.Event()

        async def never_ends(envelope: Envelope, event: ThingMade) -> None:
            begun.set()
            await asyncio.Event().wait()

        async with bench.consuming(never_ends):
            await bench.send("thg_1", 1)
            await asyncio.wait_for(begun.wait(), 45)
        async with bench.consuming():
            await bench.until_applied(1)
        assert bench.applied == [("thg_1", 1)]

    async def test_a_new_group_reads_from_the_beginning(self, bench: Bench) -> None:
        await bench.send("thg_1", 1)
        async with bench.consuming():
            await bench.until_applied(1)
        assert bench.applied == [("thg_1", 1)]

    async def test_reads_on_when_more_is_waiting_than_may_be_in_flight(self, bench: Bench) -> None:
        for number in range(25):
            await bench.send(f"thg_{number % 7}", number)
        async with bench.consuming(max_in_flight=5):
            await bench.until_applied(25)
        assert sorted(number for _, number in bench.applied) == list(range(25))

    async def test_two_reactions_to_one_event_type_are_refused_at_the_start(self, bench: Bench) -> None:
        twice = [Subscription(bench.signed_topic, ThingMade, bench.apply)] * 2
        with pytest.raises(ValueError, match="two reactions"):
            Subscriptions(twice)


class TestRungFetching:
    """For a broker that does not wake a waiting fetch."""

    async def test_a_ring_fetches_at_once(self, bench: Bench) -> None:
        async with bench.consuming(waits_for_rings=True) as consumer:
            await self.until_at_rest(bench)
            waits = []
            for number in range(10):
                await asyncio.sleep(0.3)  # at rest again
                await bench.send("thg_1", number)
                began = time.monotonic()
                consumer.ring()
                await bench.until_applied(2 + number)
                waits.append(time.monotonic() - began)
        assert statistics.median(waits) < 0.15, waits

    async def test_a_lost_ring_costs_two_seconds_and_no_message(self, bench: Bench) -> None:
        async with bench.consuming(waits_for_rings=True):
            await self.until_at_rest(bench)
            await bench.send("thg_1", 1)
            began = time.monotonic()
            await bench.until_applied(2)
        assert time.monotonic() - began < 4

    async def test_what_is_published_while_it_goes_to_rest_is_not_left_lying(self, bench: Bench) -> None:
        async with bench.consuming(waits_for_rings=True) as consumer:
            await self.until_at_rest(bench)
            for number in range(40):
                await bench.send("thg_1", number)
                consumer.ring()
                await asyncio.sleep(0.05 + number / 400)  # around the moment of going to rest
            await bench.until_applied(41, 1)
        assert [number for _, number in bench.applied[1:]] == list(range(40))

    async def test_too_much_in_flight_holds_it_back_and_then_it_goes_on(self, bench: Bench) -> None:
        async def slow(envelope: Envelope, event: ThingMade) -> None:
            await asyncio.sleep(0.05)
            await bench.apply(envelope, event)

        for number in range(60):
            await bench.send(f"thg_{number % 7}", number)
        async with bench.consuming(slow, max_in_flight=5, waits_for_rings=True):
            await bench.until_applied(60)
        assert sorted(number for _, number in bench.applied) == list(range(60))

    async def until_at_rest(self, bench: Bench) -> None:
        await bench.send("thg_0", 0)
        await bench.until_applied(1)
        await asyncio.sleep(SETTLES_WITHIN_SECONDS + 0.5)


class TestDeadLetters:
    async def test_three_attempts_then_kept_with_everything_and_copied(self, bench: Bench) -> None:
        attempts: list[float] = []

        async def fail(envelope: Envelope, event: ThingMade) -> None:
            attempts.append(asyncio.get_running_loop().time())
            raise ValueError("cannot be applied for kim@example.org")

        async with bench.consuming(fail):
            event_id = await bench.send("thg_1", 1)
            await bench.until_dead(1)
        (dead,) = await list_dead_letters(bench.database)
        assert (dead.event_id, dead.code, dead.attempts) == (event_id, "EVENT_HANDLER_FAILED", 3)
        assert (dead.topic, dead.offset, dead.aggregate_id) == (bench.topic, 0, "thg_1")
        assert dead.error == "ValueError: cannot be applied for [mail]"
        assert "test_messaging.py" in dead.stack
        assert dead.sent_at is not None
        assert [row.body[:1] for row in await rows_of(bench.database, KERNEL.dead_letters)] == [b"{"]
        assert len(attempts) == 3
        assert attempts[2] - attempts[1] > 1.3 * (attempts[1] - attempts[0])
        (copy,) = await asyncio.to_thread(bench.read_all, dlq_of(bench.topic), 1)
        assert dict(copy.headers())["x-error-code"] == b"EVENT_HANDLER_FAILED"

    async def test_others_go_on_while_one_aggregate_waits_for_its_next_try(self, bench: Bench) -> None:
        async def fail_for_one(envelope: Envelope, event: ThingMade) -> None:
            if event.thing_id == "thg_bad":
                raise ValueError("no")
            assert await count_dead_letters(bench.database) == 0, "the others had to wait"
            await bench.apply(envelope, event)

        await bench.send("thg_bad", 0)
        for number in range(20):
            await bench.send(f"thg_{number}", number)
        async with bench.consuming(fail_for_one):
            await bench.until_applied(20)
            await bench.until_dead(1)
        assert await count_dead_letters(bench.database) == 1

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            (b"{broken", "EVENT_NOT_JSON"),
            (b"\x00\xff", "EVENT_NOT_JSON"),
            (b'{"eventId": "evt_1"}', "EVENT_ENVELOPE_INVALID"),
            (b"", "EVENT_NOT_JSON"),
        ],
    )
    async def test_a_broken_message_is_set_aside_at_once_with_its_code(
        self, bench: Bench, body: bytes, code: str
    ) -> None:
        await bench.producer.send(bench.topic, "thg_1", body)
        await bench.send("thg_1", 2)
        async with bench.consuming():
            await bench.until_applied(1)
        (dead,) = await list_dead_letters(bench.database)
        assert (dead.code, dead.attempts, dead.event_id) == (code, 1, None)
        (row,) = await rows_of(bench.database, KERNEL.dead_letters)
        assert row.body == body
        assert await asyncio.to_thread(bench.committed) == 2

    async def test_an_unknown_version_is_set_aside_and_an_unknown_type_ignored(self, bench: Bench) -> None:
        await bench.send("thg_1", 1, version=9)
        await bench.send("thg_1", 2, kind="thing.painted")
        await bench.send("thg_1", 3)
        async with bench.consuming():
            await bench.until_applied(1)
        assert bench.applied == [("thg_1", 3)]
        (dead,) = await list_dead_letters(bench.database)
        assert (dead.code, dead.event_type) == ("EVENT_VERSION_UNKNOWN", "thing.made")
        assert "v9 is unknown here (known: 1)" in dead.error

    async def test_a_payload_with_a_missing_field_is_set_aside_at_once(self, bench: Bench) -> None:
        envelope = Envelope("evt_1", "thing.made", 1, datetime.now(UTC), "sample", "thg_1", {"thingId": "thg_1"})
        await bench.signed.send(bench.topic, "thg_1", envelope.encode())
        async with bench.consuming():
            await bench.until_dead(1)
        (dead,) = await list_dead_letters(bench.database)
        assert (dead.code, dead.attempts) == ("EVENT_PAYLOAD_INVALID", 1)
        assert "number: Field required" in dead.error

    async def test_a_repeat_of_a_dead_event_stays_one_row(self, bench: Bench) -> None:
        async def fail(envelope: Envelope, event: ThingMade) -> None:
            raise ValueError("no")

        event_id = await bench.send("thg_1", 1)
        await bench.send("thg_1", 1, event_id=event_id)
        async with bench.consuming(fail):

            async def both() -> bool:
                return [dead.attempts for dead in await list_dead_letters(bench.database)] == [6]

            await until(both)
        assert await count_dead_letters(bench.database) == 1

    async def test_a_database_outage_is_waited_for_and_counts_as_no_attempt(self, bench: Bench) -> None:
        tries = 0

        async def away_at_first(envelope: Envelope, event: ThingMade) -> None:
            nonlocal tries
            tries += 1
            if tries <= 4:
                raise ConnectionRefusedError("the database is away")
            await bench.apply(envelope, event)

        await bench.send("thg_1", 1)
        async with bench.consuming(away_at_first):
            await bench.until_applied(1)
        assert (tries, await count_dead_letters(bench.database)) == (5, 0)
