"""Does a value of JSON fit an input type? It is kept as it is, but for numbers that some subgraphs would not read."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    is_required_input_field,
)
from graphql.pyutils import did_you_mean, suggestion_list

from router.json_text import holds_fractions, write_json

_LARGEST_INT = 2**31 - 1
# Beyond it doubles are not whole numbers one by one, and some libraries then take no integer for a Float.
_LARGEST_EXACT = 2**53 - 1
_LONGEST_SHOWN = 80
Path = tuple[str | int, ...]


class Misfit(Exception):
    """The value does not fit: `path` leads to the part that does not, in lists and objects."""

    def __init__(self, reason: str, path: Path = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def below(self, step: str | int) -> "Misfit":
        return Misfit(self.reason, (step, *self.path))

    def __str__(self) -> str:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step[:_LONGEST_SHOWN]}" for step in self.path)
        return f" at {place}: {self.reason}" if place else f": {self.reason}"


class InputReader:
    """Reads the values of one request. `hints` ("Did you mean …?") name what the schema has; it `has_fractions` once it
    has seen some in a scalar of the graph's own."""

    def __init__(self, *, hints: bool) -> None:
        self._hints = hints
        self.has_fractions = False

    def read(self, value: Any, type_: GraphQLInputType) -> Any:
        """The value for subgraphs. Raises `Misfit`."""
        if isinstance(type_, GraphQLNonNull):
            if value is None:
                raise Misfit(f"a value of type '{type_}' cannot be null")
            type_ = type_.of_type
        if value is None:
            return None
        if isinstance(type_, GraphQLList):
            return self._list(value, type_.of_type)
        if isinstance(type_, GraphQLInputObjectType):
            return self._object(value, type_)
        if isinstance(type_, GraphQLEnumType):
            return self._enum(value, type_)
        read = _SCALARS.get(type_.name)
        if read is not None:
            return read(value)
        self.has_fractions = self.has_fractions or holds_fractions((value,))
        return value

    def _list(self, value: Any, item_type: GraphQLInputType) -> Any:
        if not isinstance(value, list):
            return self.read(value, item_type)  # a single value is a list of itself
        result = []
        for index, item in enumerate(value):
            try:
                result.append(self.read(item, item_type))
            except Misfit as misfit:
                raise misfit.below(index) from misfit
        return result

    def _object(self, value: Any, type_: GraphQLInputObjectType) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _misfit(f"an object of type '{type_.name}'", value)
        for name, field in type_.fields.items():
            if name not in value and is_required_input_field(field):
                raise Misfit(f"the field '{name}' of type '{field.type}' is missing")
        result: dict[str, Any] = {}
        for name, inner in value.items():
            if name not in type_.fields:
                raise Misfit(f"'{type_.name}' has no field '{name[:_LONGEST_SHOWN]}'{self._hint(name, type_.fields)}")
            try:
                result[name] = self.read(inner, type_.fields[name].type)
            except Misfit as misfit:
                raise misfit.below(name) from misfit
        if type_.is_one_of and (len(value) != 1 or None in value.values()):
            raise Misfit(f"'{type_.name}' takes exactly one field, and that may not be null")
        return result

    def _enum(self, value: Any, type_: GraphQLEnumType) -> Any:
        if not isinstance(value, str):
            raise _misfit(f"a value of '{type_.name}', as text", value)
        if value not in type_.values:
            raise Misfit(f"'{type_.name}' has no value '{value[:_LONGEST_SHOWN]}'{self._hint(value, type_.values)}")
        return value

    def _hint(self, name: str, known: Mapping[str, Any]) -> str:
        near = suggestion_list(name[:_LONGEST_SHOWN], list(known)) if self._hints else []
        return f".{did_you_mean(near)}" if near else ""


def _misfit(wanted: str, value: Any) -> Misfit:
    """In the words of JSON, since the client sent JSON."""
    text = write_json(value).decode()
    return Misfit(f"expected {wanted}, not {text if len(text) <= _LONGEST_SHOWN else f'{text[:_LONGEST_SHOWN]}…'}")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_whole(value: Any) -> bool:
    return _is_number(value) and (isinstance(value, int) or value.is_integer())


def _integer(value: Any) -> int:
    """`1e3` is an integer too, and written as one for those who read types by their looks."""
    if not _is_whole(value) or not -_LARGEST_INT - 1 <= value <= _LARGEST_INT:
        raise _misfit("a whole number of 32 bits", value)
    return int(value)


def _float(value: Any) -> Any:
    if not _is_number(value):
        raise _misfit("a number", value)
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise _misfit("a number that a Float can be", value)
    return number if isinstance(value, int) and abs(value) > _LARGEST_EXACT else value


def _identifier(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if not _is_whole(value):
        raise _misfit("an ID: a text or a whole number", value)
    return int(value)


def _string(value: Any) -> Any:
    if not isinstance(value, str):
        raise _misfit("a text", value)
    return value


def _boolean(value: Any) -> Any:
    if not isinstance(value, bool):
        raise _misfit("true or false", value)
    return value


_SCALARS = {"Int": _integer, "Float": _float, "ID": _identifier, "String": _string, "Boolean": _boolean}
