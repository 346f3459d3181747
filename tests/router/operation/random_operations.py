"""Makes random operations over an API schema: aliases, fragments, narrowing, arguments by variable, conditions."""

from random import Random
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)


class OperationMaker:
    def __init__(self, rng: Random, schema: GraphQLSchema) -> None:
        self.rng = rng
        self.schema = schema
        self.variables: dict[str, Any] = {}
        self.declared: list[str] = []
        self.fragments: list[str] = []
        self.budget = 40

    def make(self) -> tuple[str, dict[str, Any]]:
        query = self.schema.query_type
        assert query is not None
        body = self._selection(query, 5)
        head = f"({', '.join(self.declared)})" if self.declared else ""
        return "\n".join([f"query Q{head} {body}", *self.fragments]), self.variables

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def _selection(self, type_: GraphQLNamedType, depth: int) -> str:
        parts: list[str] = []
        for _ in range(self.rng.randint(1, 4)):
            part = self._part(type_, depth)
            if part:
                parts.append(part)
        return "{ " + " ".join(parts or ["__typename"]) + " }"

    def _part(self, type_: GraphQLNamedType, depth: int) -> str:
        self.budget -= 1
        if self.budget < 0:
            return ""
        if self.chance(0.12):
            return "__typename"
        if depth > 0 and self.chance(0.6 if isinstance(type_, GraphQLUnionType) else 0.2):
            return self._fragment(type_, depth)
        fields = sorted(getattr(type_, "fields", {}).items())
        if depth <= 0:
            fields = [(name, one) for name, one in fields if not is_composite_type(get_named_type(one.type))]
        if not fields:
            return ""
        name, field = self.rng.choice(fields)
        return self._field(type_, name, field, depth)

    def _field(self, type_: GraphQLNamedType, name: str, field: GraphQLField, depth: int) -> str:
        arguments = self._arguments(field)
        alias = ""
        if arguments or self.chance(0.2):
            alias = f"{self.rng.choice('xyz')}{self.rng.randint(0, 99)}_{type_.name}: "
        below = get_named_type(field.type)
        selection = f" {self._selection(below, depth - 1)}" if is_composite_type(below) else ""
        return f"{alias}{name}{arguments}{self._condition()}{selection}"

    def _arguments(self, field: GraphQLField) -> str:
        if "n" not in field.args or self.chance(0.3):
            return ""
        if self.chance(0.5):
            return f"(n: {self.rng.randint(1, 3)})"
        name = f"n{len(self.declared)}"
        self.declared.append(f"${name}: Int! = 5" if self.chance(0.3) else f"${name}: Int!")
        if self.declared[-1].endswith("Int!") or self.chance(0.5):
            self.variables[name] = self.rng.randint(1, 3)
        return f"(n: ${name})"

    def _condition(self) -> str:
        if not self.chance(0.08):
            return ""
        directive = self.rng.choice(["skip", "include"])
        if self.chance(0.4):
            return f" @{directive}(if: {self.rng.choice(['true', 'false'])})"
        name = f"b{len(self.declared)}"
        self.declared.append(f"${name}: Boolean!")
        self.variables[name] = self.chance(0.5)
        return f" @{directive}(if: ${name})"

    def _fragment(self, type_: GraphQLNamedType, depth: int) -> str:
        target: GraphQLNamedType = type_
        if is_abstract_type(type_) and (possible := list(self.schema.get_possible_types(type_))):
            target = self.rng.choice(possible)
        interfaces = list(target.interfaces) if isinstance(target, GraphQLObjectType) else []
        if interfaces and self.chance(0.3):
            target = self.rng.choice(interfaces)
        body = self._selection(target, depth - 1)
        if self.chance(0.4):
            name = f"F{len(self.fragments)}"
            self.fragments.append(f"fragment {name} on {target.name} {body}")
            return f"...{name}{self._condition()}"
        return f"... on {target.name}{self._condition()} {body}"


def random_operation(rng: Random, schema: GraphQLSchema) -> tuple[str, dict[str, Any]]:
    return OperationMaker(rng, schema).make()
