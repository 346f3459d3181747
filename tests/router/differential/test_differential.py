"""Hundreds of generated graphs and operations: the router's answer is that of one schema over all the data."""

from collections.abc import Iterator

import pytest

from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner
from tests.router.differential.fuzz import play
from tests.router.differential.graphs import THEMES

GRAPHS_PER_ROUND = 10


@pytest.fixture(scope="module")
def composers() -> Iterator[Composers]:
    found = Composers()
    yield found
    found.close()


@pytest.mark.timeout(600)
def test_generated_graphs_answer_like_one_schema(composers: Composers) -> None:
    examiner = Examiner(composers)
    for number in range(len(THEMES)):
        failure = play(number, examiner, GRAPHS_PER_ROUND)
        assert failure is None, (examiner.failure, failure)
    examiner.close()
    counts = examiner.counts
    assert counts.counted > 300
    assert counts.refused < counts.graphs / 10
    assert counts.rare() == [], f"too rare to prove anything\n{counts.table()}"
