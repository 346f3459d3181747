"""Fills a planned graph with objects: every reference points at one that all who may answer with it know."""

from itertools import count
from typing import Any

from tests.router.differential.draw import Draw
from tests.router.differential.model import FieldModel, GraphModel, TypeModel, base_of
from tests.router.differential.world import ABSENT, GONE, Object, Ref, World

_ENTITIES = 3
_VALUES = 2
_LENGTHS = (1, 2, 2, 1, 3, 1, 0)


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
        if one.null_leaf and (number == 1 or (number == 2 and self._d.chance(60))):
            made["sku"] = None
            self._demand(one, one.null_leaf)
        if set(one.fields) & {"sku", "tags", "part"} == set() and not one.sealed and number:
            graphs = self._forgettable(one) if self._d.chance(85) else []
            if graphs:
                made[GONE] = self._d.pick(graphs)
                self._model.note("object that a subgraph lacks", f"{one.name}@{made[GONE]}")
                self._demand(one, made[GONE])
        if "owner" in one.fields:
            made["owner"] = Ref(f"{one.fields['owner'].base}-{number}")
        if "part" in one.fields:
            made["part"] = Ref(f"{one.name}Part-{number}")
            self._world.objects[made["part"]] = {"__typename": f"{one.name}Part", "name": f"part {number}"}

    def _fill(self, one: TypeModel, name: str) -> None:
        made = self._world.objects.setdefault(name, {"__typename": one.name})
        absent = []
        for type_, field in self._fields_of(one):
            if field.name in made:
                continue
            if self._missing(one, made) and field.owners == [self._missing(one, made)]:
                absent.append(field.name)
            elif field.formula is None or field.formula.kind in ("echo", "choose", "context"):
                made[field.name] = self._stored(type_, field)
        if absent:
            made[ABSENT] = absent

    def _missing(self, one: TypeModel, made: Object) -> str | None:
        """The subgraph in which the object cannot be had."""
        if one.null_leaf and made["sku"] is None:
            return one.null_leaf
        gone: str | None = made.get(GONE)
        return gone

    def _demand(self, one: TypeModel, graph: str) -> None:
        """Makes a field of the subgraph one that must not be null, so that the null goes up."""
        able = [field for field in one.fields.values() if field.owners == [graph] and field.plain]
        able = [field for field in able if not field.type.endswith("!")]
        if able and self._d.chance(90):
            field = self._d.pick(able)
            field.type += "!"
            self._model.note("field that must not be null", f"{one.name}.{field.name}")
            if self._model.themes & {"null key", "object that a subgraph lacks"}:
                self._model.themes.add("field that must not be null")

    def _forgettable(self, one: TypeModel) -> list[str]:
        """Subgraphs that may lack an object: nobody depends on them for it, and what they have, only they have."""
        found = []
        for graph in one.hosts[1:]:
            own = [field for field in one.fields.values() if graph in field.owners and field.name != "id"]
            node = self._model.types["Query"].fields.get("node")
            asks_all = node is not None and graph in node.owners
            if not asks_all and own and all(list(field.sides) == [graph] for field in own):
                found.append(graph)
        return found

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
        if field.base in self._model.types and not self._able(field.base, field.owners):
            field.type = field.base  # its owners have no object in common: it is null
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
        if not type_.endswith("!") and self._d.chance(8):
            return None
        type_ = type_.removesuffix("!")
        if type_.startswith("["):
            return [self._value(type_[1:-1], owners) for _ in range(self._d.pick(_LENGTHS))]
        if type_ not in self._model.types:
            return self._scalar(type_, owners)
        able = self._able(type_, owners)
        return Ref(self._d.pick(able)) if able else None

    def _able(self, type_: str, owners: list[str]) -> list[str]:
        return [name for one in self._known(type_, owners) for name in self._objects(one, owners)]

    def _known(self, type_: str, owners: list[str]) -> list[str]:
        known = [set(self._model.possible(graph, type_)) for graph in owners]
        return sorted(set.intersection(*known)) if known else []

    def _objects(self, name: str, owners: list[str]) -> list[str]:
        """An object without the key of a subgraph cannot be met there."""
        one = self._model.types[name]
        all_ = [f"{name}-{number}" for number in range(_ENTITIES if one.kind == "entity" else _VALUES)]
        return [key for key in all_ if self._missing(one, self._world.objects[key]) not in owners]

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
