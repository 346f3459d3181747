"""`@fromContext` over all the data: an argument's value from the nearest object around that sets the context."""

from collections.abc import Callable, Mapping
from typing import Any

from graphql import FieldNode, InlineFragmentNode, OperationDefinitionNode, SelectionSetNode, parse

from router.supergraph.model import ContextArgument, Supergraph

AROUND = "__around"
Object = Mapping[str, Any]
# (type, field, object) → value
Resolve = Callable[[str, str, Any], Any]


class ContextValues:
    """Objects carry what they stand in under `AROUND`; the root is an object of the query type."""

    def __init__(self, supergraph: Supergraph, resolve: Resolve) -> None:
        self._supergraph = supergraph
        self._resolve = resolve

    def arguments(self, type_name: str, field: str, around: Object | None) -> dict[str, Any]:
        joins = self._supergraph.types[type_name].fields[field].joins
        return {one.name: self._value(one, around) for join in joins for one in join.context_arguments}

    def _value(self, argument: ContextArgument, around: Object | None) -> Any:
        while around is not None and not self._sets(around["__typename"], argument.context):
            around = around[AROUND]
        if around is None:
            return None
        text = argument.selection.strip()
        definition = parse(text if text.startswith("{") else f"{{{text}}}").definitions[0]
        assert isinstance(definition, OperationDefinitionNode)
        return self._read(around, definition.selection_set)

    def _sets(self, type_name: str, context: str) -> bool:
        setting = (name for name, one in self._supergraph.types.items() if context in one.contexts)
        return any(type_name in self._supergraph.possible_types[name] for name in setting)

    def _read(self, source: Any, selections: SelectionSetNode) -> Any:
        if source is None:
            return None
        if isinstance(source, list):
            return [self._read(one, selections) for one in source]
        for node in selections.selections:
            if isinstance(node, FieldNode):
                value = self._resolve(source["__typename"], node.name.value, source)
                return value if node.selection_set is None else self._read(value, node.selection_set)
            if isinstance(node, InlineFragmentNode) and self._fits(source, node):
                return self._read(source, node.selection_set)
        return None

    def _fits(self, source: Object, node: InlineFragmentNode) -> bool:
        condition = node.type_condition
        return condition is None or source["__typename"] in self._supergraph.possible_types[condition.name.value]
