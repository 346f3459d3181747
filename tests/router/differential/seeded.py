"""Examples by their number alone, the same in every run; what an example shows is sought in simpler ones too."""

from tests.router.differential.case import Wrong
from tests.router.differential.composers import Composers, NotComposable
from tests.router.differential.draw import Draw, Seeded
from tests.router.differential.examples import Examiner, Failure
from tests.router.differential.graphs import make_graph, themes_of
from tests.router.differential.shrink import shrunk


def examine_seeded(number: int, examiner: Examiner) -> None:
    """Raises `Wrong` when the router is."""
    _examine(Seeded(number), number, examiner)


def _examine(d: Draw, number: int, examiner: Examiner) -> None:
    try:
        examiner.examine(d, make_graph(d, themes_of(number)))
    except NotComposable:
        return


def simplest_failure(number: int, composers: Composers, seconds: float) -> Failure | None:
    """Of an example that is wrong: what is found in so many seconds. None if it is not wrong the second time."""
    search = _Search(number, composers)
    first = Seeded(number)
    if search.is_wrong(first):
        shrunk(first.drawn, lambda offsets: search.is_wrong(Draw(offsets)), seconds)
    return search.failure


def size(failure: Failure) -> int:
    """Signs that whoever looks into it has to read. Fewer draws mostly make it smaller, and sometimes larger."""
    return len(failure.asked.query) + sum(map(len, failure.composition.subgraphs.values()))


class _Search:
    """`failure` is the smallest that was wrong in the way of the first."""

    def __init__(self, number: int, composers: Composers) -> None:
        self._number = number
        self._composers = composers
        self.failure: Failure | None = None

    def is_wrong(self, d: Draw) -> bool:
        examiner = Examiner(self._composers)
        try:
            _examine(d, self._number, examiner)
        except Wrong:
            return self._is_like_before(examiner.failure)
        except Exception:  # noqa: BLE001  # simpler draws may make no graph at all
            return False
        finally:
            examiner.close()
        return False

    def _is_like_before(self, failure: Failure | None) -> bool:
        if failure is None or (self.failure is not None and self.failure.kind != failure.kind):
            return False
        if self.failure is None or size(failure) < size(self.failure):
            self.failure = failure
        return True
