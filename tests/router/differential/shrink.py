"""Simpler draws with the same effect: fewer numbers, and lower ones."""

import time
from collections.abc import Callable, Iterator, Sequence

_BLOCKS = (128, 32, 8, 2, 1)


def shrunk(offsets: Sequence[int], has_effect: Callable[[list[int]], bool], seconds: float) -> list[int]:
    """The simplest that is found in so many seconds."""
    until = time.monotonic() + seconds
    best = list(offsets)
    while True:
        before = best
        for size in _BLOCKS:
            end = len(best)
            while end > 0:
                start = max(0, end - size)
                for simpler in _without(best, start, end):
                    if time.monotonic() > until:
                        return best
                    if has_effect(simpler):
                        best = simpler
                        break
                end = min(start, len(best))
        if best == before:
            return best


def _without(offsets: list[int], start: int, end: int) -> Iterator[list[int]]:
    """The same without a block of numbers, with nothing but zeros there, with half of each."""
    head, block, tail = offsets[:start], offsets[start:end], offsets[end:]
    yield head + tail
    if any(block):
        yield [*head, *[0] * len(block), *tail]
        yield [*head, *[number // 2 for number in block], *tail]
