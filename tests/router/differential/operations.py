"""The strategy of operations over an API schema, drawn to ask for what a graph is interesting for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationType,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_required_argument,
)

from tests.router.differential.directives import Descriptions, Directives
from tests.router.differential.draw import Draw
from tests.router.differential.guide import Guide, Owners
from tests.router.differential.model import KEY_NAMES
from tests.router.differential.values import Variables

_DEPTH = 5
_SELECTIONS = 40
Fields = list[tuple[str, GraphQLField]]


@dataclass
class _Taken:
    """What a response key stands for at one place, so that no two selections of it clash."""

    name: str
    arguments: str
    type: str
    on: str
    below: "Scope" = field(default_factory=dict)


Scope = dict[str, list[_Taken]]


class OperationMaker:
    """`guide` knows which fields lead to what is worth asking for, `owners` the subgraphs that answer a coordinate:
    fields that need a jump are worth more. `features` says which features of operations were used."""

    def __init__(self, d: Draw, schema: GraphQLSchema, guide: Guide, owners: Owners) -> None:
        self._d = d
        self._schema = schema
        self._guide = guide
        self._owners = owners
        self._left = _SELECTIONS
        self._fragments: list[str] = []
        self._spread: list[tuple[str, str]] = []
        self._arguments_seen: dict[tuple[str, str], set[str]] = {}
        self.features: set[str] = set()
        self._variables = Variables(d, self.features)
        self._descriptions = Descriptions(d, self.features)
        self._directives = Directives(d, self._variables, self.features, 0)
        self._fragment_bonus = 0

    @property
    def variables(self) -> Mapping[str, Any]:
        return self._variables.values

    def make(self, kind: OperationType) -> str:
        root = self._schema.get_root_type(kind)
        assert root is not None
        if kind == OperationType.QUERY and self._d.chance(15):
            self._directives = Directives(self._d, self._variables, self.features, 60)
            self._fragment_bonus = 30
        body = self._event(root) if kind == OperationType.SUBSCRIPTION else self._selection(root, _DEPTH, {}, _NOWHERE)
        declared = [self._descriptions.of(text) for text in self._variables.declared]
        head = f"({', '.join(declared)})" if declared else ""
        return "\n".join(map(self._descriptions.of, [f"{kind.value} Q{head} {body}", *self._fragments]))

    # -- selections -----------------------------------------------------------------------------------------------

    def _event(self, root: GraphQLObjectType) -> str:
        """A subscription has one root field, without conditions."""
        name, chosen = self._d.pick(self._fields(root, _DEPTH, _NOWHERE))
        return f"{{ {self._field(root, name, chosen, _DEPTH, {}, condition='')} }}"

    def _selection(self, type_: GraphQLNamedType, depth: int, scope: Scope, at: frozenset[str]) -> str:
        """`at` are the subgraphs in which the object is at hand."""
        if depth <= _DEPTH - 4:
            self.features.add("nested four levels")
        parts = [
            self._part(type_, depth, scope, at)
            for _ in range(self._d.number(*((2, 5) if is_abstract_type(type_) else (1, 4))))
        ]
        return "{ " + " ".join([part for part in parts if part] or ["__typename"]) + " }"

    def _part(self, type_: GraphQLNamedType, depth: int, scope: Scope, at: frozenset[str]) -> str:
        self._left -= 1
        if self._left < 0:
            return ""
        if self._d.chance(8 if at else 2):
            self.features.add("__typename")
            return "__typename"
        if depth > 0 and self._d.chance(self._fragment_share(type_)):
            return self._fragment(type_, depth, scope, at)
        if at and self._d.chance(6):
            return self._switched_off(type_, depth, scope, at)
        fields = self._fields(type_, depth, at)
        if not fields:
            return ""
        twins = [
            (name, twin)
            for name, twin in fields
            if self._shared_by_others(_Taken(name, "", str(twin.type), type_.name), scope)
        ]
        name, chosen = self._d.pick(twins if twins and self._d.chance(90) else fields)
        return self._field(type_, name, chosen, depth, scope)

    def _fragment_share(self, type_: GraphQLNamedType) -> int:
        if isinstance(type_, GraphQLUnionType):
            return 80
        return self._fragment_bonus + (35 if isinstance(type_, GraphQLInterfaceType) else 12)

    def _fields(self, type_: GraphQLNamedType, depth: int, at: frozenset[str]) -> Fields:
        fields: Fields = list(getattr(type_, "fields", {}).items())
        if depth <= 0:
            fields = [(name, leaf) for name, leaf in fields if not is_composite_type(get_named_type(leaf.type))]
        good = [(name, wanted) for name, wanted in fields if self._guide.is_good(type_.name, name, wanted)]
        if good and self._d.chance(78):
            return good
        foreign = self._foreign(type_, fields, at)
        return foreign if foreign and self._d.chance(50) else fields

    def _foreign(self, type_: GraphQLNamedType, fields: Fields, at: frozenset[str]) -> Fields:
        return [(name, other) for name, other in fields if at and not at & self._owners_of(type_, name)]

    def _owners_of(self, type_: GraphQLNamedType, name: str) -> frozenset[str]:
        return self._owners.get(f"{type_.name}.{name}", frozenset())

    def _switched_off(self, type_: GraphQLNamedType, depth: int, scope: Scope, at: frozenset[str]) -> str:
        """Fields of one other subgraph, each switched off by a variable of its own: nobody is to be asked for them."""
        fields = self._foreign(type_, list(getattr(type_, "fields", {}).items()), at)
        graphs = sorted({graph for name, _ in fields for graph in self._owners_of(type_, name)})
        able = [[pair for pair in fields if graph in self._owners_of(type_, pair[0])] for graph in graphs]
        able = [pairs for pairs in able if len(pairs) > 1]
        if not able:
            return ""
        self.features.add("fetch switched off by several variables")
        return " ".join(
            self._field(type_, name, chosen, min(depth, 1), scope, self._directives.switched_off())
            for name, chosen in self._d.some(self._d.pick(able), 2)[:3]
        )

    def _field(
        self,
        type_: GraphQLNamedType,
        name: str,
        chosen: GraphQLField,
        depth: int,
        scope: Scope,
        condition: str | None = None,
    ) -> str:
        arguments = self._arguments(type_, name, chosen)
        taken = _Taken(name, arguments, str(chosen.type), type_.name)
        key = self._key(type_, name, taken, scope)
        if condition is None:
            condition = self._directives.condition()
        text = f"{name}{arguments}{condition}" if key == name else f"{key}: {name}{arguments}{condition}"
        below = get_named_type(chosen.type)
        if not is_composite_type(below):
            return text
        return f"{text} {self._selection(below, depth - 1, scope[key][0].below, self._owners_of(type_, name))}"

    def _arguments(self, type_: GraphQLNamedType, field_name: str, chosen: GraphQLField) -> str:
        parts = []
        for name, argument in chosen.args.items():
            if is_required_argument(argument) or self._d.chance(60):
                parts.append(f"{name}: {self._variables.argument(argument)}")
        text = f"({', '.join(parts)})" if parts else ""
        if chosen.args:
            seen = self._arguments_seen.setdefault((type_.name, field_name), set())
            seen.add(text)
            if len(seen) > 1:
                self.features.add("one field with different arguments")
        return text

    # -- response keys --------------------------------------------------------------------------------------------

    def _key(self, type_: GraphQLNamedType, name: str, taken: _Taken, scope: Scope) -> str:
        wanted = name
        if self._d.chance(80 if self._shared_by_others(taken, scope) else 15):
            wanted = self._d.pick(self._shared_by_others(taken, scope) or self._aliases(type_, name))
            self.features.add("alias")
        number = 0
        key = wanted
        while not all(self._may_share(known, taken) for known in scope.get(key, ())):
            key, number = f"{wanted}_{number}", number + 1
        if any(known.name != name for known in scope.get(key, ())):
            self.features.add("one alias for two fields of concrete types")
        if key != name and key in KEY_NAMES and key in getattr(type_, "fields", ()):
            self.features.add("alias with a key's name")
        scope.setdefault(key, []).append(taken)
        return key

    def _aliases(self, type_: GraphQLNamedType, name: str) -> list[str]:
        """Names that mean nothing, those of the type's keys, or those of its other fields."""
        others = [other for other in getattr(type_, "fields", ()) if other != name]
        keys = [other for other in others if other in KEY_NAMES]
        if keys and self._d.chance(50):
            return keys
        return others if others and self._d.chance(30) else [*"xyz"]

    def _shared_by_others(self, taken: _Taken, scope: Scope) -> list[str]:
        """Keys of fields with other names on other concrete types, that this field may legally have too."""
        return [
            key
            for key, others in scope.items()
            if others[0].name != taken.name and all(self._may_share(other, taken) for other in others)
        ]

    def _may_share(self, known: _Taken, other: _Taken) -> bool:
        if (known.name, known.arguments, known.type) == (other.name, other.arguments, other.type):
            return True
        kinds = [type(self._schema.type_map[taken.on]) for taken in (known, other)]
        if known.type == other.type and known.on != other.on and kinds == [GraphQLObjectType] * 2:
            return not is_composite_type(self._schema.type_map[known.type.strip("[]!")])
        return False

    # -- fragments ------------------------------------------------------------------------------------------------

    def _fragment(self, type_: GraphQLNamedType, depth: int, scope: Scope, at: frozenset[str]) -> str:
        target = self._target(type_)
        self.features.add("fragment on an abstract type" if is_abstract_type(target) else "fragment")
        if depth < _DEPTH - 2:
            self.features.add("fragment inside of others")
        usable = [name for name, on in self._spread if on == target.name]
        if usable and self._d.chance(30):
            self.features.add("named fragment")
            return f"...{self._d.pick(usable)}"
        directives = self._directives.condition() + self._directives.defer()
        body = self._selection(target, depth - 1, scope, at)
        if self._d.chance(35):
            name = f"F{len(self._fragments)}"
            self._fragments.append(f"fragment {name} on {target.name} {body}")
            self._spread.append((name, target.name))
            self.features.add("named fragment")
            return f"...{name}{directives}"
        return f"... on {target.name}{directives} {body}"

    def _target(self, type_: GraphQLNamedType) -> GraphQLNamedType:
        target = type_
        if is_abstract_type(type_):
            target = self._d.pick(sorted(self._schema.get_possible_types(type_), key=lambda member: member.name))
        interfaces = list(target.interfaces) if isinstance(target, GraphQLObjectType) else []
        if interfaces and self._d.chance(30):
            target = self._d.pick(interfaces)
        return target


_NOWHERE: frozenset[str] = frozenset()
