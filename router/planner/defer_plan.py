"""Requests sorted by the part of the answer that they are for: the first answer, and each deferred part.

A request that several parts need is made for the first of them; the others wait for it. The first answer comes before
all parts and an outer fragment before those inside it, so nothing ever waits in a circle.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from router.operation.model import AT_ONCE, Part, SelectionSet
from router.planner.build_plan import PlanBuilder
from router.planner.choose_paths import choose_cheapest
from router.planner.fetch_graph import FetchNode, with_ancestors
from router.planner.paths import Leaf, Option
from router.planner.plan import Deferred, place_of
from router.planner.subselection import part_subselection


def choose_by_part(leaves: Sequence[Leaf]) -> list[tuple[Part, Option]]:
    """One option per leaf, part by part. What comes later has no say in what the first answer costs, only in which of
    equals it is fetched by."""
    parts = in_order(leaf.part for leaf in leaves)
    if len(parts) == 1:
        return [(AT_ONCE, option) for option in choose_cheapest(leaves)]
    liked = _requests(choose_cheapest(leaves))
    chosen: list[tuple[Part, Option]] = []
    made = 0
    for part in parts:
        options = choose_cheapest([leaf for leaf in leaves if leaf.part == part], made, liked)
        chosen += [(part, option) for option in options]
        made |= _requests(options)
    return chosen


def _requests(options: Iterable[Option]) -> int:
    """As bits."""
    return reduce(or_, (option.fetches for option in options), 0)


def by_part(nodes: Sequence[FetchNode], parts: Iterable[Part]) -> dict[Part, list[FetchNode]]:
    """The requests of each part; one that several need is with the first of these."""
    sorted_out: dict[Part, list[FetchNode]] = {}
    taken: set[FetchNode] = set()
    for part in in_order(parts):
        needed = with_ancestors(node for node in nodes if part in node.read_by)
        sorted_out[part] = [node for node in nodes if node in needed and node not in taken]
        taken |= needed
    return sorted_out


def build_deferred(
    builder: PlanBuilder, parts: Mapping[Part, Sequence[FetchNode]], root: SelectionSet
) -> Iterator[Deferred]:
    """After the plan of the first answer: a part may wait for requests of those before it."""
    for part, nodes in parts.items():
        plan = builder.build(list(nodes))
        read = {one for one in builder.ids if part in one.read_by}
        outside = read.union(*(node.parents for node in nodes)).difference(nodes)
        depends_on = tuple(sorted(builder.ids[one] for one in outside))
        yield Deferred(part, depends_on, plan, part_subselection(root, part, place_of(part)))


def in_order(parts: Iterable[Part]) -> list[Part]:
    """Each once: the first answer, then outer fragments before inner ones."""
    found = dict.fromkeys((AT_ONCE, *parts))
    return sorted(found, key=lambda part: max((one.level for one in part), default=0))
