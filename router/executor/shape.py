"""The client's selection compiled: which stored value goes under which response key, and how it is checked.

Made once per plan and shared by all its requests. What is asked of an abstract type is worked out per concrete type
when one first turns up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLString,
    InlineFragmentNode,
    SelectionSetNode,
    get_named_type,
    is_composite_type,
)
from graphql.language import print_ast

from router.executor.completion import Complete, completer, exact_type
from router.operation.conditions import is_included
from router.operation.model import NormalizedOperation
from router.operation.normalize import fragments_of
from router.planner.plan import Storage
from router.supergraph.model import TYPENAME, Supergraph

Denied = Collection[tuple[str, str]]
ShapeOf = Callable[[str], "ObjectShape"]
_KNOWN_TYPE = GraphQLNonNull(GraphQLString)
# A field as the hot loop reads it: response key, storage key, the type whose values need no check, how others are
# checked (None: not the usual way), and the field.
ExactType = type[Any] | None
Row = tuple[str, str, ExactType, Complete | None, "ShapedField"]


@dataclass(frozen=True)
class ShapedField:
    """`keys` is empty for what is not stored: `__typename`, introspection, a denied field. `own` are keys that this
    alias has for itself: where one is there, it is the value.

    `complete` checks a stored value; one of type `exact` needs no check.
    """

    response_key: str
    name: str
    parent_type: str
    keys: tuple[str, ...]
    type: GraphQLOutputType | None
    below: ObjectShape | None
    denied: bool = False
    complete: Complete | None = None
    exact: ExactType = None
    own: tuple[str, ...] = ()

    def is_kept_under(self, key: str | int, data: Any) -> bool:
        """`data` is the object, if there is one."""
        if key in self.own:
            return True
        return key in self.keys and not (isinstance(data, dict) and any(one in data for one in self.own))

    def stored_in(self, data: Any) -> Any:
        """The value, wherever it is kept."""
        if not isinstance(data, dict):
            return None
        for key in self.own:
            if key in data:
                return data[key]
        for key in self.keys:
            if (value := data.get(key)) is not None:
                return value
        return None

    @property
    def is_required(self) -> bool:
        return isinstance(self.type, GraphQLNonNull)

    @property
    def row(self) -> Row:
        is_plain = len(self.keys) <= 1 and not self.denied and not self.own
        return (
            self.response_key,
            self.keys[0] if self.keys else "",
            self.exact if is_plain else None,
            self.complete if is_plain else None,
            self,
        )


class ShapeCompiler:
    """Of one plan: `storage` says where values are kept."""

    def __init__(
        self, supergraph: Supergraph, normalized: NormalizedOperation, storage: Storage, denied: Denied = ()
    ) -> None:
        self.schema: GraphQLSchema = supergraph.api_schema
        self.fragments: Mapping[str, FragmentDefinitionNode] = fragments_of(normalized.operation)
        self.conditions = normalized.conditions
        self.storage = storage
        self.denied = denied
        self.possible = {name: frozenset(types) for name, types in supergraph.possible_types.items()}
        self.named_below = supergraph.named_below
        self._enum_values = {name: one.enum_values for name, one in supergraph.types.items()}
        self.root_types = frozenset(supergraph.roots.values())
        self._is_mutation = normalized.operation.kind == "mutation"
        self._root_type = supergraph.roots[normalized.operation.kind]
        self.root = ObjectShape(self, self._root_type, (normalized.operation.definition.selection_set,), is_root=True)

    def field(
        self,
        type_name: str,
        response_key: str,
        nodes: Sequence[FieldNode],
        is_root: bool,
        shape_of: ShapeOf | None = None,
    ) -> ShapedField:
        """`shape_of` gives the shape of what is below, if it is not the usual one."""
        node = nodes[0]
        name = node.name.value
        if name == TYPENAME and not isinstance(self.schema.get_type(type_name), GraphQLObjectType):
            # Nobody told the type of the object: it is not to be had.
            unknown = completer(f"{type_name}.{name}", _KNOWN_TYPE, None)
            return ShapedField(response_key, name, type_name, (), _KNOWN_TYPE, None, complete=unknown)
        if name == TYPENAME or name in ("__schema", "__type"):
            return ShapedField(response_key, name, type_name, (), None, None)
        field_type = self._type_of(type_name, name)
        below = None
        if is_composite_type(base := get_named_type(field_type)):
            selections = tuple(one.selection_set for one in nodes if one.selection_set is not None)
            below = shape_of(base.name) if shape_of is not None else ObjectShape(self, base.name, selections)
        alias = response_key if is_root and self._is_mutation else None
        arguments = _arguments_text(node)
        keys = self.storage.known(type_name, name, arguments, alias)
        return ShapedField(
            response_key,
            name,
            type_name,
            keys,
            field_type,
            below,
            denied=(type_name, name) in self.denied,
            complete=completer(f"{type_name}.{name}", field_type, below, self._hidden_values(field_type)),
            exact=exact_type(field_type),
            own=self.storage.own_keys(name, arguments, alias, response_key),
        )

    def field_key(self, node: FieldNode, is_root: bool) -> str:
        """What tells the field from others of its object, as in a normalised operation."""
        alias = f"{(node.alias or node.name).value}:" if is_root and self._is_mutation else ""
        return f"{alias}{node.name.value}{_arguments_text(node)}"

    def matches(self, type_name: str, condition: str) -> bool:
        return type_name == condition or self.possible[type_name] <= self.possible.get(condition, frozenset())

    def _type_of(self, type_name: str, name: str) -> GraphQLOutputType:
        # An object of a type that nobody told still gets the fields of fragments that fit all it may be.
        for candidate in (type_name, *sorted(self.possible[type_name])):
            found = self.schema.get_type(candidate)
            if isinstance(found, GraphQLObjectType | GraphQLInterfaceType) and name in found.fields:
                field_type: GraphQLOutputType = found.fields[name].type
                return field_type
        raise KeyError(f"{type_name}.{name}")

    def _hidden_values(self, field_type: GraphQLOutputType) -> frozenset[str]:
        """Enum values that subgraphs may send but clients do not know."""
        named = get_named_type(field_type)
        if not isinstance(named, GraphQLEnumType):
            return frozenset()
        return self._enum_values[named.name] - frozenset(named.values)


class ObjectShape:
    """What is shown of an object that stands at one place of the answer."""

    __slots__ = (
        "_by_type",
        "_compiler",
        "_is_root",
        "_rows",
        "_selections",
        "allowed",
        "hidden",
        "is_abstract",
        "is_root_type",
        "type_name",
    )

    def __init__(
        self, compiler: ShapeCompiler, type_name: str, selections: tuple[SelectionSetNode, ...], is_root: bool = False
    ) -> None:
        self._compiler = compiler
        self._selections = selections
        self._is_root = is_root
        self._by_type: dict[str, tuple[ShapedField, ...]] = {}
        self._rows: dict[str, tuple[Row, ...]] = {}
        self.type_name = type_name
        self.is_root_type = type_name in compiler.root_types
        visible = compiler.schema.type_map.keys()
        # An interface object's name says that nobody was asked for the type: shown is what any such object shows.
        self.allowed = (compiler.possible[type_name] | compiler.named_below.get(type_name, frozenset())) & visible
        # What an object here may be without clients knowing of it.
        self.hidden = compiler.possible[type_name] - self.allowed
        self.is_abstract = not isinstance(compiler.schema.get_type(type_name), GraphQLObjectType)

    def fields_of(self, type_name: str) -> tuple[ShapedField, ...]:
        found = self._by_type.get(type_name)
        if found is None:
            found = self._by_type[type_name] = tuple(self._compile(type_name))
        return found

    def rows_of(self, type_name: str) -> tuple[Row, ...]:
        found = self._rows.get(type_name)
        if found is None:
            found = self._rows[type_name] = tuple(field.row for field in self.fields_of(type_name))
        return found

    def _compile(self, type_name: str) -> Iterator[ShapedField]:
        groups: dict[str, list[FieldNode]] = {}
        seen: set[str] = set()
        for selection_set in self._selections:
            self._collect(selection_set, type_name, groups, seen)
        for response_key, nodes in groups.items():
            yield self._compiler.field(type_name, response_key, nodes, self._is_root)

    def _collect(
        self, selection_set: SelectionSetNode, type_name: str, groups: dict[str, list[FieldNode]], seen: set[str]
    ) -> None:
        compiler = self._compiler
        for selection in selection_set.selections:
            if not is_included(selection.directives, compiler.conditions):
                continue
            if isinstance(selection, FieldNode):
                groups.setdefault((selection.alias or selection.name).value, []).append(selection)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition.name.value if selection.type_condition else None
                if condition is None or compiler.matches(type_name, condition):
                    self._collect(selection.selection_set, type_name, groups, seen)
            elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                seen.add(selection.name.value)
                fragment = compiler.fragments[selection.name.value]
                if compiler.matches(type_name, fragment.type_condition.name.value):
                    self._collect(fragment.selection_set, type_name, groups, seen)


def _arguments_text(node: FieldNode) -> str:
    nodes = sorted(node.arguments or (), key=lambda one: one.name.value)
    return f"({', '.join(map(print_ast, nodes))})" if nodes else ""
