"""All the data of a graph in one place, as plain data: every subgraph has a part, the router must make it whole."""

from dataclasses import dataclass, field
from typing import Any

from tests.router.differential.formula import Formula

Object = dict[str, Any]
ABSENT = "__absent"
GONE = "__gone"
FAULTY = "__faulty"


class Ref(str):
    """Points at an object of `World.objects` by its name there."""

    __slots__ = ()


@dataclass
class World:
    """`formulas` by `Type.field`. An object's `__absent` names fields that nobody can be asked for: its key is null, or
    the subgraph that has them (`__gone`) does not know the object. `__faulty` ones are answered with an error.

    A root field of Subscription has the list of its events."""

    objects: dict[str, Object] = field(default_factory=dict)
    roots: dict[str, Any] = field(default_factory=dict)
    formulas: dict[str, Formula] = field(default_factory=dict)

    def follow(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.follow(one) for one in value]
        return self.objects[value] if isinstance(value, Ref) else value

    def by_id(self, wanted: Any) -> Object | None:
        return next((one for one in self.objects.values() if one.get("id") == wanted), None)

    def to_json(self) -> dict[str, Any]:
        return {
            "objects": {name: _packed(one) for name, one in self.objects.items()},
            "roots": {name: _packed(one) for name, one in self.roots.items()},
            "formulas": {name: one.to_json() for name, one in self.formulas.items()},
        }

    @staticmethod
    def from_json(data: dict[str, Any]) -> "World":
        return World(
            {name: _unpacked(one) for name, one in data["objects"].items()},
            {name: _unpacked(one) for name, one in data["roots"].items()},
            {name: Formula(**one) for name, one in data["formulas"].items()},
        )


def _packed(value: Any) -> Any:
    if isinstance(value, Ref):
        return {"$ref": str(value)}
    if isinstance(value, list):
        return [_packed(one) for one in value]
    if isinstance(value, dict):
        return {name: _packed(one) for name, one in value.items()}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpacked(one) for one in value]
    if isinstance(value, dict):
        if value.keys() == {"$ref"}:
            return Ref(value["$ref"])
        return {name: _unpacked(one) for name, one in value.items()}
    return value
