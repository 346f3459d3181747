"""Subgraph SDLs → supergraph by the real composer, kept under `fixtures/composed` so that a test run needs no Node.

A fixture says in its first line what it was composed from; `test_composed_fixtures.py` composes all of them again.
"""

import hashlib
import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "tests/router/fixtures/composed"
_COMPOSER = ROOT / "scripts/compose-supergraph/compose.mjs"
_HEAD = "# inputs: "
FEDERATION = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides",'
    ' "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@context", "@fromContext",'
    ' "@authenticated", "@requiresScopes", "@policy", "@tag", "@extends"])\n'
)


def compose(subgraphs: Mapping[str, str], *, federation_1: bool = False) -> str:
    """The supergraph of these SDLs; `@link` is added to each unless they are of federation 1."""
    inputs = {name: sdl if federation_1 else FEDERATION + sdl for name, sdl in subgraphs.items()}
    head = _HEAD + json.dumps(inputs, sort_keys=True)
    path = FOLDER / f"{hashlib.sha256(head.encode()).hexdigest()[:16]}.graphql"
    if not path.exists():
        path.write_text(f"{head}\n{run_composer(inputs)}", encoding="utf-8")
    return path.read_text(encoding="utf-8").split("\n", 1)[1]


def fixture_inputs(path: Path) -> dict[str, str]:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    inputs: dict[str, str] = json.loads(first.removeprefix(_HEAD))
    return inputs


def run_composer(inputs: Mapping[str, str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        entries = []
        for name, sdl in inputs.items():
            Path(folder, f"{name}.graphql").write_text(sdl, encoding="utf-8")
            entries.append({"name": name, "url": f"http://{name}.test/graphql", "file": f"{name}.graphql"})
        Path(folder, "subgraphs.json").write_text(json.dumps(entries), encoding="utf-8")
        target = Path(folder, "supergraph.graphql")
        done = subprocess.run(
            ["node", str(_COMPOSER), str(Path(folder, "subgraphs.json")), str(target)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"composition failed:\n{done.stderr}{done.stdout}")
        return target.read_text(encoding="utf-8")
