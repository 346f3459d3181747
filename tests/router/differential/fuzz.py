"""`make fuzz`: the differential test for as long as asked. `python -m tests.router.differential.fuzz --seconds 600`.

Works in rounds, each from a seed of its own; a failure is shrunk and kept as a case, and the next round begins.
"""

import argparse
import multiprocessing
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.internal.conjecture import engine
from hypothesis.strategies import DataObject

from tests.router.differential.case import FOLDER, Wrong, save
from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner
from tests.router.differential.features import Counts
from tests.router.differential.graphs import THEMES, GeneratedGraph, Theme, graphs
from tests.router.differential.steering import Steering

_ROUND = 40
_PROGRESS_SECONDS = 30


@dataclass(frozen=True)
class Report:
    """Of one round."""

    seed: int
    counts: Counts
    failure: str | None = None
    kept: str | None = None


def themes_of(round_seed: int) -> tuple[Theme, ...]:
    """Four features that all graphs of a round have: over the rounds, every feature meets all others."""
    count = len(THEMES)
    turn = round_seed // count
    steps = ((1, 0), (7, 1), (13, 3), (23, 7))
    return tuple(THEMES[(round_seed * step + turn * shift) % count] for step, shift in steps)


def play(round_seed: int, examiner: Examiner, examples: int = _ROUND, *, shrink: bool = True) -> BaseException | None:
    """One round; the exception that it ended with, `examiner.failure` being the smallest example of it."""

    @seed(round_seed)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
    )
    @given(graph=graphs(themes_of(round_seed)), data=st.data())
    def run(graph: GeneratedGraph, data: DataObject) -> None:
        examiner.examine(graph, data)

    try:
        run()
    except (Wrong, Flaky) as error:
        return error
    return None


def _shrink_for(seconds: int) -> None:
    """Hypothesis has no setting for how long it shrinks; five minutes a failure are too many here."""
    engine.MAX_SHRINKING_SECONDS = seconds


def _work(first: int, step: int, until: float, folder: Path, reports: Any) -> None:
    _shrink_for(seconds=90)
    composers = Composers()
    counts, steering = Counts(), Steering(first, step)
    while not counts.examples or time.monotonic() < until:
        number = steering.next_round(counts)
        examiner = Examiner(composers)
        error = play(number, examiner)
        reports.put(_report(number, examiner, error, folder))
        counts.merge(examiner.counts)
        steering.played(number, examiner.counts)
        examiner.close()
    composers.close()


def _report(number: int, examiner: Examiner, error: BaseException | None, folder: Path) -> Report:
    if error is None:
        return Report(number, examiner.counts)
    kept = None
    if examiner.failure is not None:
        path = folder / f"seed_{number}.json"
        save(path, examiner.failure.composition, examiner.failure.asked, examiner.failure.reason)
        kept = str(path)
    return Report(number, examiner.counts, f"{type(error).__name__}: {error}"[:2000], kept)


def fuzz(seconds: float, workers: int, first: int, folder: Path) -> tuple[Counts, list[Report]]:
    reports: Any = multiprocessing.Queue()
    until = time.monotonic() + seconds
    processes = [
        multiprocessing.Process(target=_work, args=(first + number, workers, until, folder, reports))
        for number in range(workers)
    ]
    for process in processes:
        process.start()
    counts, failures, spoken = Counts(), list[Report](), time.monotonic()
    while any(process.is_alive() for process in processes) or not reports.empty():
        try:
            report = reports.get(timeout=1)
        except Empty:
            continue
        counts.merge(report.counts)
        if report.failure is not None:
            failures.append(report)
            print(f"round {report.seed} failed, kept as {report.kept}\n{report.failure}", flush=True)
        if time.monotonic() - spoken > _PROGRESS_SECONDS:
            spoken = time.monotonic()
            print(f"{counts.head()}, {len(failures)} failures; rare: {', '.join(counts.rare()) or 'none'}", flush=True)
    return counts, failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    parser.add_argument("--keep", type=Path, default=FOLDER)
    options = parser.parse_args()
    print(f"fuzz: {options.seconds:.0f} s, {options.workers} workers; again with --seed {options.seed}", flush=True)
    counts, failures = fuzz(options.seconds, options.workers, options.seed, options.keep)
    print(counts.table())
    print(f"{len(failures)} failures" + "".join(f"\n  {one.kept} (seed {one.seed})" for one in failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
