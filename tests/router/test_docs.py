"""docs/router.md: its commands work as they stand, and what it shows is what the router prints."""

import asyncio
import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
import yaml
from pyreqwest.client import ClientBuilder
from pyreqwest.exceptions import ConnectError

from router.settings import RouterSettings
from scripts.write_router_docs import PAGE, ROOT, blocks
from tests.support.ports import free_port

TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = TEXT.splitlines()
STAGES = [line for line in COMMANDS if re.match(r"\.venv/bin/python -m router (graph|normalize|paths|plan)", line)]
REQUESTS = [line for line in COMMANDS if line.startswith("curl")]
HTTP = ClientBuilder().no_proxy().build()
SHOP = ROOT / "examples/shop"


def test_the_page_shows_what_the_router_prints() -> None:
    for marker, block in blocks():
        assert f"<!-- {marker} -->\n\n{block}\n" in TEXT


def test_every_stage_of_the_page_is_printed() -> None:
    assert len(STAGES) == 3
    for line in STAGES:
        done = subprocess.run(
            [sys.executable, *shlex.split(line)[1:]], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) > 5


def test_the_settings_of_the_page_are_valid() -> None:
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    settings = RouterSettings.model_validate(yaml.safe_load(found[1]))
    assert settings.subgraph("reviews").concurrency == 50


def test_the_comparison_names_the_version_of_every_router() -> None:
    head = next(line for line in COMMANDS if line.startswith("| Federation |"))
    columns = [cell.strip() for cell in head.strip("|").split("|")][1:]
    versions = {name: version for name, _, version in (column.rpartition(" ") for column in columns)}
    assert list(versions) == ["this router", "Apollo Router", "Hive Router", "Cosmo Router"]
    assert all(re.fullmatch(r"\d+\.\d+(\.\d+)?", version) for version in versions.values()), versions
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert ours.startswith(f"{versions['this router']}.")


@pytest.mark.parametrize(
    ("row", "since"),
    [("`@context`, `@fromContext`", "0.3.6"), ("`@policy`", "0.2.5"), ("`@cost`, `@listSize`", "0.0.68")],
)
def test_what_hive_router_learnt_is_told_with_the_version(row: str, since: str) -> None:
    cells = next(line for line in COMMANDS if line.startswith(f"| {row} |")).split(" | ")
    assert cells[3].endswith(f"(since {since})")


def test_every_file_and_folder_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`((?:tests|examples|router|gateway|planner)/[\w/.]+)`", TEXT))
    assert len(named) > 5
    for path in named:
        assert (ROOT / path).exists() or (ROOT / "router" / path).exists(), path


def test_the_page_leads_to_every_step_of_the_planner() -> None:
    """From the top function down: what it calls, in the order in which the page tells it."""
    named = re.findall(r"`(\w+\.py)`", TEXT[TEXT.index("## How a plan is made") : TEXT.index("### An example")])
    imported = set(re.findall(r"from router\.planner\.(\w+) import", (ROOT / "router/planner/planner.py").read_text()))
    steps = {f"{name}.py" for name in imported} - {"paths.py", "plan.py", "storage.py"}  # data, told where it is used
    assert steps <= set(named), steps - set(named)
    assert [name for name in named if not (ROOT / "router/planner" / name).exists()] == []


def test_the_page_compares_with_three_other_routers() -> None:
    head = next(line for line in TEXT.splitlines() if line.startswith("| Federation |"))
    columns = head.count("|")
    rows = TEXT[TEXT.index(head) :].split("\n\n", 1)[0].splitlines()
    assert [name in head for name in ("Apollo Router", "Hive Router", "Cosmo Router")] == [True] * 3
    assert len(rows) > 12
    assert {row.count("|") for row in rows} == {columns}


@asynccontextmanager
async def started(*command: str) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT)
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


async def answer(address: str, command: str) -> str:
    """The page's curl command, sent elsewhere by another client, as soon as both processes answer."""
    words = shlex.split(command)
    headers = dict(words[index + 1].split(": ", 1) for index, word in enumerate(words) if word == "-H")
    for _ in range(300):
        request = HTTP.post(address).headers(headers).body_text(words[words.index("-d") + 1]).build()
        with suppress(ConnectError):
            found = await (await request.send()).text()
            if '"errors"' not in found:
                return found
        await asyncio.sleep(0.1)
    raise AssertionError(f"no answer from {address}")


async def test_the_shop_answers_the_requests_of_the_page(tmp_path: Path) -> None:
    shop, port = free_port(), free_port()
    names = [path.stem for path in SHOP.glob("*.graphql") if path.stem != "supergraph"]
    config = tmp_path / "router.yaml"
    places = {name: {"url": f"http://127.0.0.1:{shop}/{name}/"} for name in names}
    config.write_text(json.dumps({"subgraphs": places}), encoding="utf-8")
    supergraph = str(SHOP / "supergraph.graphql")
    router = ("-m", "router", "--supergraph", supergraph, "--config", str(config), "--port", str(port))
    async with started(str(SHOP / "shop.py"), "--port", str(shop)), started(*router):
        found = [await answer(f"http://127.0.0.1:{port}/graphql", line) for line in REQUESTS]
    whole, deferred, planned = found
    assert json.loads(whole)["data"]["products"][0]["shippingEstimate"] == 14.9
    assert [len(re.findall(pattern, deferred)) for pattern in ('"hasNext":true', '"hasNext":false')] == [1, 1]
    assert json.loads(planned)["extensions"]["apolloQueryPlan"]["object"]["kind"] == "QueryPlan"
