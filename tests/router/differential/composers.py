"""The real composers as one process that stays, so that a graph costs milliseconds."""

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.router.support.compose import ROOT


class NotComposable(Exception):
    """The composer refuses the graph: `str()` says why."""


@dataclass(frozen=True)
class Composed:
    """The supergraph, and the schema of clients as the composer sees it."""

    sdl: str
    api: str


class Composers:
    def __init__(self) -> None:
        script = str(ROOT / "tests/router/composers/compose.mjs")
        self._process = subprocess.Popen(["node", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def compose(self, composer: str, subgraphs: Mapping[str, str]) -> Composed:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"composer": composer, "subgraphs": dict(subgraphs)}) + "\n")
        stdin.flush()
        answer: dict[str, Any] = json.loads(stdout.readline())
        if "errors" in answer:
            raise NotComposable("\n".join(answer["errors"]))
        return Composed(answer["sdl"], answer["api"])

    def close(self) -> None:
        self._process.communicate()
