"""Which example comes next: every theme in turn, and between these what brings the rarest feature so far."""

from collections import Counter
from itertools import count

from tests.router.differential.features import Counts
from tests.router.differential.graphs import THEMES


class Steering:
    """An example's first theme is its number modulo the count of themes."""

    def __init__(self, first: int = 0, step: int = 1) -> None:
        self._in_turn = count(first, step)
        self._later = count(1_000 + first, step)
        self._hits: dict[int, Counter[str]] = {}
        self._counted: Counter[int] = Counter()
        self._steered = False

    def next_number(self, counts: Counts) -> int:
        rare = [name for name in counts.rare() if self._best_theme(name) is not None]
        self._steered = bool(rare) and not self._steered and len(self._hits) > len(THEMES) // 2
        if not self._steered:
            return next(self._in_turn)
        return self.number_for(min(rare, key=counts.percent))

    def number_for(self, feature: str) -> int:
        """An example that nobody played yet, of the theme that brought the feature most often."""
        return next(self._later) * len(THEMES) + (self._best_theme(feature) or 0)

    def played(self, number: int, counts: Counts) -> None:
        theme = number % len(THEMES)
        self._hits.setdefault(theme, Counter()).update(counts.features)
        self._counted[theme] += counts.counted

    def _best_theme(self, feature: str) -> int | None:
        shares = {theme: hits[feature] / max(8, self._counted[theme]) for theme, hits in self._hits.items()}
        best = max(shares, key=lambda theme: shares[theme], default=None)
        return best if best is not None and shares[best] else None
