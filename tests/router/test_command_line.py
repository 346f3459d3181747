"""`python -m router`: it serves, says why it cannot, drains when told to stop, and prints every planning stage."""

import asyncio
import json
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import orjson
import pytest
from pyreqwest.client import ClientBuilder
from pyreqwest.exceptions import ConnectError

from router.__main__ import main
from tests.router.federation.test_keys import SHOP
from tests.router.support.compose import ROOT, compose
from tests.support.ports import free_port

HTTP = ClientBuilder().no_proxy().build()


@pytest.fixture
def supergraph(tmp_path: Path) -> str:
    path = tmp_path / "supergraph.graphql"
    path.write_text(compose(SHOP), encoding="utf-8")
    return str(path)


@asynccontextmanager
async def running(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "router", *arguments, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def healthy(port: int, seconds: float) -> float:
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        try:
            response = await HTTP.get(f"http://127.0.0.1:{port}/health").build().send()
            if response.status == 200:
                return time.monotonic() - started
        except ConnectError:
            await asyncio.sleep(0.02)
    raise AssertionError(f"not healthy within {seconds} s")


async def test_it_serves_alone_and_ends_at_once_when_idle(supergraph: str) -> None:
    port = free_port()
    async with running("--supergraph", supergraph, "--port", str(port)) as process:
        await healthy(port, 15)
        body = orjson.dumps({"query": '{ __typename __type(name: "User") { name } }'})
        request = HTTP.post(f"http://127.0.0.1:{port}/graphql").body_bytes(body)
        response = await request.header("content-type", "application/json").build().send()
        assert await response.json() == {"data": {"__typename": "Query", "__type": {"name": "User"}}}
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 5) in (0, -signal.SIGTERM)
        assert time.monotonic() - started < 3


async def test_what_it_cannot_serve_is_told_in_one_line(tmp_path: Path) -> None:
    broken = tmp_path / "broken.graphql"
    broken.write_text("type Query {", encoding="utf-8")
    async with running("--supergraph", str(broken)) as process:
        _, stderr = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 2
    assert (
        stderr.decode() == "router: line 1: the supergraph does not parse: Syntax Error: Expected Name, found <EOF>.\n"
    )


async def test_a_wrong_setting_is_named(tmp_path: Path, supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "router.yaml"
    config.write_text("limits:\n  depth: many\nnonsense: 1\n", encoding="utf-8")
    assert main(["--supergraph", supergraph, "--config", str(config)]) == 2
    told = capsys.readouterr().err
    assert "limits.depth" in told
    assert "nonsense" in told


def test_every_stage_can_be_printed(supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "{ products { name left } }"
    assert main(["graph", "--supergraph", supergraph]) == 0
    assert "=> Product in stock by {sku brand { code }}" in capsys.readouterr().out
    assert main(["normalize", "--supergraph", supergraph, query]) == 0
    assert "on Product" in capsys.readouterr().out
    assert main(["paths", "--supergraph", supergraph, query]) == 0
    assert "[PRODUCTS] .products =Product(sku brand { code })=> [STOCK]" in capsys.readouterr().out
    assert main(["plan", "--supergraph", supergraph, query]) == 0
    assert 'Flatten(path: "products.@")' in capsys.readouterr().out


def test_a_plan_is_printed_as_apollos_tools_read_it(supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--json", "--supergraph", supergraph, "{ products { left } }"]) == 0
    plan = json.loads(capsys.readouterr().out)
    first, second = plan["node"]["nodes"]
    assert (plan["kind"], first["kind"], first["serviceName"]) == ("QueryPlan", "Fetch", "products")
    assert (second["kind"], second["path"]) == ("Flatten", ["products", "@"])
    assert second["node"]["requires"][0]["typeCondition"] == "Product"


def test_an_operation_that_is_not_valid_is_refused(supergraph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--supergraph", supergraph, "{ nope }"]) == 2
    assert "Cannot query field 'nope'" in capsys.readouterr().err
