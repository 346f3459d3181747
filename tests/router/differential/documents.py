"""What is written in an operation's document: its kind, whether parts of it come later, what of it is switched off."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graphql import (
    REMOVE,
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    StringValueNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)


def kind_of(document: DocumentNode) -> OperationType:
    return operation_of(document).operation


def is_deferred(document: DocumentNode) -> bool:
    names: set[str] = set()

    class Directives(Visitor):
        def enter_directive(self, node: DirectiveNode, *_: object) -> None:
            names.add(node.name.value)

    visit(document, Directives())
    return "defer" in names


def without_switched_off(document: DocumentNode, variables: Mapping[str, Any]) -> DocumentNode | None:
    """The operation as if nobody had written what variables switch off; None if none does, or nothing would be left of
    a selection."""
    defaults = {
        definition.variable.name.value: definition.default_value.value
        for definition in operation_of(document).variable_definitions or ()
        if isinstance(definition.default_value, BooleanValueNode)
    }
    remover = _Remover({**defaults, **variables})
    shorter: DocumentNode = visit(document, remover)
    if not remover.removed or remover.emptied:
        return None
    return visit(shorter, _Unused(shorter))  # type: ignore[no-any-return]


def operation_of(document: DocumentNode) -> OperationDefinitionNode:
    return next(node for node in document.definitions if isinstance(node, OperationDefinitionNode))


class _Remover(Visitor):
    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self._values = values
        self.removed = 0
        self.emptied = False

    def leave_selection_set(self, node: SelectionSetNode, *_: object) -> SelectionSetNode:
        left = tuple(selection for selection in node.selections if not self._is_off(selection))
        self.removed += len(node.selections) - len(left)
        self.emptied |= not left
        return SelectionSetNode(selections=left)

    def _is_off(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            name = directive.name.value
            value = directive.arguments[0].value if directive.arguments else None
            decides = name in ("skip", "include") and isinstance(value, VariableNode)
            if decides and self._values[value.name.value] == (name == "skip"):  # type: ignore[union-attr]
                return True
        return False


class _Unused(Visitor):
    """Takes out fragments and variables that nobody uses: an operation may have none."""

    def __init__(self, document: DocumentNode) -> None:
        super().__init__()
        self._used = _names_used(document)

    def enter_fragment_definition(self, node: FragmentDefinitionNode, *_: object) -> Any:
        return None if f"...{node.name.value}" in self._used else REMOVE

    def enter_variable_definition(self, node: VariableDefinitionNode, *_: object) -> Any:
        return None if f"${node.variable.name.value}" in self._used else REMOVE


def _names_used(document: DocumentNode) -> set[str]:
    """From the operation on, through the fragments that it reaches."""
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    used: set[str] = set()
    waiting: list[Node] = [operation_of(document)]

    class Names(Visitor):
        def enter_variable_definition(self, *_: object) -> Any:
            return False

        def enter_variable(self, node: VariableNode, *_: object) -> None:
            used.add(f"${node.name.value}")

        def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
            if f"...{node.name.value}" not in used:
                used.add(f"...{node.name.value}")
                waiting.append(fragments[node.name.value])

    while waiting:
        visit(waiting.pop(), Names())
    return used


def labels_in_fragments_spread_twice(document: DocumentNode) -> set[str]:
    """Of their uses of `@defer`; one without a label counts as an empty one."""
    spreads = Counter[str]()
    visit(document, _Each(FragmentSpreadNode, lambda node: spreads.update([node.name.value])))
    labels = set[str]()
    for definition in document.definitions:
        if isinstance(definition, FragmentDefinitionNode) and spreads[definition.name.value] > 1:
            visit(definition, _Each(DirectiveNode, lambda node: labels.update(_labels(node))))
    return labels


def _labels(node: DirectiveNode) -> Iterator[str]:
    if node.name.value == "defer":
        given = [one.value for one in node.arguments or () if one.name.value == "label"]
        yield given[0].value if given and isinstance(given[0], StringValueNode) else ""


class _Each(Visitor):
    def __init__(self, kind: type[Node], look: Callable[[Any], None]) -> None:
        super().__init__()
        self._kind, self._look = kind, look

    def enter(self, node: Node, *_: object) -> None:
        if isinstance(node, self._kind):
            self._look(node)
