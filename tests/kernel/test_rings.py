"""A worker hears a ring at once, asks nothing while it is idle, and misses nothing when a ring is lost."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import dramatiq
import pytest
from redis import Redis

from kernel.ids import new_id
from kernel.rings.broker import LOOK_EVERY_SECONDS, RingBroker, bare_broker, worker_broker

IDLE_SECONDS = 3.0
# Those inside of its script included, and some of other tests on the same server; looking every 25 ms made a thousand.
COMMANDS_OF_A_LOOK = 50


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


def test_an_idle_worker_asks_next_to_nothing(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        before = rung.commands()
        time.sleep(IDLE_SECONDS)
        looks = IDLE_SECONDS / LOOK_EVERY_SECONDS + 1
        assert rung.commands() - before <= looks * COMMANDS_OF_A_LOOK


def test_a_lost_ring_costs_only_the_time_until_the_next_look(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        rung.send_without_a_ring()
        rung.wait(2, LOOK_EVERY_SECONDS + 1)


def test_more_than_it_takes_at_once_is_done_without_a_pause(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung, work_seconds=0.02):
        for _ in range(60):
            rung.send()
        began = time.monotonic()
        rung.wait(60, 10)
    assert time.monotonic() - began < 6  # a second for each four, when it waits for rings in between


def test_a_worker_that_lost_its_connection_hears_again(redis_url: str, rung: Rung) -> None:
    with working(redis_url, rung):
        rung.send()
        rung.wait(1, 5)
        for kind in ("normal", "pubsub"):
            rung.client.client_kill_filter(_type=kind, skipme=True)
        rung.send()
        rung.wait(2, 8)
