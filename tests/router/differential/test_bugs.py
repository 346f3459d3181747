"""The differential test finds every planted bug, and soon: proof that it would find the next one."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from tests.router.differential.bugs import BUGS, Bug
from tests.router.differential.case import Wrong
from tests.router.differential.composers import Composers
from tests.router.differential.examples import Examiner
from tests.router.differential.graphs import themes_of
from tests.router.differential.seeded import examine_seeded

_EXAMPLES = 150
_NUMBERS = 5_000


@pytest.fixture(scope="module")
def composers() -> Iterator[Composers]:
    found = Composers()
    yield found
    found.close()


def examples_for(bug: Bug) -> list[int]:
    """As everywhere; where a bug needs a rare feature, those with it come first."""
    every = range(_NUMBERS)
    needed = bug.shows_with
    fitting = [
        one for one in every if needed and any(needed in (*theme.gadgets, theme.keys) for theme in themes_of(one))
    ]
    return [*fitting, *every][:_EXAMPLES]


@pytest.mark.timeout(900)
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.what.replace(" ", "-"))
def test_a_planted_bug_is_found(bug: Bug, composers: Composers) -> None:
    with bug.planted():
        found = any(is_wrong(number, composers) for number in examples_for(bug))
    assert found, "no example showed it"


def is_wrong(number: int, composers: Composers) -> bool:
    examiner = Examiner(composers)
    try:
        examine_seeded(number, examiner)
    except Wrong:
        return True
    finally:
        examiner.close()
    return False


def test_a_bug_without_a_place_says_so() -> None:
    owner = SimpleNamespace(__name__="somewhere")
    bug = Bug("lost", owner, "renamed", lambda original: original)
    with pytest.raises(AssertionError, match="somewhere has no renamed any more"), bug.planted():
        pass
