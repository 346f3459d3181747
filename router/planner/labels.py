"""Progressive overrides: which labels are in force for a request."""

import random
import re
from collections.abc import Collection, Iterable

from router.planner.query_graph import QueryGraph

_PERCENT = re.compile(r"^percent\((\d{1,3}(?:\.\d+)?)\)$")


class OverrideLabels:
    """`percent(n)` labels are drawn, others are set by the settings or by a plug-in."""

    def __init__(self, graph: QueryGraph, always: Iterable[str] = ()) -> None:
        self._known = graph.labels
        self._always = frozenset(always)
        self._percentages = {label: float(found[1]) for label in self._known if (found := _PERCENT.match(label))}

    def draw(self, chosen: Collection[str] = ()) -> frozenset[str]:
        """One draw decides all percentages, so that no more plans exist than there are percentages, plus one."""
        if not self._known:
            return frozenset()
        drawn = random.random() * 100  # noqa: S311  # a share of traffic, no secret
        by_share = (label for label, share in self._percentages.items() if drawn < share)
        return self._known & frozenset((*self._always, *chosen, *by_share))
