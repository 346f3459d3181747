"""Gathers the fields of one selection set for all types of objects at once (CollectFields, section 6.3.2)."""

from collections.abc import Collection, Iterable
from typing import Protocol

from graphql import (
    ArgumentNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
)

from router.operation.model import Condition, Deferral

Types = tuple[str, ...]
Tag = Deferral | None  # the deferred fragment that a selection stands in
# Fields as written, each once per tag; the key is what tells them apart.
Nodes = dict[tuple[int, Tag], FieldNode]


class Rules(Protocol):
    """What holds for all selection sets of an operation."""

    def spend(self) -> None: ...

    def includes(self, directives: Iterable[DirectiveNode] | None) -> bool: ...

    def tag(self, node: InlineFragmentNode | FragmentSpreadNode, path: tuple[str, ...], above: Tag) -> Tag: ...

    def fragment(self, name: str) -> FragmentDefinitionNode: ...

    def possible(self, type_name: str) -> Types: ...

    def has_field(self, type_name: str, field_name: str) -> bool: ...

    def is_denied(self, type_name: str, field_name: str) -> bool: ...

    def is_denied_somewhere(self, type_names: Types, field_name: str) -> bool: ...

    def arguments(self, node: FieldNode) -> tuple[tuple[ArgumentNode, ...], str]: ...


class FieldCollector:
    """Gathers the fields of one selection set: `everywhere` for its own type, `narrowed` by concrete type.

    `conditions` are the abstract types that fragments are on, alone and together with those of the fragments around
    them, with the types that may stand here of all of these.
    """

    def __init__(self, rules: Rules, type_name: str, path: tuple[str, ...], keep_aliases: bool) -> None:
        self._rules = rules
        self._type_name = type_name
        self._path = path
        self._possible = rules.possible(type_name)
        self._keep_aliases = keep_aliases
        self._seen: set[tuple[str, Types | None, Tag]] = set()
        self.wants_typename = False
        self.everywhere: dict[str, Nodes] = {}
        self.narrowed: dict[str, dict[str, Nodes]] = {}
        self.conditions: dict[Condition, Types] = {}

    def collect(self, selection_set: SelectionSetNode, types: Types | None, tag: Tag, around: Condition = ()) -> None:
        """`types` are the concrete types that the enclosing fragments leave; None: all of this selection's type.
        `around` are the abstract types of these fragments, as far as they leave out some."""
        for selection in selection_set.selections:
            self._rules.spend()
            if not self._rules.includes(selection.directives):
                continue
            if isinstance(selection, FieldNode):
                self._add(selection, types, tag)
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition.name.value if selection.type_condition else None
                inside = self._rules.tag(selection, self._path, tag)
                self._enter(selection.selection_set, condition, types, inside, around)
            elif isinstance(selection, FragmentSpreadNode):
                self._spread(selection.name.value, types, self._rules.tag(selection, self._path, tag), around)

    def _spread(self, name: str, types: Types | None, tag: Tag, around: Condition) -> None:
        if (name, types, tag) not in self._seen:
            self._seen.add((name, types, tag))
            fragment = self._rules.fragment(name)
            self._enter(fragment.selection_set, fragment.type_condition.name.value, types, tag, around)

    def _enter(
        self, selection_set: SelectionSetNode, condition: str | None, types: Types | None, tag: Tag, around: Condition
    ) -> None:
        if condition is None or (condition == self._type_name and types is None):
            self.collect(selection_set, types, tag, around)
            return
        allowed = frozenset(self._rules.possible(condition))
        left = tuple(one for one in (self._possible if types is None else types) if one in allowed)
        if left:
            inside = self._condition(condition, allowed, left, around) if len(allowed) > 1 else ()
            self.collect(selection_set, None if len(left) == len(self._possible) else left, tag, inside)

    def _condition(self, name: str, allowed: Collection[str], left: Types, around: Condition) -> Condition:
        """What leaves these types in a fragment on an abstract type that stands in others."""
        if name != self._type_name:
            alone = self.conditions.get((name,))
            if alone is None:
                alone = self.conditions[name,] = tuple(one for one in self._possible if one in allowed)
            if len(alone) == len(left):
                return (name,)
        inside = (*(one for one in around if one != name), name)
        if len(left) > 1:
            self.conditions.setdefault(inside, left)
        return inside

    def _add(self, node: FieldNode, types: Types | None, tag: Tag) -> None:
        key = f"{node.name.value}{self._rules.arguments(node)[1]}"
        if self._keep_aliases:
            key = f"{(node.alias or node.name).value}:{key}"
        name = node.name.value
        if self._rules.is_denied(self._type_name, name):
            return
        open_to_all = not self._rules.is_denied_somewhere(self._possible, name)
        self.wants_typename |= not open_to_all  # the answer must tell objects that may show it from those that may not
        if types is None and open_to_all and self._rules.has_field(self._type_name, name):
            self.everywhere.setdefault(key, {})[id(node), tag] = node
            return
        for one in self._possible if types is None else types:
            self._rules.spend()
            if not self._rules.is_denied(one, name):
                self.narrowed.setdefault(one, {}).setdefault(key, {})[id(node), tag] = node
