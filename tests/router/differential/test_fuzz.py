"""`make fuzz` as a program: how to run it again, how many examples there were, and how often each feature."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.router.differential import fuzz
from tests.router.differential.features import FEATURES, LEAST_PERCENT, Counts
from tests.router.differential.fuzz import Report, main
from tests.router.support.compose import ROOT


@pytest.mark.timeout(300)
def test_it_says_its_seed_its_examples_and_the_share_of_each_feature(tmp_path: Path) -> None:
    options = ["--seconds", "1", "--workers", "1", "--seed", "5", "--keep", str(tmp_path)]
    command = [sys.executable, "-m", "tests.router.differential.fuzz", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "again with --seed 5" in done.stdout
    assert int(re.findall(r"(\d+) examples", done.stdout)[-1]) > 20
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
