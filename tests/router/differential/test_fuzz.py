"""`make fuzz` as a program: it says how to run it again, how many examples there were, and how often each feature."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.router.differential.features import FEATURES
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
