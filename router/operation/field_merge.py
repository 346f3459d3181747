"""Can fields with one response key be merged? The rule of the specification, in time that grows with the document.

graphql-core compares every pair of fields, which a small document can make very slow. Here fields are compared as
groups: all fields of one key must have one shape; those whose objects may be the same must also be the same field with
the same arguments. What is below a group is merged and looked at once (idea: Simon Adameit, Xing, 2018).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLNamedType,
    GraphQLOutputType,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    get_named_type,
    is_composite_type,
    is_object_type,
)
from graphql.language import print_ast


@dataclass(frozen=True, eq=False)
class _Found:
    parent: GraphQLNamedType
    node: FieldNode
    type: GraphQLOutputType | None

    @property
    def key(self) -> str:
        return (self.node.alias or self.node.name).value


class FieldMergeRule(ValidationRule):
    """Reports the first conflict of each operation."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._context = context

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: object) -> None:
        root = self._context.schema.get_root_type(node.operation)
        if root is not None:
            merge = _Merge(self._context)
            conflict = merge.conflict([(root, node.selection_set)])
            if conflict is not None:
                self.report_error(conflict)


class _Merge:
    def __init__(self, context: ValidationContext) -> None:
        self._context = context
        self._done: set[tuple[str, frozenset[int]]] = set()
        self._texts: dict[int, str] = {}

    def conflict(self, below: Sequence[tuple[GraphQLNamedType, SelectionSetNode]]) -> GraphQLError | None:
        found = self._collect(below)
        return self._shapes(found) or self._same_fields(found)

    def _shapes(self, found: list[_Found]) -> GraphQLError | None:
        """Whatever the objects are, one key has one shape of value."""
        for group in self._groups("shape", found):
            first = group[0]
            for other in group[1:]:
                if first.type is None or other.type is None:
                    continue  # no such field: another rule says so
                if _shape(first.type) != _shape(other.type):
                    return _error(first, other, f"they return conflicting types '{first.type}' and '{other.type}'")
            deeper = self._shapes(self._collect(_below(group)))
            if deeper is not None:
                return deeper
        return None

    def _same_fields(self, found: list[_Found]) -> GraphQLError | None:
        """Where the objects may be the same, one key is one field."""
        for group in self._groups("same", found):
            for alike in _by_object(group):
                first = alike[0]
                for other in alike[1:]:
                    if first.node.name.value != other.node.name.value:
                        names = f"'{first.node.name.value}' and '{other.node.name.value}'"
                        return _error(first, other, f"{names} are different fields")
                    if self._arguments(first.node) != self._arguments(other.node):
                        return _error(first, other, "they have differing arguments")
                deeper = self._same_fields(self._collect(_below(alike)))
                if deeper is not None:
                    return deeper
        return None

    def _groups(self, question: str, found: list[_Found]) -> Iterable[list[_Found]]:
        groups: dict[str, list[_Found]] = {}
        for one in found:
            groups.setdefault(one.key, []).append(one)
        for group in groups.values():
            identity = (question, frozenset(id(one.node) for one in group))
            if identity not in self._done:
                self._done.add(identity)
                yield group

    def _collect(self, below: Iterable[tuple[GraphQLNamedType, SelectionSetNode]]) -> list[_Found]:
        found: list[_Found] = []
        seen: set[str] = set()
        waiting = list(below)
        while waiting:
            parent, selection_set = waiting.pop()
            for selection in selection_set.selections:
                if isinstance(selection, FieldNode):
                    found.append(_Found(parent, selection, self._type(parent, selection.name.value)))
                elif isinstance(selection, InlineFragmentNode):
                    name = selection.type_condition.name.value if selection.type_condition else parent.name
                    waiting.append((self._named(name, parent), selection.selection_set))
                elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
                    seen.add(selection.name.value)
                    fragment = self._context.get_fragment(selection.name.value)
                    if fragment is not None:
                        name = fragment.type_condition.name.value
                        waiting.append((self._named(name, parent), fragment.selection_set))
        return found

    def _named(self, name: str, otherwise: GraphQLNamedType) -> GraphQLNamedType:
        return self._context.schema.get_type(name) or otherwise

    def _type(self, parent: GraphQLNamedType, name: str) -> GraphQLOutputType | None:
        """Of `__typename`, `__schema` and `__type` too."""
        if not is_composite_type(parent):
            return None
        field = self._context.schema.get_field(parent, name)
        return field.type if field is not None else None

    def _arguments(self, node: FieldNode) -> str:
        if not node.arguments:
            return ""
        text = self._texts.get(id(node))
        if text is None:
            text = self._texts[id(node)] = ", ".join(sorted(map(print_ast, node.arguments)))
        return text


def _below(group: Iterable[_Found]) -> list[tuple[GraphQLNamedType, SelectionSetNode]]:
    return [
        (get_named_type(one.type), one.node.selection_set)
        for one in group
        if one.node.selection_set is not None and one.type is not None
    ]


def _by_object(group: list[_Found]) -> Iterable[list[_Found]]:
    """Fields that may belong to one object: those of one object type, with those of all abstract types."""
    abstract = [one for one in group if not is_object_type(one.parent)]
    objects: dict[str, list[_Found]] = {}
    for one in group:
        if is_object_type(one.parent):
            objects.setdefault(one.parent.name, []).append(one)
    return [[*alike, *abstract] for alike in objects.values()] or [abstract]


def _shape(type_: GraphQLOutputType) -> str:
    named = get_named_type(type_)
    return str(type_).replace(named.name, "{}") if is_composite_type(named) else str(type_)


def _error(one: _Found, other: _Found, why: str) -> GraphQLError:
    message = f"Fields '{one.key}' conflict because {why}. Use different aliases on the fields to fetch both."
    return GraphQLError(message, [one.node, other.node])
