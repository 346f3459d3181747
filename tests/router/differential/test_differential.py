"""Hundreds of generated graphs and operations: the router's answer is that of one schema over all the data."""

from collections.abc import Iterator

import pytest

from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner
from tests.router.differential.features import Counts
from tests.router.differential.fuzz import play
from tests.router.differential.graphs import THEMES
from tests.router.differential.steering import Steering

_GRAPHS_PER_ROUND = 5
_MOST_EXTRA_ROUNDS = 80


@pytest.fixture(scope="module")
def composers() -> Iterator[Composers]:
    found = Composers()
    yield found
    found.close()


@pytest.mark.timeout(900)
def test_generated_graphs_answer_like_one_schema(composers: Composers) -> None:
    """Every theme once, then more of those that bring what was rare: each feature in at least 5 % of the examples."""
    counts, steering = Counts(), Steering()
    for number in range(len(THEMES)):
        learn(number, composers, counts, steering)
    for _ in range(_MOST_EXTRA_ROUNDS):
        if not counts.rare():
            break
        learn(steering.round_for(counts.rare()[0]), composers, counts, steering)
    assert counts.counted > 300
    assert counts.refused < counts.graphs / 10
    assert counts.rare() == [], f"too rare to prove anything\n{counts.table()}"


def learn(number: int, composers: Composers, counts: Counts, steering: Steering) -> None:
    examiner = Examiner(composers)
    failure = play(number, examiner, _GRAPHS_PER_ROUND)
    examiner.close()
    assert failure is None, (examiner.failure, failure)
    counts.merge(examiner.counts)
    steering.played(number, examiner.counts)
