"""Arguments, inputs and enums that are merged, `@inaccessible`, mutations."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.references import wrapped
from tests.router.differential.gadgets.shared import modern_hosts
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import SCALARS, come_to_know

_ARGUMENTS = ("(n: Int! = 1)", "(n: Int = 3)", "(n: Int)", "(n: Int, mood: Mood = BAD)", "(n: Int, list: [Int!])")


def arguments(d: Draw, model: GraphModel) -> None:
    one = d.pick(model.entities)
    graph = d.pick(one.hosts)
    name = model.new_name(one, "a")
    if d.chance(35) and graph != one.null_leaf:
        target = d.pick([other.name for other in model.entities if graph in other.graphs] or [""])
        if target:
            one.add(FieldModel(name, target, {graph: Side()}, "(n: Int! = 0)", Formula("choose")))
    else:
        one.add(FieldModel(name, "String", {graph: Side()}, d.pick(_ARGUMENTS), Formula("echo")))
    if name in one.fields:
        one.fields[name].plain = one.fields[name].arguments.startswith("(n: Int")
        model.note("arguments", f"{one.name}.{name}")


def merged_input(d: Draw, model: GraphModel) -> None:
    """An input type of which every subgraph knows other fields: only the common ones remain."""
    if "Filter" in model.inputs:
        return
    able = [(one, graph) for one in [*model.entities, model.types["Query"]] for graph in one.hosts]
    able = [(one, graph) for one, graph in able if model.versions[graph] and graph != one.null_leaf]
    chosen: dict[str, TypeModel] = {}
    for one, graph in d.some(able, 1, 40):
        chosen.setdefault(graph, one)
    if len(chosen) < 2:
        return
    model.inputs["Filter"] = {}
    for graph, one in chosen.items():
        model.inputs["Filter"][graph] = f"text: String  n: Int = 4  size: Size  only{graph}: Int"
        name = model.new_name(one, "in")
        field = FieldModel(name, "String", {graph: Side()}, "(by: Filter, size: Size)", Formula("echo"), plain=False)
        one.add(field)
        model.note("merged input", f"{one.name}.{name}")
    model.enums["Size"] = {graph: ["S", "M", *d.some(["L", "XL"], 0)] for graph in chosen}


def merged_enum(d: Draw, model: GraphModel) -> None:
    """An enum that is only answered: every subgraph has other values, the graph has all of them."""
    one = d.pick(model.entities)
    if "Tone" in model.enums:
        return
    model.enums["Tone"] = {graph: ["LOW", *d.some(["MID", "HIGH", "TOP"], 0)] for graph in model.graphs}
    for graph in d.some([graph for graph in one.hosts if graph != one.null_leaf], 1, 70):
        name = model.new_name(one, "tone")
        one.add(FieldModel(name, d.pick(["Tone", "[Tone!]"]), {graph: Side()}))
        model.note("merged enum", f"{one.name}.{name}")
    shared = modern_hosts(model, one)
    if len(shared) > 1:
        name = model.new_name(one, "tone")
        one.add(FieldModel(name, "Tone", {graph: Side(directives=["@shareable"]) for graph in shared}))
        model.note("merged enum", f"{one.name}.{name}")


def inaccessible(d: Draw, model: GraphModel) -> None:
    able = [one for one in model.entities if modern_hosts(model, one)]
    if not able:
        return
    one = d.pick(able)
    graph = d.pick(modern_hosts(model, one))
    name = model.new_name(one, "hid")
    match d.pick(["enum value", "argument", "required", "field", "type"]):
        case "argument":
            text = "(n: Int, secret: Int @inaccessible)"
            one.add(FieldModel(name, "String", {graph: Side()}, text, Formula("echo"), plain=False))
            model.note("inaccessible", f"{one.name}.{name}")
        case "enum value":
            model.enums.setdefault("Rank", {"*": ["NEVER @inaccessible", "FIRST", "LAST"]})
            one.add(FieldModel(name, d.pick(["Rank", "[Rank]", "Rank!"]), {graph: Side()}, plain=False))
            model.note("inaccessible", f"{one.name}.{name}")
        case "type":
            hidden = TypeModel(model.new_type_name("H"), "value", [graph], sealed=set(model.graphs))
            hidden.directives[graph] = ["@inaccessible"]
            hidden.add(FieldModel("v0", "Int", {graph: Side()}))
            model.types[hidden.name] = hidden
            one.add(FieldModel(name, hidden.name, {graph: Side(directives=["@inaccessible"])}, plain=False))
            model.note("inaccessible", one.name)
        case kind:
            _inaccessible_field(d, model, one, graph, name, needed=kind == "required")


def _inaccessible_field(d: Draw, model: GraphModel, one: TypeModel, graph: str, name: str, *, needed: bool) -> None:
    """A hidden field; somebody may require it all the same."""
    field = one.add(FieldModel(name, d.pick(SCALARS), {graph: Side(directives=["@inaccessible"])}, plain=False))
    model.note("inaccessible", one.name)
    others = [other for other in modern_hosts(model, one) if other != graph]
    if needed and others:
        other = d.pick(others)
        field.sides[other] = Side(answers=False, directives=["@external"])
        side = Side(directives=[f'@requires(fields: "{name}")'])
        seen = model.new_name(one, "r")
        one.add(FieldModel(seen, "String", {other: side}, formula=Formula("requires", name)))
        model.note("inaccessible", f"{one.name}.{seen}")
        model.note("requires", f"{one.name}.{seen}")


def mutations(d: Draw, model: GraphModel) -> None:
    root = model.types["Mutation"]
    for graph in d.some(model.graphs, 2, 50):
        if graph not in root.graphs:
            root.graphs.append(graph)
        able = [one.name for one in model.entities if graph in one.graphs]
        for _ in range(d.number(1, 2)):
            name = model.new_name(root, "m")
            if able and d.chance(70):
                target = d.pick(able)
                come_to_know(model, graph, target)
                root.add(FieldModel(name, wrapped(d, model, target), {graph: Side()}))
            else:
                root.add(FieldModel(name, "String", {graph: Side()}, "(n: Int! = 1)", Formula("log")))
            model.note("mutations in series", f"Mutation.{name}")
