"""Arguments of an operation: values of their types as JSON and as GraphQL text, and the variables that hold them."""

import json
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    is_required_input_field,
)

from tests.router.differential.draw import Draw

# What a custom scalar may be: any JSON.
_ANYTHING: tuple[Any, ...] = (7, "text", {"a": 1}, [1, "b", None], {"deep": {"list": [{"x": 0.5}]}}, True, 12345678901)
_MOST_LEVELS = 3


class Variables:
    """Those of one operation; `features` notes what was used."""

    def __init__(self, d: Draw, features: set[str]) -> None:
        self._d = d
        self._features = features
        self._switches: list[str] = []
        self.declared: list[str] = []
        self.values: dict[str, Any] = {}

    def argument(self, argument: GraphQLArgument) -> str:
        """As text: a literal, or a variable that is declared for it."""
        self._note(argument.type)
        if not self._d.chance(40):
            return self._literal(argument.type)
        return self._variable(argument.type, argument.default is not None)

    def _variable(self, type_: Any, has_default: bool) -> str:
        name = f"v{len(self.declared)}"
        text = str(type_)
        value = self._value(type_)
        self._features.add("variable")
        if self._d.chance(40):
            self._features.add("variable with a default")
            text += f" = {self._literal(type_)}"
            if self._d.chance(50):
                self.values[name] = value
        elif text.endswith("!") or has_default or self._d.chance(80):
            self.values[name] = value
        self.declared.append(f"${name}: {text}")
        return f"${name}"

    def switch(self, *, on: bool, shared: bool = True) -> str:
        """A Boolean variable. A `shared` one may be any that is there, whatever its value."""
        if shared and self._switches and self._d.chance(40):
            return f"${self._d.pick(self._switches)}"
        name = f"if{len(self.declared)}"
        if shared:
            self._switches.append(name)
        has_default = shared and self._d.chance(20)
        self.declared.append(f"${name}: Boolean! = true" if has_default else f"${name}: Boolean!")
        if not has_default or self._d.chance(50):
            self.values[name] = on
        return f"${name}"

    def _note(self, type_: Any) -> None:
        while isinstance(type_, GraphQLNonNull | GraphQLList):
            type_ = type_.of_type
        if isinstance(type_, GraphQLInputObjectType):
            defaults = [field.default is not None for field in type_.fields.values()]
            self._features.update(["input object with defaults"] * any(defaults))

    def _literal(self, type_: Any) -> str:
        return written(self._value(type_, literal=True), type_)

    def _value(self, type_: Any, levels: int = _MOST_LEVELS, *, literal: bool = False) -> Any:
        if isinstance(type_, GraphQLNonNull):
            return self._value(type_.of_type, levels, literal=literal)
        if isinstance(type_, GraphQLList):
            count = self._d.number(0, 2) if levels else 0
            return [self._value(type_.of_type, levels - 1, literal=literal) for _ in range(count)]
        if isinstance(type_, GraphQLEnumType):
            return self._d.pick(sorted(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            return self._object(type_, levels, literal)
        return self._scalar(type_.name)

    def _object(self, type_: GraphQLInputObjectType, levels: int, literal: bool) -> dict[str, Any]:
        if type_.is_one_of:
            return self._one_of(type_, levels, literal)
        chosen = [
            (name, field)
            for name, field in type_.fields.items()
            if is_required_input_field(field) or (levels and self._d.chance(60))
        ]
        return {name: self._field(field, levels, literal) for name, field in chosen}

    def _field(self, field: GraphQLInputField, levels: int, literal: bool) -> Any:
        """Now and then null, which is not the same as left out: a default does not stand in for it."""
        if not isinstance(field.type, GraphQLNonNull) and self._d.chance(10):
            return None
        return self._value(field.type, levels - 1, literal=literal)

    def _one_of(self, type_: GraphQLInputObjectType, levels: int, literal: bool) -> dict[str, Any]:
        """One member; of a variable, now and then two: that is to be refused, while such a literal is no operation."""
        self._features.add("oneOf input")
        names = list(type_.fields)
        chosen = [self._d.pick(names)]
        if not literal and self._d.chance(8):
            chosen = names[:2]
            self._features.add("oneOf input that is refused")
        return {name: self._value(type_.fields[name].type, levels - 1, literal=literal) for name in chosen}

    def _scalar(self, name: str) -> Any:
        match name:
            case "ID":
                return f"{self._d.pick(['E0', 'E1', 'N0A'])}-{self._d.number(0, 2)}"
            case "Int":
                return self._d.number(0, 3)
            case "String":
                return f"word{self._d.number(0, 2)}"
            case _:
                return self._d.pick(_ANYTHING)


def written(value: Any, type_: Any) -> str:
    """The value of this type in GraphQL's notation."""
    if isinstance(type_, GraphQLNonNull):
        return written(value, type_.of_type)
    if value is None:
        return "null"
    if isinstance(type_, GraphQLList):
        return "[" + ", ".join(written(item, type_.of_type) for item in value) + "]"
    if isinstance(type_, GraphQLInputObjectType):
        return (
            "{" + ", ".join(f"{name}: {written(item, type_.fields[name].type)}" for name, item in value.items()) + "}"
        )
    return str(value) if isinstance(type_, GraphQLEnumType) else written_freely(value)


def written_freely(value: Any) -> str:
    """JSON in GraphQL's notation, where the names of an object have no quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {written_freely(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written_freely, value)) + "]"
    return json.dumps(value)
