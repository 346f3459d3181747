"""The differential test finds every planted bug, and soon: proof that it would find the next one."""

from collections.abc import Iterator

import pytest

from tests.router.differential.bugs import BUGS, Bug
from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner
from tests.router.differential.fuzz import play, themes_of

_GRAPHS_PER_ROUND = 10
_ROUNDS = 15


@pytest.fixture(scope="module")
def composers() -> Iterator[Composers]:
    found = Composers()
    yield found
    found.close()


def rounds_for(bug: Bug) -> list[int]:
    """Rounds as everywhere; where a bug needs a rare feature, those with it come first."""
    every = range(len(BUGS) * _ROUNDS)
    needed = bug.shows_with
    fitting = [
        one for one in every if needed and any(needed in (*theme.gadgets, theme.keys) for theme in themes_of(one))
    ]
    return [*fitting, *every][:_ROUNDS]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.what.replace(" ", "-"))
def test_a_planted_bug_is_found(bug: Bug, composers: Composers) -> None:
    with bug.planted():
        found = any(failure(number, composers) for number in rounds_for(bug))
    assert found, "no example showed it"


def failure(number: int, composers: Composers) -> str | None:
    examiner = Examiner(composers)
    play(number, examiner, _GRAPHS_PER_ROUND, shrink=False)
    examiner.close()
    return examiner.failure.reason if examiner.failure is not None else None
