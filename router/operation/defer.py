"""`@defer`: which fragments the client takes later, and with which of them each field of an object comes.

A field that somebody wants at once is in the first answer, whoever else asks for it. Otherwise it belongs to all the
deferred fragments that ask for it, except those that lie inside another of them. Fields with the same owners are one
`Part`: they are fetched together, apart from everything else.
"""

from collections.abc import Iterable, Mapping

from graphql import FragmentSpreadNode, InlineFragmentNode, StringValueNode

from router.operation.conditions import condition_holds
from router.operation.model import AT_ONCE, Deferral, Part


def deferral(
    node: FragmentSpreadNode | InlineFragmentNode,
    conditions: Mapping[str, bool],
    path: tuple[str, ...],
    parent: Deferral | None,
) -> Deferral | None:
    """What `@defer` on a fragment says, unless its `if` switches it off."""
    for directive in node.directives or ():
        if directive.name.value == "defer" and condition_holds(directive, conditions):
            labels = [one.value for one in directive.arguments or () if one.name.value == "label"]
            label = labels[0].value if labels and isinstance(labels[0], StringValueNode) else None
            return Deferral(id(node), path, parent, label)
    return None


def part_of(tags: Iterable[Deferral | None]) -> Part:
    """The part of a field that is asked for under these deferrals (None: at once)."""
    asked = frozenset(tags)
    if None in asked:
        return AT_ONCE
    owners = frozenset(one for one in asked if one is not None)
    return frozenset(one for one in owners if not any(outer in owners for outer in one.around()))
