"""`make fuzz`: the differential test for as long as asked. `python -m tests.router.differential.fuzz --seconds 600`.

Works in rounds, each from a seed of its own; a failure is shrunk and kept as a case, and the next round begins. Exits
with 1 after a failure, and where ten minutes or more did not bring every feature often enough.
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

from hypothesis import HealthCheck, Phase, given, reject, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.internal.conjecture import engine
from hypothesis.strategies import DataObject

from tests.router.differential.case import FOLDER, Wrong, save
from tests.router.differential.composers import Composers, NotComposable
from tests.router.differential.draw import Draw
from tests.router.differential.examples import Examiner
from tests.router.differential.features import LEAST_PERCENT, Counts
from tests.router.differential.graphs import GeneratedGraph, graphs, themes_of
from tests.router.differential.steering import Steering

# Graphs of a round: few, so that many themes have their turn.
_ROUND = 10
_PROGRESS_SECONDS = 30
# So long a run has to bring every feature.
_SECONDS_FOR_ALL = 600


@dataclass(frozen=True)
class Report:
    """Of one round."""

    seed: int
    counts: Counts
    failure: str | None = None
    kept: str | None = None


def play(round_seed: int, examiner: Examiner) -> BaseException | None:
    """One round; the exception that it ended with, `examiner.failure` being the smallest example of it."""

    @seed(round_seed)
    @settings(
        max_examples=_ROUND,
        database=None,
        deadline=None,
        print_blob=False,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(graph=graphs(themes_of(round_seed)), data=st.data())
    def run(graph: GeneratedGraph, data: DataObject) -> None:
        try:
            examiner.examine(Draw(data.draw), graph)
        except NotComposable:
            reject()

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
    rare = too_rare(counts, options.seconds)
    if rare:
        print(f"in less than {LEAST_PERCENT} % of the counted examples, which proves too little: {', '.join(rare)}")
    return 1 if failures or rare else 0


def too_rare(counts: Counts, seconds: float) -> list[str]:
    """The features that a run of so many seconds should have brought more often."""
    return counts.rare() if seconds >= _SECONDS_FOR_ALL else []


if __name__ == "__main__":
    sys.exit(main())
