"""Examples by their number alone: the same in every run, for tests that have no time to search."""

from tests.router.differential.composers import NotComposable
from tests.router.differential.draw import Seeded
from tests.router.differential.examples import Examiner
from tests.router.differential.graphs import make_graph, themes_of


def examine_seeded(number: int, examiner: Examiner) -> None:
    """Raises `Wrong` when the router is."""
    d = Seeded(number)
    try:
        examiner.examine(d, make_graph(d, themes_of(number)))
    except NotComposable:
        return
