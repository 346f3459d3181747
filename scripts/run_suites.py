"""`make test`: runs the suites one after another, keeps their JUnit files, and prints each suite's seconds."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / ".viva-test" / "results"
BYTECODE = ROOT / ".viva-test" / "bytecode"
# It ends a suite that hangs; beside other work on the same cores a suite may take three times as long as alone.
SUITE_TIMEOUT_SECONDS = 2700


@dataclass(frozen=True)
class Suite:
    name: str
    what: str
    command: tuple[str, ...]
    folder: str = "."


PYTEST = (sys.executable, "-m", "pytest", "-q", "--no-header", "--dist", "loadscope")
SUITES = (
    Suite(
        "python",
        "domain, application, infrastructure, contracts",
        (
            *PYTEST,
            "-n",
            "3",  # on two cores: at any time about one of them waits for a server or a process
            "-m",
            "not e2e and not browser",
            f"--junitxml={RESULTS}/python.xml",
            "tests",
        ),
    ),
    Suite(
        "web",
        "the web app's units and views",
        (
            "npm",
            "run",
            "--silent",
            "test",
            "--",
            "--reporter=default",
            "--reporter=junit",
            f"--outputFile.junit={RESULTS}/web.xml",
        ),
        "frontend",
    ),
    Suite(
        "system",
        "whole systems as processes, and a browser",
        (*PYTEST, "-n", "2", "-m", "e2e or browser", f"--junitxml={RESULTS}/system.xml", "tests"),
    ),
)


def environment() -> dict[str, str]:
    """With bytecode kept even where none may lie beside the code: hundreds of processes import the same modules."""
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(BYTECODE)} if sys.dont_write_bytecode else {}
    return {**os.environ, "CI": "true", **kept}


def run(suite: Suite) -> tuple[int, float]:
    """Run one suite with its output passed on; returns its exit code and seconds."""
    print(f"\n== {suite.name}: {suite.what}", flush=True)
    started = time.monotonic()
    try:
        code = subprocess.run(
            suite.command,
            cwd=ROOT / suite.folder,
            timeout=SUITE_TIMEOUT_SECONDS,
            env=environment(),
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        print(f"{suite.name}: did not end within {SUITE_TIMEOUT_SECONDS} s")
        code = 124
    return code, time.monotonic() - started


def main(names: list[str]) -> int:
    chosen = [suite for suite in SUITES if not names or suite.name in names]
    if not names:
        shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir(parents=True, exist_ok=True)
    outcomes = [(suite, *run(suite)) for suite in chosen]
    print()
    for suite, code, seconds in outcomes:
        print(f"suite {suite.name:<8} {seconds:6.1f} s   {'passed' if code == 0 else f'FAILED (exit {code})'}")
    print(f"all suites {sum(seconds for _, _, seconds in outcomes):6.1f} s")
    return max((code != 0 for _, code, _ in outcomes), default=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
