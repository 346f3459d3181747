"""Types in unusual places: members without keys, fields that narrow an interface's, keys through another entity."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.abstract import add_abstract
from tests.router.differential.gadgets.references import wrapped
from tests.router.differential.gadgets.shared import SHAREABLE, modern_hosts, with_modern_hosts
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import SCALARS


def add_root(model: GraphModel, graph: str, name: str, type_: str) -> None:
    query = model.types["Query"]
    query.graphs += [] if graph in query.graphs else [graph]
    query.add(FieldModel(name, type_, {graph: Side()}))


def members_without_keys(d: Draw, model: GraphModel) -> None:
    """An interface or a union of values, from which entities can be reached."""
    if "W0" in model.types:
        return
    one = d.pick(model.entities)
    graph = d.pick(one.hosts)
    names = ["W0", "W1"]
    for name in names:
        value = TypeModel(name, "value", [graph], sealed=set(model.graphs))
        model.types[name] = value
        value.add(FieldModel("w", d.pick(SCALARS), {graph: Side()}, plain=False))
        value.add(FieldModel("to", d.pick([one.name, f"[{one.name}]", f"{one.name}!"]), {graph: Side()}, plain=False))
    if d.chance(50):
        made = TypeModel("Shown", "interface", [graph], members={graph: names})
        model.types["Shown"] = made
        made.add(FieldModel("to", one.name, {graph: Side(answers=False)}, plain=False))
        for name in names:
            model.types[name].fields["to"].type = d.pick([one.name, f"{one.name}!"])
            model.types[name].implements[graph] = ["Shown"]
    else:
        made = TypeModel("Shown", "union", [graph], members={graph: names})
        model.types["Shown"] = made
    add_root(model, graph, "shown", wrapped(d, model, made.name))
    model.note("members without keys", "W0.to", "W1.to", "Shown.to")


def narrower_field(d: Draw, model: GraphModel) -> None:
    """A field of an interface is of an abstract type, its implementers' are of concrete ones."""
    able = [graph for graph in model.modern if any(graph in modern_hosts(model, one) for one in model.entities)]
    if not able:
        return
    graph = d.pick(able)
    found = [one for one in model.entities if graph in modern_hosts(model, one) and one.declares(graph, "id")]
    found = [one for one in found if not one.sealed]
    if not found:
        return
    members = [one.name for one in d.some(found, 1, 70)]
    made = add_abstract(model, "interface", {graph: members})
    name = f"narrow{made.name}"
    as_list = d.chance(40)
    made.add(FieldModel(name, f"[{made.name}]" if as_list else made.name, {graph: Side(answers=False)}, plain=False))
    for member in members:
        target = d.pick([*members, made.name])
        type_ = f"[{target}]" if as_list else d.pick([target, f"{target}!"])
        model.types[member].add(FieldModel(name, type_, {graph: Side()}, plain=False))
        model.note("interface field that implementers narrow", f"{member}.{name}")
    add_root(model, graph, model.new_name(model.types["Query"], "q"), wrapped(d, model, made.name))


def nullability(d: Draw, model: GraphModel) -> None:
    """A shared field that only some of its subgraphs promise not to be null."""
    one = with_modern_hosts(d, model)
    if one is None:
        return
    graphs = d.some(modern_hosts(model, one), 2)
    type_ = d.pick(["String!", "[Int!]!", "Boolean!"])
    sides = {graph: Side(directives=[SHAREABLE]) for graph in graphs}
    for graph in d.some(graphs):
        sides[graph].type = type_.removesuffix("!") if d.chance(50) else type_.replace("!", "")
    name = model.new_name(one, "sure")
    one.add(FieldModel(name, type_, sides, plain=False))
    model.note("nullability that differs", f"{one.name}.{name}")


def key_through_entity(d: Draw, model: GraphModel) -> None:
    """An entity whose key is that of another."""
    if len(model.modern) < 2 or "D0" in model.types:
        return
    graphs = d.some(model.modern, 2)
    owner = TypeModel("O0", "entity", list(graphs), sealed=set(model.graphs))
    one = TypeModel("D0", "entity", list(graphs), sealed=set(model.graphs))
    model.types |= {"O0": owner, "D0": one}
    owner.add(FieldModel("id", "ID!", {graph: Side() for graph in graphs}, plain=False))
    one.add(FieldModel("owner", "O0!", {graph: Side(directives=[SHAREABLE]) for graph in graphs}, plain=False))
    for graph in graphs:
        owner.keys[graph] = ['fields: "id"']
        one.keys[graph] = ['fields: "owner { id }"']
        owner.add(FieldModel(f"f{graph}", d.pick(SCALARS), {graph: Side()}))
        one.add(FieldModel(f"f{graph}", d.pick(SCALARS), {graph: Side()}))
    add_root(model, graphs[0], "owned", wrapped(d, model, "D0"))
    model.note("key through another entity", "D0")


def required_interface_field(d: Draw, model: GraphModel) -> None:
    """A field of an interface, for which some of its implementers need what others know."""
    able = [(one, graph, other) for one in model.entities for graph in one.hosts for other in one.hosts]
    able = [
        (one, graph, other)
        for one, graph, other in able
        if graph != other and one.null_leaf not in (graph, other) and one.declares(graph, "id")
    ]
    if not able:
        return
    one, graph, other = d.pick(able)
    members = [one.name]
    members += [
        two.name
        for two in model.entities
        if two is not one and graph in two.hosts and two.declares(graph, "id") and not two.sealed and d.chance(50)
    ]
    made = add_abstract(model, "interface", {graph: members})
    name = f"needs{made.name}"
    made.add(FieldModel(name, "String", {graph: Side(answers=False)}, plain=False))
    for member in members:
        model.types[member].add(FieldModel(name, "String", {graph: Side()}, plain=False))
    need = one.add(FieldModel(model.new_name(one, "need"), "Int", {other: Side()}, plain=False))
    need.sides[graph] = Side(answers=False, directives=["@external"])
    field = one.fields[name]
    field.sides[graph] = Side(directives=[f'@requires(fields: "{need.name}")'])
    field.formula = Formula("requires", need.name)
    add_root(model, graph, model.new_name(model.types["Query"], "q"), wrapped(d, model, made.name))
    model.note("interface field with requires", f"{one.name}.{name}")
