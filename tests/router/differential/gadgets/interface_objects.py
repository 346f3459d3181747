"""`@interfaceObject`: a family of entities behind one interface, of which some subgraphs know only the interface."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import ID, SCALARS, come_to_know


def interface_object(d: Draw, model: GraphModel) -> None:
    _interface_object(d, model, d.pick(["plain", "requires", "non-resolvable"]))


def interface_object_with_requires(d: Draw, model: GraphModel) -> None:
    _interface_object(d, model, "requires")


def interface_object_not_resolvable(d: Draw, model: GraphModel) -> None:
    _interface_object(d, model, "non-resolvable")


def _interface_object(d: Draw, model: GraphModel, kind: str) -> None:
    if len(model.modern) < 2 or "N0" in model.types:
        return
    home = d.pick(model.modern)
    others = [graph for graph in model.graphs if graph != home]
    blind = d.pick([graph for graph in others if model.versions[graph]])
    family = _family(d, model, home, blind)
    _blind_fields(d, model, family, blind, kind)
    for graph in others:
        if graph != blind and d.chance(50):
            _concrete(d, model, family, graph)
    _roots(d, model, family, home, blind)


def _family(d: Draw, model: GraphModel, home: str, blind: str) -> TypeModel:
    names = [f"N0{letter}" for letter in "AB"[: d.number(1, 2)]]
    one = TypeModel("N0", "interface", [home, blind], members={home: names}, sealed=set(model.graphs))
    model.types["N0"] = one
    one.keys = {home: [ID], blind: [ID]}
    one.interface_object_in.add(blind)
    one.add(FieldModel("id", "ID!", {home: Side(answers=False), blind: Side()}, plain=False))
    one.add(FieldModel("name", "String", {home: Side(answers=False)}, plain=False))
    for name in names:
        member = TypeModel(name, "entity", [home], implements={home: ["N0"]}, keys={home: [ID]}, sealed={blind})
        model.types[name] = member
        member.add(FieldModel("id", "ID!", {home: Side()}, plain=False))
        member.add(FieldModel("name", "String", {home: Side()}, plain=False))
        member.add(FieldModel("f0", d.pick(SCALARS), {home: Side()}))
    model.note("key on an interface", "N0", *names)
    return one


def _blind_fields(d: Draw, model: GraphModel, family: TypeModel, blind: str, kind: str) -> None:
    """What the subgraph that knows only the interface adds to every implementer."""
    if kind == "non-resolvable":
        family.keys[blind] = [f"{ID}, resolvable: false"]
        return
    family.add(FieldModel("x", d.pick(SCALARS), {blind: Side()}, plain=False))
    model.note("interface object", "N0.x")
    if kind == "requires":
        family.fields["name"].sides[blind] = Side(answers=False, directives=["@external"])
        formula = Formula("requires", "name")
        side = Side(directives=['@requires(fields: "name")'])
        family.add(FieldModel("rx", "String", {blind: side}, formula=formula, plain=False))
        model.note("interface object with requires", "N0.rx")
    able = [one.name for one in model.entities if blind not in one.sealed and not one.name.startswith("N0")]
    if able and d.chance(50):
        name = d.pick(able)
        come_to_know(model, blind, name)
        family.add(FieldModel("to", d.pick([name, f"[{name}!]"]), {blind: Side()}, plain=False))
        model.note("interface object", "N0.to")


def _concrete(d: Draw, model: GraphModel, family: TypeModel, graph: str) -> None:
    """A third subgraph extends an implementer, and leads back to it."""
    home = next(iter(family.members))
    member = model.types[d.pick(family.members[home])]
    member.graphs.append(graph)
    old = not model.versions[graph]
    member.keys[graph] = [ID]
    member.fields["id"].sides[graph] = Side(directives=["@external"] if old else [])
    if old:
        member.style[graph] = "extend type"
    member.add(FieldModel(f"g{graph}", d.pick(SCALARS), {graph: Side()}))
    model.note("interface object with indirect extension", f"{member.name}.g{graph}")
    query = model.types["Query"]
    if graph not in query.graphs:
        query.graphs.append(graph)
    query.add(FieldModel(f"n{graph}", member.name, {graph: Side()}))


def _roots(d: Draw, model: GraphModel, family: TypeModel, home: str, blind: str) -> None:
    query = model.types["Query"]
    blind_only = any("resolvable" in key for key in family.keys[blind])
    for graph in [blind] if blind_only else d.some([home, blind], 1, 70):
        if graph not in query.graphs:
            query.graphs.append(graph)
        name = f"n{graph}"
        query.add(FieldModel(name, d.pick(["N0", "[N0!]!", "[N0]"]), {graph: Side()}))
        if blind_only:
            model.note("interface object that is not resolvable", f"Query.{name}")
