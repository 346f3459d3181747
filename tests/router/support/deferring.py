"""Sets `@defer` at random places of an operation. Everything else about it stays as it was."""

from collections.abc import Iterable
from random import Random
from typing import Any, TypeVar

from graphql import (
    DirectiveNode,
    FieldNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    parse,
    print_ast,
)
from graphql.language import FragmentDefinitionNode, Node

N = TypeVar("N", bound=Node)


def deferred_at_random(rng: Random, query: str) -> str:
    document = parse(query, no_location=True)
    setter = _Setter(rng)
    return "\n".join(print_ast(setter.definition(one)) for one in document.definitions)


class _Setter:
    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._count = 0

    def definition(self, node: Node) -> Node:
        if not isinstance(node, OperationDefinitionNode | FragmentDefinitionNode):
            return node
        # Fields of a mutation's root run one after the other, and cannot be deferred.
        fixed = isinstance(node, OperationDefinitionNode) and node.operation != OperationType.QUERY
        return _with(node, selection_set=self._set(node.selection_set, fixed=fixed))

    def _set(self, node: SelectionSetNode, *, fixed: bool = False) -> SelectionSetNode:
        selections = [self._selection(one, fixed=fixed) for one in node.selections]
        if not fixed and self._rng.random() < 0.45:
            inside = set(self._rng.sample(range(len(selections)), self._rng.randint(1, len(selections))))
            both = self._rng.random() < 0.25
            moved = [one for index, one in enumerate(selections) if index in inside]
            selections = [one for index, one in enumerate(selections) if both or index not in inside]
            selections.insert(self._rng.randint(0, len(selections)), self._fragment(moved))
        return SelectionSetNode(selections=tuple(selections))

    def _selection(self, node: SelectionNode, *, fixed: bool) -> SelectionNode:
        if isinstance(node, FieldNode):
            below = self._set(node.selection_set) if node.selection_set else None
            return _with(node, selection_set=below)
        if isinstance(node, InlineFragmentNode):
            node = _with(node, selection_set=self._set(node.selection_set, fixed=fixed))
        if not fixed and self._rng.random() < 0.4:
            node = _with(node, directives=(*(node.directives or ()), self._directive()))
        return node

    def _fragment(self, selections: Iterable[SelectionNode]) -> InlineFragmentNode:
        inside = SelectionSetNode(selections=tuple(selections))
        return InlineFragmentNode(type_condition=None, directives=(self._directive(),), selection_set=inside)

    def _directive(self) -> DirectiveNode:
        self._count += 1
        arguments = self._rng.choice(["", "(if: true)", "(if: false)", *[f'(label: "L{self._count}")'] * 7])
        found = parse(f"{{ ... @defer{arguments} {{ a }} }}", no_location=True).definitions[0]
        assert isinstance(found, OperationDefinitionNode)
        (directive,) = found.selection_set.selections[0].directives or ()
        return directive


def _with(node: N, **changes: object) -> N:
    values: dict[str, Any] = {key: getattr(node, key, None) for key in node.keys}
    return type(node)(**{**values, **changes})
