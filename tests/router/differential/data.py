"""Fills a planned graph with objects: every reference points at one that all who may answer with it know."""

from itertools import count
from typing import Any

from tests.router.differential.draw import Draw
from tests.router.differential.model import FieldModel, GraphModel, TypeModel, base_of
from tests.router.differential.world import ABSENT, FAULTY, GONE, Object, Ref, World

_LENGTHS = (1, 2, 2, 1, 3, 1, 0)
# Keys of a custom scalar, the last two of them nearly alike.
_STAMPS: tuple[Any, ...] = ({"at": 1, "in": ["x"]}, [1, "2"], [1, 2])


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
            for number in range(one.objects):
                made = self._world.objects.setdefault(f"{one.name}-{number}", {"__typename": one.name})
                if one.kind == "entity":
                    self._keys(one, number, made)
        for one in types:
            for number in range(one.objects):
                self._fill(one, f"{one.name}-{number}")
            self._formulas(one)
        for root in self._model.of_kind("root"):
            self._roots(root)
        return self._world

    def _keys(self, one: TypeModel, number: int, made: Object) -> None:
        keys = {
            "id": f"{one.name}-{number}",
            "sku": f"sku{number}",
            "tags": [f"t{number}", "t"],
            "code": number,
            "edition": f"edition {number}",
            "stamp": _STAMPS[number % len(_STAMPS)],
        }
        made.update({name: value for name, value in keys.items() if name in one.fields})
        if "owner" in one.fields:
            made["owner"] = Ref(f"{one.fields['owner'].base}-{number}")
        if "part" in one.fields:
            made["part"] = Ref(f"{one.name}Part-{number}")
            self._world.objects[made["part"]] = {"__typename": f"{one.name}Part", "name": f"part {number}"}
        self._nulls_in_keys(one, number, made)
        if set(one.fields) & {"sku", "tags", "part", "edition"} == set() and (one.lacking or not one.sealed) and number:
            graphs = self._forgettable(one) if self._d.chance(85) else []
            if graphs:
                made[GONE] = one.lacking if one.lacking in graphs else self._d.pick(graphs)
                self._model.note("object that a subgraph lacks", f"{one.name}@{made[GONE]}")
                self._demand(one, made[GONE])

    def _nulls_in_keys(self, one: TypeModel, number: int, made: Object) -> None:
        """Null in a part of the key names the object all the same; a key that is null, or all of whose parts are, does
        not, and then the subgraph that is entered by it cannot be asked."""
        if one.null_part and number == 1:
            if one.null_part == "part" and self._d.chance(50):
                self._world.objects[made["part"]]["name"] = None
            else:
                made[one.null_part] = None
        elif one.null_leaf and number and (number == 1 or self._d.chance(60)):
            names = ["code", one.null_part] if one.null_part else ["sku"]
            made.update(dict.fromkeys(names))
            if names == ["sku"] and one.fields["sku"].fails:
                made[FAULTY] = ["sku"]
            self._demand(one, one.null_leaf)

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
        failing = [
            field.name for field in one.fields.values() if field.fails and field.name not in made.get(FAULTY, ())
        ]
        failing = [field for field in failing if one.fields[field].owners != [self._missing(one, made)]]
        if failing and one.null_leaf is None and self._d.chance(70):
            made[FAULTY] = failing

    def _missing(self, one: TypeModel, made: Object) -> str | None:
        """The subgraph in which the object cannot be had."""
        names = ["code", one.null_part] if one.null_part else ["sku"]
        if one.null_leaf and all(made[name] is None for name in names):
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
            if not asks_all and own and all(field.is_only_had_by(graph) for field in own):
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
            if root.name == "Subscription":
                events = [self._stored(root, field) for _ in range(self._d.number(1, 3))]
                self._world.roots[f"{root.name}.{field.name}"] = events
            elif field.formula is None or field.formula.kind == "echo":
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
        all_ = [f"{name}-{number}" for number in range(one.objects)]
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
            case _ if type_ in self._model.scalars:
                return self._anything(number)
            case _:
                return self._d.pick(self._enum_values(base_of(type_), owners))

    def _anything(self, number: int) -> Any:
        """Whatever JSON can hold."""
        shapes: list[Any] = [number, f"text {number}", {"b": number, "a": [None, {"x": True}]}, [number, [], {}]]
        return self._d.pick([*shapes, number / 8, 2**53 + number, -(10**24) - number, number % 2 == 0])

    def _enum_values(self, name: str, owners: list[str]) -> list[str]:
        values = self._model.enums[name]
        known = [values.get(graph) or values["*"] for graph in owners]
        return [value.split()[0] for value in known[0] if all(value in other for other in known)]
