"""`make fuzz`: the differential test for as long as asked. `python -m tests.router.differential.fuzz --seconds 600`.

Examples are by number; what is wrong with one is sought in simpler ones for a while, and kept as a case. Exits with 1
after a failure, and where ten minutes or more did not bring every feature often enough.
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

from tests.router.differential.case import FOLDER, Wrong, save
from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner, Failure
from tests.router.differential.features import LEAST_PERCENT, Counts
from tests.router.differential.seeded import examine_seeded, simplest_failure
from tests.router.differential.steering import Steering

_PROGRESS_SECONDS = 30
_SHRINK_SECONDS = 90
# So long a run has to bring every feature.
_SECONDS_FOR_ALL = 600


@dataclass(frozen=True)
class Report:
    """Of one example."""

    seed: int
    counts: Counts
    failure: str | None = None
    kept: str | None = None


def _work(first: int, step: int, until: float, folder: Path, reports: Any) -> None:
    composers = Composers()
    counts, steering = Counts(), Steering(first, step)
    while not counts.examples or time.monotonic() < until:
        number = steering.next_number(counts)
        examiner = Examiner(composers)
        try:
            examine_seeded(number, examiner)
            reports.put(Report(number, examiner.counts))
        except Wrong as wrong:
            failure = simplest_failure(number, composers, _SHRINK_SECONDS) or examiner.failure
            kept = _keep(failure, folder / f"seed_{number}.json") if failure is not None else None
            reports.put(Report(number, examiner.counts, str(wrong)[:2000], kept))
        examiner.close()
        counts.merge(examiner.counts)
        steering.played(number, examiner.counts)
    composers.close()


def _keep(failure: Failure, path: Path) -> str:
    save(path, failure.composition, failure.asked, failure.reason)
    return str(path)


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
            print(f"example {report.seed} failed, kept as {report.kept}\n{report.failure}", flush=True)
        if time.monotonic() - spoken > _PROGRESS_SECONDS:
            spoken = time.monotonic()
            print(f"{counts.head()}, {len(failures)} failures; rare: {', '.join(counts.rare()) or 'none'}", flush=True)
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise SystemExit("fuzz: a worker broke down")
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
