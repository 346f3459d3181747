"""Fills a planned graph with objects: every reference points at one that all who may answer with it know."""

from itertools import count
from typing import Any

from tests.router.differential.draw import Draw
from tests.router.differential.model import FieldModel, GraphModel, TypeModel, base_of
from tests.router.differential.world import ABSENT, Object, Ref, World

_ENTITIES = 3
_VALUES = 2


class DataMaker:
    """Every scalar is a value of its own, so that nothing is right by chance."""

    def __init__(self, d: Draw, model: GraphModel) -> None:
        self._d = d
        self._model = model
        self._world = World()
        self._numbers = count(10)

    def fill(self) -> World:
        types = self._model.of_kind("entity", "value")
        for one in types:
            for number in range(_ENTITIES if one.kind == "entity" else _VALUES):
                made = self._world.objects[f"{one.name}-{number}"] = {"__typename": one.name}
                if one.kind == "entity":
                    self._keys(one, number, made)
        for one in types:
            for number in range(_ENTITIES if one.kind == "entity" else _VALUES):
                self._fill(one, f"{one.name}-{number}")
            self._formulas(one)
        for root in self._model.of_kind("root"):
            self._roots(root)
        return self._world

    def _keys(self, one: TypeModel, number: int, made: Object) -> None:
        known = {"id": f"{one.name}-{number}", "sku": f"sku{number}", "tags": [f"t{number}", "t"], "code": number}
        made.update({name: value for name, value in known.items() if name in one.fields})
        if one.null_leaf and (number == 1 or (number == 2 and self._d.chance(30))):
            made["sku"] = None
        if "part" in one.fields:
            made["part"] = Ref(f"{one.name}Part-{number}")
            self._world.objects[made["part"]] = {"__typename": f"{one.name}Part", "name": f"part {number}"}

    def _fill(self, one: TypeModel, name: str) -> None:
        made = self._world.objects.setdefault(name, {"__typename": one.name})
        absent = []
        for type_, field in self._fields_of(one):
            if field.name in made:
                continue
            if one.null_leaf and made["sku"] is None and field.owners == [one.null_leaf]:
                absent.append(field.name)
            elif field.formula is None or field.formula.kind in ("echo", "choose"):
                made[field.name] = self._stored(type_, field)
        if absent:
            made[ABSENT] = absent

    def _fields_of(self, one: TypeModel) -> list[tuple[TypeModel, FieldModel]]:
        """Its own, and those that interface objects bring."""
        found = [(one, field) for field in one.fields.values()]
        for interface in self._model.of_kind("interface"):
            if interface.interface_object_in and any(one.name in names for names in interface.members.values()):
                found += [(interface, field) for field in interface.fields.values() if field.owners]
        return found

    def _stored(self, one: TypeModel, field: FieldModel) -> Any:
        if field.formula is not None and field.formula.kind == "choose":
            return [self._value(f"{field.base}!", field.owners) for _ in range(self._d.number(0, 2))]
        if field.formula is not None:
            return f"{one.name}.{field.name}.{next(self._numbers)}"
        return self._value(field.type, field.owners)

    def _formulas(self, one: TypeModel) -> None:
        for _, field in self._fields_of(one):
            if field.formula is not None:
                self._world.formulas[f"{one.name}.{field.name}"] = field.formula

    def _roots(self, root: TypeModel) -> None:
        for field in root.fields.values():
            if field.formula is not None:
                self._world.formulas[f"{root.name}.{field.name}"] = field.formula
            if field.formula is None or field.formula.kind == "echo":
                self._world.roots[f"{root.name}.{field.name}"] = self._stored(root, field)

    def _value(self, type_: str, owners: list[str]) -> Any:
        if not type_.endswith("!") and self._d.chance(10):
            return None
        type_ = type_.removesuffix("!")
        if type_.startswith("["):
            return [self._value(type_[1:-1], owners) for _ in range(2 - self._d.number(0, 2))]
        if type_ not in self._model.types:
            return self._scalar(type_, owners)
        able = [name for one in self._known(type_, owners) for name in self._objects(one, owners)]
        return Ref(self._d.pick(able)) if able else None

    def _known(self, type_: str, owners: list[str]) -> list[str]:
        known = [set(self._model.possible(graph, type_)) for graph in owners]
        return sorted(set.intersection(*known)) if known else []

    def _objects(self, name: str, owners: list[str]) -> list[str]:
        """An object without the key of a subgraph cannot be met there."""
        one = self._model.types[name]
        all_ = [f"{name}-{number}" for number in range(_ENTITIES if one.kind == "entity" else _VALUES)]
        if one.null_leaf in owners:
            return [key for key in all_ if self._world.objects[key]["sku"] is not None]
        return all_

    def _scalar(self, type_: str, owners: list[str]) -> Any:
        number = next(self._numbers)
        match type_:
            case "Int":
                return number
            case "Boolean":
                return number % 2 == 0
            case "Float":
                return number + 0.5
            case "String" | "ID":
                return f"{'ünï' if number % 5 == 0 else 'text'} {number}"
            case _:
                return self._d.pick(self._enum_values(base_of(type_), owners))

    def _enum_values(self, name: str, owners: list[str]) -> list[str]:
        values = self._model.enums[name]
        known = [values.get(graph) or values["*"] for graph in owners]
        return [value.split()[0] for value in known[0] if all(value in other for other in known)]
