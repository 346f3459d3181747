"""Decisions of a generated graph and of its operations, as numbers: the lowest always means the simpler graph."""

from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """Draws what was drawn before, `offsets` above the lowest number that may be; where there are none left, the
    lowest. What was used of them is in `drawn`."""

    def __init__(self, offsets: Sequence[int] = ()) -> None:
        self._offsets = offsets
        self.drawn: list[int] = []

    def number(self, low: int, high: int) -> int:
        if low >= high:
            return low
        offset = min(self._next(high - low), high - low)
        self.drawn.append(offset)
        return low + offset

    def _next(self, _: int) -> int:
        count = len(self.drawn)
        return self._offsets[count] if count < len(self._offsets) else 0

    def chance(self, percent: int) -> bool:
        return self.number(0, 99) >= 100 - percent

    def pick(self, items: Sequence[T]) -> T:
        return items[self.number(0, len(items) - 1)]

    def some(self, items: Iterable[T], least: int = 1, percent: int = 40) -> list[T]:
        """At least `least` of the items (if there are so many), in their order."""
        pool = list(items)
        chosen = [self.chance(percent) for _ in pool]
        while sum(chosen) < min(least, len(pool)):
            free = [index for index, taken in enumerate(chosen) if not taken]
            chosen[self.pick(free)] = True
        return [item for item, taken in zip(pool, chosen, strict=True) if taken]


class Seeded(Draw):
    """Draws from a seed: the same in every run."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self._random = Random(seed)

    def _next(self, most: int) -> int:
        return self._random.randint(0, most)
