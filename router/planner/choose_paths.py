"""One option per leaf, so that the whole costs least: a beam search over leaves that have the same choice to make.

Most leaves have one option and cost nothing to decide. Leaves of one object usually share their options; they are one
decision. The beam keeps the best partial plans; its width bounds the effort, whatever the operation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from router.planner.cost import ALL, Cost
from router.planner.paths import Leaf, Option, Reach

_BEAM = 24


@dataclass(frozen=True)
class _Partial:
    """`reaches` is a chain, newest first: many partial plans share what they chose at the beginning."""

    cost: Cost
    reaches: "_Chain" = None


_Chain = tuple["_Chain", Reach] | None


def choose_cheapest(leaves: Sequence[Leaf], made_anyway: int = 0, liked: int = ALL) -> list[Option]:
    """`made_anyway` are requests, as bits, that cost nothing more; among equals those in `liked` are taken."""
    groups = _groups(leaves)
    unavoidable = max((min(option.depth for option in group[0].options) for group in groups), default=0)
    beam = [_Partial(Cost(fetches=made_anyway))]
    for group in groups:
        beam = _extend(beam, group[0].options, unavoidable, liked)
    chosen: dict[int, Option] = {}
    for group, reach in zip(reversed(groups), _newest_first(beam[0].reaches), strict=True):
        for leaf in group:
            chosen[id(leaf)] = next(option for option in leaf.options if option.reach is reach)
    return [chosen[id(leaf)] for leaf in leaves]


def _newest_first(chain: _Chain) -> Iterator[Reach]:
    while chain is not None:
        chain, reach = chain
        yield reach


def _groups(leaves: Sequence[Leaf]) -> list[list[Leaf]]:
    """Leaves with the same reaches to choose from; those without a choice first, so that the others see their cost."""
    groups: dict[tuple[int, ...], list[Leaf]] = {}
    for leaf in leaves:
        groups.setdefault(tuple(id(option.reach) for option in leaf.options), []).append(leaf)
    return sorted(groups.values(), key=lambda group: len(group[0].options))


def _extend(beam: list[_Partial], options: Sequence[Option], unavoidable: int, liked: int) -> list[_Partial]:
    distinct: dict[tuple[int, int], Option] = {}
    for option in options:
        distinct.setdefault((option.depth, option.fetches), option)
    best: dict[tuple[int, int], _Partial] = {}
    for partial in beam:
        for option in distinct.values():
            cost = partial.cost.plus(option)
            known = best.get((cost.depth, cost.fetches))
            if known is None or cost.waits < known.cost.waits:
                best[cost.depth, cost.fetches] = _Partial(cost, (partial.reaches, option.reach))
    return sorted(best.values(), key=lambda one: one.cost.rank(unavoidable, liked))[:_BEAM]
