"""What a combination of paths costs: first how many requests wait for each other, then how many there are."""

from typing import NamedTuple

from router.planner.paths import Option

# The set of all requests.
ALL = -1


class Cost(NamedTuple):
    """Of the options chosen so far. `fetches` is the set of their requests as bits, `waits` a tie-break: among equal
    plans the one whose fields arrive earlier."""

    depth: int = 0
    fetches: int = 0
    waits: int = 0

    def plus(self, option: Option) -> "Cost":
        return Cost(max(self.depth, option.depth), self.fetches | option.fetches, self.waits + option.depth)

    def rank(self, unavoidable_depth: int, liked: int = ALL) -> tuple[int, int, int, int]:
        # Depth that no choice can avoid does not count: else a search that meets it late prefers too many requests.
        depth = max(self.depth, unavoidable_depth)
        return (depth, self.fetches.bit_count(), (self.fetches & ~liked).bit_count(), self.waits)
