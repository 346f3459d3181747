"""The audit of GraphQL over HTTP passes whole: methods, media types, parameters, statuses."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from router.settings import RouterSettings
from tests.router.support.graph import Graph
from tests.router.support.live import served
from tests.router.support.world import World

SCRIPT = Path(__file__).parent / "audit.mjs"
QUESTIONS = 61


async def audited(url: str) -> list[dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        "node", str(SCRIPT), url, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        printed, wrong = await process.communicate()
    assert process.returncode == 0, wrong.decode()
    results: list[dict[str, Any]] = json.loads(printed)
    return results


@pytest.mark.parametrize("environment", ["development", "production"])
async def test_every_question_of_the_audit_is_answered_as_it_should_be(environment: Any) -> None:
    settings = RouterSettings(environment=environment, csrf_prevention=False, introspection=True)
    graph = Graph({"one": "type Query { hello: String }  type Mutation { set: Int }"}, World({}), settings=settings)
    async with served(graph.router) as address:
        results = await audited(f"http://{address}/graphql")
    assert [one for one in results if one["status"] != "ok"] == []
    assert len(results) == QUESTIONS
