"""A worker hears a ring at once, asks nothing while it is idle, and misses nothing when a ring is lost."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import dramatiq
import pytest
from dramatiq import MessageProxy
from redis import Redis

from kernel.ids import new_id
from kernel.rings.broker import LOOK_EVERY_SECONDS, RingBroker, RingConsumer, bare_broker, worker_broker
from tests.support.servers import redis_server

IDLE_SECONDS = 3.0
COMMANDS_OF_A_LOOK = 8  # those inside of its script included


class Rung:
    """What a worker was told, with the moment."""

    def __init__(self, url: str) -> None:
        self.queue = new_id("que")
        self.client = Redis.from_url(url)
        self.sender = bare_broker(self.client)
        self.heard: list[float] = []
        self._arrived = threading.Condition()

    def send(self) -> float:
        self.sender.enqueue(self._message())
        return time.monotonic()

    def send_without_a_ring(self) -> None:
        message = self._message().copy(options={"redis_message_id": new_id("msg")})
        self.sender.do_enqueue(self.queue, message.options["redis_message_id"], message.encode())

    def hear(self, work_seconds: float) -> None:
        time.sleep(work_seconds)
        with self._arrived:
            self.heard.append(time.monotonic())
            self._arrived.notify_all()

    def wait(self, count: int, seconds: float) -> None:
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.heard) >= count, seconds), f"{len(self.heard)} of {count}"

    def pauses(self) -> int:
        """How often nothing was heard for about as long as a worker waits for a ring."""
        return sum(later - earlier > 0.9 * LOOK_EVERY_SECONDS for earlier, later in pairwise(self.heard))

    def commands(self) -> int:
        info = self.client.info("commandstats")
        return sum(int(each["calls"]) for name, each in info.items() if name != "cmdstat_info")

    def _message(self) -> "dramatiq.Message[object]":
        return dramatiq.Message(queue_name=self.queue, actor_name="hear", args=(), kwargs={}, options={})


@pytest.fixture
def rung(redis_url: str) -> Iterator[Rung]:
    rung = Rung(redis_url)
    yield rung
    rung.client.close()


@pytest.fixture
def own_redis_url(servers_folder: Path) -> Iterator[str]:
    """A server that nobody else asks anything: its commands are counted."""
    with redis_server(servers_folder / "counted") as url:
        yield url


@contextmanager
def working(url: str, rung: Rung, work_seconds: float = 0.0) -> Iterator[RingBroker]:
    broker = worker_broker(url)
    dramatiq.actor(actor_name="hear", queue_name=rung.queue, broker=broker)(lambda: rung.hear(work_seconds))
    worker = dramatiq.Worker(broker, worker_threads=2)
    worker.start()
    try:
        yield broker
    finally:
        worker.stop()


def test_a_ring_is_heard_at_once(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        waits = []
        for number in range(20):
            time.sleep(0.05)
            sent = rung.send()
            rung.wait(number + 2, 5)
            waits.append(rung.heard[-1] - sent)
    assert sorted(waits)[10] < 0.015, waits


def test_an_idle_worker_asks_next_to_nothing(own_redis_url: str) -> None:
    rung = Rung(own_redis_url)
    with working(own_redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        before = rung.commands()
        time.sleep(IDLE_SECONDS)
        looks = IDLE_SECONDS / LOOK_EVERY_SECONDS + 1
        assert rung.commands() - before <= looks * COMMANDS_OF_A_LOOK
    rung.client.close()


def test_a_lost_ring_costs_only_the_time_until_the_next_look(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        rung.send_without_a_ring()
        rung.wait(2, LOOK_EVERY_SECONDS + 1)


def test_more_than_it_takes_at_once_is_done_without_a_pause(redis_url: str, rung: Rung) -> None:
    """Counted, since a busy machine makes everything slow: waiting for a ring after each four made 14 pauses."""
    with working(redis_url, rung, work_seconds=0.02):
        for _ in range(60):
            rung.send()
        rung.wait(60, 30)
    assert rung.pauses() <= 1


class FreedMeanwhile(RingConsumer):
    """Has done its first message right after its room was asked for the `asks`-th time."""

    asks = 0
    first: MessageProxy | None = None

    @property
    def outstanding_message_count(self) -> int:
        count = len(self.queued_message_ids) + len(self.message_cache)
        self.asks -= 1
        if self.asks == 0:
            self.ack(self.first)  # type: ignore[no-untyped-call]
        return count


@pytest.mark.parametrize("asks", [1, 2, 3])
def test_room_that_comes_while_it_looks_is_used_at_once(redis_url: str, rung: Rung, asks: int) -> None:
    broker = worker_broker(redis_url)
    broker.declare_queue(rung.queue)
    consumer = FreedMeanwhile(broker, rung.queue, 1)
    rung.send()
    consumer.first = next(consumer)
    rung.send()
    for _ in range(4):  # no ring of the second is left to hear
        consumer._rings.get_message(timeout=0.1)
    consumer.asks = asks
    began = time.monotonic()
    while next(consumer) is None:
        pass
    assert time.monotonic() - began < LOOK_EVERY_SECONDS / 2
    consumer.close()
    broker.close()


def test_a_worker_that_lost_its_connection_hears_again(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        for kind in ("normal", "pubsub"):
            rung.client.client_kill_filter(_type=kind, skipme=True)
        rung.send()
        rung.wait(2, 8)
