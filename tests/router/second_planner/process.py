"""The MIT planner from npm as a process that stays; it gives up on some operations, and sometimes breaks or hangs."""

import json
import select
import subprocess
import time
from collections.abc import Collection
from typing import IO, Any

from tests.router.support.compose import ROOT
from viva.resources import cpu_seconds

# Of a thousand plans a few take that much processor time, and what takes longer never ends. The clock on the wall would
# say of a busy machine that the planner hangs, and on a quiet one would wait for each hang.
_COMPUTES_SECONDS = 0.5
_ANSWERS_WITHIN_SECONDS = 30.0


class NoPlan(Exception):
    """The planner has none: `str()` says why."""


class SecondPlanner:
    def __init__(self) -> None:
        self._process = self._start()

    def plan(self, supergraph: str, query: str, labels: Collection[str] = ()) -> dict[str, Any] | None:
        """The top node of its plan; None when nothing is to be fetched."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(json.dumps({"supergraph": supergraph, "query": query, "labels": sorted(labels)}) + "\n")
        stdin.flush()
        answered = self._answers(stdout)
        line = stdout.readline() if answered else ""
        if not line:
            self.close()
            self._process = self._start()
            raise NoPlan("broke" if answered else "hangs")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise NoPlan(answer["error"])
        node: dict[str, Any] | None = answer["plan"].get("node")
        return node

    def _answers(self, stdout: IO[str]) -> bool:
        """Whether an answer came before so much computing that none will come."""
        computed_before, asked_at = cpu_seconds(self._process.pid), time.monotonic()
        while not select.select([stdout], [], [], 0.02)[0]:
            if cpu_seconds(self._process.pid) - computed_before > _COMPUTES_SECONDS:
                return False
            if time.monotonic() - asked_at > _ANSWERS_WITHIN_SECONDS:
                return False
        return True

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _start(self) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            ["node", str(ROOT / "tests/router/composers/plan.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        # It says that it is there once the planner is loaded: without the native module nothing may pass.
        assert process.stdout.readline() == "ready\n", "the MIT planner cannot be loaded: run make setup"
        return process
