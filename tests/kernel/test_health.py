"""Health pages: what is up, what only degrades, and what makes a process not ready."""

import asyncio
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient

from kernel.database.database import Database, open_database
from kernel.messaging.broker import Broker
from kernel.telemetry.checks import database_check, kafka_check, redis_check
from kernel.telemetry.health import Health, health_app
from tests.support.ports import free_port


async def passes() -> None:
    return None


async def refuses() -> None:
    raise ConnectionRefusedError("postgresql://viva:hunter2@db")


async def hangs() -> None:
    await asyncio.Event().wait()


async def page(health: Health, path: str = "/health") -> tuple[int, Any]:
    async with AsyncClient(transport=ASGITransport(health_app(health)), base_url="http://test") as client:
        answer = await client.get(path)
        return answer.status_code, answer.json()


class TestHealth:
    async def test_is_up_when_all_parts_are(self) -> None:
        status, body = await page(Health("users", {"database": passes, "redis": passes}))
        assert (status, body["status"], body["parts"]) == (200, "UP", {"database": "UP", "redis": "UP"})

    async def test_says_what_must_be_known_of_a_part_that_is_up(self) -> None:
        _, body = await page(Health("users", {"kafka": passes}, notes={"kafka": "without TLS"}))
        assert (body["status"], body["notes"]) == ("UP", {"kafka": "without TLS"})
        assert "notes" not in (await page(Health("users", {"kafka": passes})))[1]

    async def test_without_the_doorbell_it_works_but_worse(self) -> None:
        status, body = await page(Health("users", {"database": passes, "redis": refuses}))
        assert (status, body["status"]) == (200, "DEGRADED")

    async def test_without_the_database_it_is_down_and_says_no_secret(self) -> None:
        status, body = await page(Health("users", {"database": refuses}), "/health/ready")
        assert (status, body["status"]) == (503, "DOWN")
        assert body["parts"] == {"database": "DOWN: ConnectionRefusedError"}

    async def test_a_part_that_hangs_is_down_after_two_seconds_and_the_process_lives(self) -> None:
        status, body = await page(Health("users", {"database": hangs}))
        assert (status, body["parts"]) == (503, {"database": "DOWN: no answer within 2 s"})
        assert (await page(Health("users", {"database": hangs}), "/health/live"))[0] == 200


class TestChecks:
    async def test_real_parts_are_seen(self, database: Database, redis_url: str, kafka_bootstrap: str) -> None:
        checks = {
            "database": database_check(database),
            "redis": redis_check(redis_url),
            "kafka": kafka_check(Broker(kafka_bootstrap)),
        }
        assert (await Health("users", checks).look())[0] == "UP"

    @pytest.mark.parametrize("part", ["database", "redis", "kafka"])
    async def test_parts_that_are_away_are_seen(self, part: str) -> None:
        address = f"127.0.0.1:{free_port()}"
        away = open_database(f"postgresql://viva@{address}/viva", source="users", topics="t")
        check = {
            "database": database_check(away),
            "redis": redis_check(f"redis://{address}/0"),
            "kafka": kafka_check(Broker(address)),
        }[part]
        _, parts = await Health("users", {part: check}).look()
        await away.close()
        assert parts[part].startswith("DOWN: ")
