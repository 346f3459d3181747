"""Interfaces and unions whose members differ between subgraphs, interfaces of interfaces, clashing types, `node`."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.shared import modern_hosts, override_text
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel

_CLASHING = ("Int", "String!", "[Int!]", "Boolean", "[String]!", "Float!")


def interface(d: Draw, model: GraphModel) -> None:
    members = _members(d, model, need_id=True)
    if not members:
        return
    one = add_abstract(model, "interface", members)
    if d.chance(60):
        _add_common(d, model, one)
    if d.chance(40):
        _add_parent(d, model, one)
    _note_members(model, one)
    _return_it(d, model, one)


def union(d: Draw, model: GraphModel) -> None:
    members = _members(d, model, need_id=False)
    if members:
        one = add_abstract(model, "union", members)
        _note_members(model, one)
        _return_it(d, model, one)


def clash(d: Draw, model: GraphModel) -> None:
    """Fields of one name with different types on members of one union."""
    able = [graph for graph in model.graphs if len([one for one in model.entities if graph in one.hosts]) > 1]
    if not able:
        return
    graph = d.pick(able)
    types = list(_CLASHING)
    members = d.some([one.name for one in model.entities if graph in one.hosts], 2, 70)[: len(types)]
    one = _new(model, "U", "union", {graph: members})
    number = d.number(0, 2)
    for name in members:
        entity = model.types[name]
        type_ = types.pop(d.number(0, len(types) - 1))
        owner = d.pick([host for host in entity.hosts if host != entity.null_leaf])
        field = entity.add(FieldModel(f"clash{number}", type_, {owner: Side()}, plain=False))
        entity.add(FieldModel(f"only{name}", "Int", {owner: Side()}))
        model.note("clashing types", f"{name}.{field.name}", f"{name}.only{name}")
    _return_it(d, model, one)


def node(d: Draw, model: GraphModel) -> None:
    """An interface of everything that a subgraph knows, and a root that finds it by its id."""
    graph = d.pick(model.modern)
    members = [one.name for one in model.entities if graph in one.hosts and one.declares(graph, "id")]
    if not members or "Node" in model.types:
        return
    one = model.types["Node"] = TypeModel("Node", "interface", [graph], members={graph: members})
    _add_id(one)
    for name in members:
        model.types[name].implements.setdefault(graph, []).append("Node")
    query = model.types["Query"]
    if graph not in query.graphs:
        query.graphs.append(graph)
    query.add(FieldModel("node", "Node", {graph: Side()}, "(id: ID!)", Formula("find")))
    model.note("node-like field", "Query.node", "Node")


def overridden_interface_field(d: Draw, model: GraphModel) -> None:
    """A subgraph has an interface with a field that others took over from it, on some implementers."""
    able = [
        graph
        for graph in model.modern
        if any(graph in modern_hosts(model, one) and one.declares(graph, "id") for one in model.entities)
    ]
    if not able:
        return
    graph = d.pick(able)
    found = [one for one in model.entities if graph in modern_hosts(model, one) and one.declares(graph, "id")]
    members = d.some(found, 1, 70)
    names = [one.name for one in members]
    made = _new(model, "I", "interface", {graph: names})
    _add_id(made)
    field = f"taken{made.name}"
    made.add(FieldModel(field, "String", {graph: Side(answers=False)}, plain=False))
    for one in members:
        one.implements.setdefault(graph, []).append(made.name)
        others = [host for host in modern_hosts(model, one) if host != graph]
        sides = {graph: Side()}
        if others and d.chance(70):
            new = d.pick(others)
            sides = {new: Side(directives=[override_text(graph, None)]), graph: Side(answers=False)}
            model.note("override of an interface's field", f"{one.name}.{field}")
        one.add(FieldModel(field, "String", sides))
    _return_it(d, model, made)


def _members(d: Draw, model: GraphModel, *, need_id: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for graph in model.graphs:
        able = [
            one.name
            for one in model.entities
            if graph in one.hosts and (not need_id or one.declares(graph, "id")) and not one.interface_object_in
        ]
        if able and d.chance(70):
            found[graph] = d.some(able, 1, 60)
    return found


def _new(model: GraphModel, letter: str, kind: str, members: dict[str, list[str]]) -> TypeModel:
    one = TypeModel(model.new_type_name(letter), "union" if kind == "union" else "interface", list(members))
    one.members = members
    model.types[one.name] = one
    return one


def add_abstract(model: GraphModel, kind: str, members: dict[str, list[str]]) -> TypeModel:
    """An interface with an id, or a union."""
    one = _new(model, kind[0].upper(), kind, members)
    if kind == "interface":
        for graph, names in members.items():
            for name in names:
                model.types[name].implements.setdefault(graph, []).append(one.name)
        _add_id(one)
    return one


def _add_id(one: TypeModel) -> None:
    one.add(FieldModel("id", "ID!", {graph: Side(answers=False) for graph in one.graphs}, plain=False))


def _note_members(model: GraphModel, one: TypeModel) -> None:
    lists = list(one.members.values())
    if any(sorted(names) != sorted(lists[0]) for names in lists[1:]):
        model.note(f"{one.kind} whose members differ", one.name)
    else:
        model.note(one.kind, one.name)


def _add_common(d: Draw, model: GraphModel, one: TypeModel) -> None:
    """A field of the interface; some implementers have it elsewhere, where this subgraph calls it external."""
    shown = d.some(one.members)
    name = f"common{one.name}"
    one.add(FieldModel(name, "String", {graph: Side(answers=False) for graph in shown}, plain=False))
    for member in {name: None for names in one.members.values() for name in names}:
        entity = model.types[member]
        able = [graph for graph in entity.hosts if graph != entity.null_leaf and model.versions[graph]]
        owners = d.some(able or entity.hosts)
        needing = [graph for graph in shown if member in one.members[graph] and graph not in owners]
        sides = {graph: Side(directives=["@shareable"] if len(owners) > 1 else []) for graph in owners}
        sides |= {graph: Side(answers=False, directives=["@external"]) for graph in needing}
        entity.add(FieldModel(name, "String", sides, plain=False))
        if needing:
            model.note("interface field that is external", f"{member}.{name}")


def _add_parent(d: Draw, model: GraphModel, one: TypeModel) -> None:
    parent = _new(model, "J", "interface", {graph: list(names) for graph, names in one.members.items()})
    _add_id(parent)
    one.implements = {graph: [parent.name] for graph in one.graphs}
    for graph, names in one.members.items():
        for name in names:
            model.types[name].implements[graph].append(parent.name)
    model.note("interface that implements an interface", parent.name, one.name)
    if d.chance(60):
        _return_it(d, model, parent)


def _return_it(d: Draw, model: GraphModel, one: TypeModel) -> None:
    """A root that returns it, so that it is asked for."""
    graph = d.pick(list(one.members))
    query = model.types["Query"]
    if graph not in query.graphs:
        query.graphs.append(graph)
    type_ = d.pick([one.name, f"[{one.name}]", f"[{one.name}!]!"])
    query.add(FieldModel(model.new_name(query, "q"), type_, {graph: Side()}))
