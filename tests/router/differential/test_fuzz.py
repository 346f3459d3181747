"""`make fuzz` as a program: how to run it again, how many examples there were, and how often each feature."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.router.differential import fuzz
from tests.router.differential.bugs import BUGS
from tests.router.differential.case import Wrong
from tests.router.differential.composers import Composers
from tests.router.differential.draw import Draw
from tests.router.differential.examples import Examiner, Failure
from tests.router.differential.features import FEATURES, LEAST_PERCENT, Counts
from tests.router.differential.fuzz import Report, main
from tests.router.differential.graphs import themes_of
from tests.router.differential.seeded import examine_seeded, simplest_failure, size
from tests.router.differential.shrink import shrunk
from tests.router.differential.steering import Steering, brought_by
from tests.router.support.compose import ROOT


@pytest.mark.timeout(900)
def test_it_says_its_seed_its_examples_and_the_share_of_each_feature(tmp_path: Path) -> None:
    options = ["--seconds", "1", "--workers", "1", "--seed", "5", "--keep", str(tmp_path)]
    command = [sys.executable, "-m", "tests.router.differential.fuzz", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "again with --seed 5" in done.stdout
    assert int(re.findall(r"(\d+) examples", done.stdout)[-1]) > 0
    assert [name for name in FEATURES if not re.search(rf" %  {re.escape(name)}$", done.stdout, re.MULTILINE)] == []
    assert list(tmp_path.iterdir()) == []


def with_share(feature: str, percent: float) -> Counts:
    """All other features are in every example."""
    counts = Counts(examples=1_000, counted=1_000)
    counts.features.update(dict.fromkeys(FEATURES, 1_000))
    counts.features[feature] = round(percent * 10)
    return counts


@pytest.mark.parametrize("feature", ["mutations with joins", "20 to 40 implementers", "@defer"])
@pytest.mark.parametrize(
    ("seconds", "percent", "code"),
    [(600, LEAST_PERCENT - 0.1, 1), (3600, 0, 1), (600, LEAST_PERCENT, 0), (599, 0, 0)],
)
def test_ten_minutes_fail_if_any_feature_is_rarer_than_five_percent(
    feature: str,
    seconds: int,
    percent: float,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def played(*_: object) -> tuple[Counts, list[Report]]:
        return with_share(feature, percent), []

    monkeypatch.setattr(fuzz, "fuzz", played)
    monkeypatch.setattr(sys, "argv", ["fuzz", "--seconds", str(seconds)])
    assert main() == code
    assert (f"proves too little: {feature}\n" in capsys.readouterr().out) == bool(code)


@pytest.mark.parametrize("feature", ["several keys", "20 to 40 implementers", "mutations with joins", "context"])
def test_what_is_rare_is_played_next(feature: str) -> None:
    number = Steering().next_number(with_share(feature, 1))
    assert any(feature in brought_by(theme) for theme in themes_of(number))


def test_a_failure_is_kept_as_no_larger_a_case() -> None:
    bug = next(one for one in BUGS if one.what == "nulls do not propagate")
    composers = Composers()
    with bug.planted():
        number, first = next(wrong_examples(composers))
        simpler = simplest_failure(number, composers, seconds=2)
    composers.close()
    assert simpler is not None
    assert simpler.kind == first.kind
    assert size(simpler) <= size(first)


def wrong_examples(composers: Composers) -> Iterator[tuple[int, Failure]]:
    for number in range(1_000):
        examiner = Examiner(composers)
        try:
            examine_seeded(number, examiner)
        except Wrong:
            assert examiner.failure is not None
            yield number, examiner.failure
        finally:
            examiner.close()


def test_draws_shrink_to_the_least_that_has_the_effect() -> None:
    def has_effect(offsets: list[int]) -> bool:
        d = Draw(offsets)
        return d.chance(50) and sum(d.number(0, 9) for _ in range(d.number(0, 5))) >= 12

    assert has_effect([77, 4, 3, 9, 1, 6, 5, 5])
    found = shrunk([77, 4, 3, 9, 1, 6, 5, 5], has_effect, seconds=5)
    assert has_effect(found)
    assert len(found) <= 5
