"""Which example comes next: themes in turn, and between these the four that together bring most of what is rare."""

from collections import Counter
from functools import cache
from itertools import count, islice

from tests.router.differential.draw import Seeded
from tests.router.differential.features import FEATURES, LEAST_PERCENT, Counts
from tests.router.differential.graphs import THEMES, Theme, make_graph, themes_of

_CANDIDATES = 300
# What is steered to the least swings around it, and a run may end below.
_AIMED_PERCENT = LEAST_PERCENT + 0.4
# Of so many examples in a row, all but one are for what is rare.
_TURN = 4
_GRAPHS_OF_A_THEME = 4
# Names of graphs for what only some operations on them are.
_MEANT = {
    "state": "mutations with joins",
    "failing requirement": "error below what only the router asked for",
    "requirement that may not be had": "requires from an entity that came back null",
    "taking oneOf": "oneOf input",
    "taking an object with defaults": "input object with defaults",
}


class Steering:
    def __init__(self, first: int = 0, step: int = 1) -> None:
        self._in_turn = count(first, step)
        self._later = count(first + 1_000_000, step)
        self._hits: dict[Theme, Counter[str]] = {}
        self._counted: Counter[Theme] = Counter()
        self._made = 0

    def next_number(self, counts: Counts) -> int:
        self._made += 1
        lacks = {name: lack for name in FEATURES if (lack := _AIMED_PERCENT - counts.percent(name)) > 0}
        if not lacks or self._made % _TURN == 0:
            return next(self._in_turn)
        worth = {theme: sum(self._share(theme, name) * lack for name, lack in lacks.items()) for theme in THEMES}
        candidates = islice(self._later, _CANDIDATES)
        return max(candidates, key=lambda number: sum(worth[theme] for theme in set(themes_of(number))))

    def _share(self, theme: Theme, feature: str) -> float:
        if feature in brought_by(theme):
            return 1
        hits = self._hits.get(theme)
        return hits[feature] / max(8, self._counted[theme]) if hits else 0

    def played(self, number: int, counts: Counts) -> None:
        for theme in themes_of(number):
            self._hits.setdefault(theme, Counter()).update(counts.features)
            self._counted[theme] += counts.counted


@cache
def brought_by(theme: Theme) -> frozenset[str]:
    """The features that graphs of the theme have because of it."""
    names = {name for seed in range(_GRAPHS_OF_A_THEME) for name in make_graph(Seeded(seed), (theme,)).model.themes}
    return frozenset(_MEANT.get(name, name) for name in names) & frozenset(FEATURES)
