"""Which tests exist and which ran: pytest node ids and `file::title` of the web tests."""

import contextlib
import io
import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_A_PROOF = ("skip", "skipif", "xfail")
VITEST_TIMEOUT_SECONDS = 300


@dataclass
class Collected:
    """Ids that can serve as proof, and those that are there but switched off."""

    ids: set[str] = field(default_factory=set)
    switched_off: set[str] = field(default_factory=set)


class _Collector:
    """A pytest plug-in that keeps what was collected."""

    def __init__(self) -> None:
        self.collected = Collected()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            off = any(item.get_closest_marker(name) for name in NOT_A_PROOF)
            (self.collected.switched_off if off else self.collected.ids).add(item.nodeid)


def collect_python() -> Collected:
    """Collect every Python test, with no selection, without running one."""
    collector = _Collector()
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = pytest.main(["--collect-only", "-q", "tests"], plugins=[collector])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise SystemExit(f"{output.getvalue()[-3000:]}\naccept: pytest could not collect the tests (exit {int(code)})")
    return collector.collected


def collect_web() -> Collected:
    """List the web app's tests as vitest knows them: `frontend/src/…::describe > title`."""
    listing = subprocess.run(
        ["node_modules/.bin/vitest", "list", "--json"],
        cwd=ROOT / "frontend",
        capture_output=True,
        text=True,
        timeout=VITEST_TIMEOUT_SECONDS,
        check=False,
    )
    if listing.returncode != 0:
        raise SystemExit(f"accept: vitest could not list the web tests: {listing.stderr.strip()[-500:]}")
    found = Collected()
    for entry in json.loads(listing.stdout[listing.stdout.index("[") :]):
        file = Path(entry["file"]).resolve().relative_to(ROOT)
        found.ids.add(f"{file}::{entry['name']}")
    return found


def matching(proof: str, ids: Iterable[str]) -> list[str]:
    """The ids a proof stands for: itself, its parameters, or all of a class or file."""
    if proof.startswith("frontend/"):
        file, _, title = proof.partition("::")
        return [i for i in ids if i.startswith(f"{file}::") and (not title or i.endswith(title))]
    return [i for i in ids if i == proof or i.startswith((f"{proof}[", f"{proof}::"))]


def read_results(folder: Path) -> dict[str, bool]:
    """Read the JUnit files of a test run: id → passed."""
    results: dict[str, bool] = {}
    for file in sorted(folder.glob("*.xml")):
        for case in ET.parse(file).getroot().iter("testcase"):  # noqa: S314  files this project just wrote
            passed = not any(case.find(kind) is not None for kind in ("failure", "error", "skipped"))
            key = _id_of(case.get("classname", ""), case.get("name", ""))
            results[key] = results.get(key, True) and passed
    return results


def _id_of(classname: str, name: str) -> str:
    if classname.endswith((".ts", ".tsx")):
        return f"frontend/{classname}::{name}"
    parts = classname.split(".")
    for length in range(len(parts), 0, -1):
        module = Path(*parts[:length]).with_suffix(".py")
        if (ROOT / module).is_file():
            return "::".join([str(module), *parts[length:], name])
    return f"{classname}::{name}"
