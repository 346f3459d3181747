"""The strategy of operations over an API schema, drawn to ask for what a graph is interesting for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    Undefined,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    is_required_argument,
)

from tests.router.differential.draw import Draw

_DEPTH = 5
_SELECTIONS = 40


@dataclass
class _Taken:
    """What a response key stands for at one place, so that no two selections of it clash."""

    name: str
    arguments: str
    type: str
    on: str
    below: dict[str, "_Taken"] = field(default_factory=dict)


Scope = dict[str, _Taken]


class OperationMaker:
    """`guide` knows which fields lead to what is worth asking for, `owners` the subgraphs that answer a coordinate:
    fields that need a jump are worth more. `features` says which features of operations were used."""

    def __init__(self, d: Draw, schema: GraphQLSchema, guide: "Guide", owners: Mapping[str, frozenset[str]]) -> None:
        self._d = d
        self._schema = schema
        self._guide = guide
        self._owners = owners
        self._left = _SELECTIONS
        self._declared: list[str] = []
        self._fragments: list[str] = []
        self._conditions: list[str] = []
        self._spread: list[tuple[str, str]] = []
        self._arguments_seen: dict[tuple[str, str], set[str]] = {}
        self.variables: dict[str, Any] = {}
        self.features: set[str] = set()

    def make(self, kind: str) -> str:
        root = self._schema.mutation_type if kind == "mutation" else self._schema.query_type
        assert root is not None
        body = self._selection(root, _DEPTH, {}, frozenset())
        head = f"({', '.join(self._declared)})" if self._declared else ""
        return "\n".join([f"{kind} Q{head} {body}", *self._fragments])

    # -- selections -----------------------------------------------------------------------------------------------

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
        is_root = type_ in (self._schema.query_type, self._schema.mutation_type)
        if self._d.chance(2 if is_root else 8):
            self.features.add("__typename")
            return "__typename"
        if depth > 0 and self._d.chance(self._fragment_share(type_)):
            return self._fragment(type_, depth, scope, at)
        fields = self._fields(type_, depth, at)
        if not fields:
            return ""
        twins = [
            (name, one)
            for name, one in fields
            if self._shared_by_others(_Taken(name, "", str(one.type), type_.name), scope)
        ]
        name, one = self._d.pick(twins if twins and self._d.chance(90) else fields)
        return self._field(type_, name, one, depth, scope)

    def _fragment_share(self, type_: GraphQLNamedType) -> int:
        if isinstance(type_, GraphQLUnionType):
            return 80
        return 35 if isinstance(type_, GraphQLInterfaceType) else 12

    def _fields(self, type_: GraphQLNamedType, depth: int, at: frozenset[str]) -> list[tuple[str, GraphQLField]]:
        found: list[tuple[str, GraphQLField]] = list(getattr(type_, "fields", {}).items())
        if depth <= 0:
            found = [(name, one) for name, one in found if not is_composite_type(get_named_type(one.type))]
        good = [(name, one) for name, one in found if self._guide.is_good(type_.name, name, one)]
        if good and self._d.chance(78):
            return good
        foreign = [(name, one) for name, one in found if at and not at & self._owners_of(type_, name)]
        return foreign if foreign and self._d.chance(50) else found

    def _owners_of(self, type_: GraphQLNamedType, name: str) -> frozenset[str]:
        return self._owners.get(f"{type_.name}.{name}", frozenset())

    def _field(self, type_: GraphQLNamedType, name: str, one: GraphQLField, depth: int, scope: Scope) -> str:
        arguments = self._arguments(type_, name, one)
        taken = _Taken(name, arguments, str(one.type), type_.name)
        key = self._key(name, taken, scope)
        condition = self._condition()
        text = f"{name}{arguments}{condition}" if key == name else f"{key}: {name}{arguments}{condition}"
        below = get_named_type(one.type)
        if not is_composite_type(below):
            return text
        return f"{text} {self._selection(below, depth - 1, scope[key].below, self._owners_of(type_, name))}"

    def _key(self, name: str, taken: _Taken, scope: Scope) -> str:
        wanted = name
        if self._d.chance(80 if self._shared_by_others(taken, scope) else 15):
            wanted = self._d.pick(self._shared_by_others(taken, scope) or [*"xyz"])
            self.features.add("alias")
        number = 0
        key = wanted
        while key in scope and not self._may_share(scope[key], taken):
            key, number = f"{wanted}_{number}", number + 1
        if key in scope and scope[key].name != name:
            self.features.add("one alias for two fields of concrete types")
        scope.setdefault(key, taken)
        return key

    def _shared_by_others(self, taken: _Taken, scope: Scope) -> list[str]:
        """Keys of fields with other names on other concrete types, that this field may legally have too."""
        return [key for key, one in scope.items() if one.name != taken.name and self._may_share(one, taken)]

    def _may_share(self, known: _Taken, other: _Taken) -> bool:
        if (known.name, known.arguments, known.type) == (other.name, other.arguments, other.type):
            return True
        kinds = [type(self._schema.type_map[one.on]) for one in (known, other)]
        if known.type == other.type and known.on != other.on and kinds == [GraphQLObjectType] * 2:
            return not is_composite_type(self._schema.type_map[known.type.strip("[]!")])
        return False

    # -- arguments and conditions ---------------------------------------------------------------------------------

    def _arguments(self, type_: GraphQLNamedType, field_name: str, one: GraphQLField) -> str:
        parts = []
        for name, argument in one.args.items():
            if is_required_argument(argument) or self._d.chance(60):
                parts.append(f"{name}: {self._argument(argument)}")
        text = f"({', '.join(parts)})" if parts else ""
        if one.args:
            seen = self._arguments_seen.setdefault((type_.name, field_name), set())
            seen.add(text)
            if len(seen) > 1:
                self.features.add("one field with different arguments")
        return text

    def _argument(self, argument: GraphQLArgument) -> str:
        if self._d.chance(40):
            return self._variable(argument)
        return self._literal(argument.type)

    def _variable(self, argument: GraphQLArgument) -> str:
        name = f"v{len(self._declared)}"
        text = str(argument.type)
        value = self._value(argument.type)
        self.features.add("variable")
        if self._d.chance(40):
            self.features.add("variable with a default")
            text += f" = {self._literal(argument.type)}"
            if self._d.chance(50):
                self.variables[name] = value
        elif text.endswith("!") or argument.default_value is not Undefined or self._d.chance(80):
            self.variables[name] = value
        self._declared.append(f"${name}: {text}")
        return f"${name}"

    def _literal(self, type_: Any) -> str:
        return _written(self._value(type_), type_)

    def _value(self, type_: Any) -> Any:
        if isinstance(type_, GraphQLNonNull):
            return self._value(type_.of_type)
        if isinstance(type_, GraphQLList):
            return [self._value(type_.of_type) for _ in range(self._d.number(0, 2))]
        if isinstance(type_, GraphQLEnumType):
            return self._d.pick(sorted(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            chosen = [(name, one) for name, one in type_.fields.items() if self._d.chance(60)]
            return {name: self._value(one.type) for name, one in chosen}
        if type_.name == "ID":
            return f"{self._d.pick(['E0', 'E1', 'N0A'])}-{self._d.number(0, 2)}"
        return self._d.number(0, 3) if type_.name == "Int" else f"word{self._d.number(0, 2)}"

    def _condition(self) -> str:
        if not self._d.chance(10):
            return ""
        directive = self._d.pick(["include", "skip"])
        if self._d.chance(25):
            self.features.add("@skip or @include by literal")
            return f" @{directive}(if: {'true' if self._d.chance(70) == (directive == 'include') else 'false'})"
        self.features.add("@skip or @include by variable")
        if self._conditions and self._d.chance(40):
            return f" @{directive}(if: ${self._d.pick(self._conditions)})"
        name = f"if{len(self._declared)}"
        self._conditions.append(name)
        default = self._d.chance(20)
        self._declared.append(f"${name}: Boolean = true" if default else f"${name}: Boolean!")
        if default:
            self._declared[-1] = f"${name}: Boolean! = true"
        if not default or self._d.chance(50):
            self.variables[name] = self._d.chance(70) == (directive == "include")
        return f" @{directive}(if: ${name})"

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
        condition = self._condition()
        body = self._selection(target, depth - 1, scope, at)
        if self._d.chance(35):
            name = f"F{len(self._fragments)}"
            self._fragments.append(f"fragment {name} on {target.name} {body}")
            self._spread.append((name, target.name))
            self.features.add("named fragment")
            return f"...{name}{condition}"
        return f"... on {target.name}{condition} {body}"

    def _target(self, type_: GraphQLNamedType) -> GraphQLNamedType:
        target = type_
        if is_abstract_type(type_):
            target = self._d.pick(sorted(self._schema.get_possible_types(type_), key=lambda one: one.name))
        interfaces = list(target.interfaces) if isinstance(target, GraphQLObjectType) else []
        if interfaces and self._d.chance(30):
            target = self._d.pick(interfaces)
        return target


class Guide:
    """Says of a field whether it is one of the `wanted` coordinates, or leads to their types on the shortest way."""

    def __init__(self, schema: GraphQLSchema, wanted: Collection[str]) -> None:
        self._wanted = wanted
        self._distance = {coordinate.split(".")[0]: 0 for coordinate in wanted}
        edges = [
            (name, get_named_type(one.type).name)
            for name, type_ in schema.type_map.items()
            if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType)
            for one in type_.fields.values()
        ]
        for name, type_ in schema.type_map.items():
            if isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
                edges += [(name, one.name) for one in schema.get_possible_types(type_)]
        for _ in range(_DEPTH):
            for above, below in edges:
                if below in self._distance:
                    self._distance.setdefault(above, self._distance[below] + 1)

    def is_good(self, type_name: str, name: str, one: GraphQLField) -> bool:
        if f"{type_name}.{name}" in self._wanted:
            return True
        here, there = self._distance.get(type_name), self._distance.get(get_named_type(one.type).name)
        return bool(here) and there is not None and there < (here or 0)


def _written(value: Any, type_: Any) -> str:
    if isinstance(type_, GraphQLNonNull):
        return _written(value, type_.of_type)
    if isinstance(value, list):
        return "[" + ", ".join(_written(one, type_.of_type) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_written(one, type_.fields[name].type)}" for name, one in value.items()) + "}"
    return str(value) if isinstance(type_, GraphQLEnumType) or isinstance(value, int) else f'"{value}"'
