"""Decisions of a generated graph as Hypothesis draws: zero always means the simpler graph, so failures shrink."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


@cache
def _numbers(low: int, high: int) -> SearchStrategy[int]:
    return st.integers(low, high)


class Draw:
    def __init__(self, draw: Callable[[SearchStrategy[Any]], Any]) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        return low if low >= high else int(self._draw(_numbers(low, high)))

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
    """Draws from a seed: the same in every run, cheaper than Hypothesis', and nothing is shrunk."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, low: int, high: int) -> int:
        return low if low >= high else self._random.randint(low, high)
