"""`@shareable`, values in parts, `@override` in all its forms."""

from tests.router.differential.draw import Draw
from tests.router.differential.gadgets.references import targets, wrapped
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import SCALARS, come_to_know

SHAREABLE = "@shareable"


def modern_hosts(model: GraphModel, one: TypeModel) -> list[str]:
    return [graph for graph in one.hosts if model.versions[graph] and graph != one.null_leaf]


def with_modern_hosts(d: Draw, model: GraphModel, least: int = 2) -> TypeModel | None:
    able = [one for one in model.entities if len(modern_hosts(model, one)) >= least]
    return d.pick(able) if able else None


def any_type(d: Draw, model: GraphModel, graphs: list[str], composite: int = 40) -> str:
    """A type that all these subgraphs know, or come to know."""
    if d.chance(composite):
        common = set(targets(model, graphs[0])).intersection(*(targets(model, graph) for graph in graphs[1:]))
        able = [name for name in sorted(common) if model.types[name].kind in ("entity", "interface", "union")]
        if able:
            name = d.pick(able)
            for graph in graphs:
                come_to_know(model, graph, name)
            return wrapped(d, model, name)
    return d.pick(SCALARS)


def shareable_field(d: Draw, model: GraphModel) -> None:
    one = with_modern_hosts(d, model)
    if one is None:
        return
    graphs = d.some(modern_hosts(model, one), 2)
    name = model.new_name(one, "s")
    one.add(FieldModel(name, any_type(d, model, graphs), {graph: Side(directives=[SHAREABLE]) for graph in graphs}))
    model.note("shareable field", f"{one.name}.{name}")


def shareable_root(d: Draw, model: GraphModel) -> None:
    if len(model.modern) < 2:
        return
    graphs = d.some(model.modern, 2)
    query = model.types["Query"]
    query.graphs += [graph for graph in graphs if graph not in query.graphs]
    name = model.new_name(query, "shared")
    query.add(
        FieldModel(
            name, any_type(d, model, graphs, composite=80), {graph: Side(directives=[SHAREABLE]) for graph in graphs}
        )
    )
    model.note("shareable root", f"Query.{name}")


def value_in_parts(d: Draw, model: GraphModel) -> None:
    """A value of which several subgraphs know parts, under an entity that each of them can be asked for."""
    one = with_modern_hosts(d, model)
    if one is None:
        return
    graphs = d.some(modern_hosts(model, one), 2)
    value = TypeModel(model.new_type_name("V"), "value", graphs, sealed=set(model.graphs))
    model.types[value.name] = value
    for graph in graphs:
        value.add(FieldModel(f"only{graph}", d.pick(SCALARS), {graph: Side()}))
    if d.chance(50):
        value.add(FieldModel("v0", d.pick(SCALARS), {graph: Side(directives=[SHAREABLE]) for graph in graphs}))
    if d.chance(40):
        _deeper_part(d, model, value)
    name = model.new_name(one, "parts")
    sides = {graph: Side(directives=[SHAREABLE]) for graph in graphs}
    one.add(FieldModel(name, wrapped(d, model, value.name), sides))
    model.note("value type in parts", f"{one.name}.{name}")
    model.note("parent entity", *(f"{value.name}.{field}" for field in value.fields))


def _deeper_part(d: Draw, model: GraphModel, above: TypeModel) -> None:
    value = TypeModel(model.new_type_name("V"), "value", list(above.graphs), sealed=set(model.graphs))
    model.types[value.name] = value
    for graph in above.graphs:
        value.add(FieldModel(f"only{graph}", d.pick(SCALARS), {graph: Side()}))
    above.add(FieldModel("deeper", value.name, {graph: Side(directives=[SHAREABLE]) for graph in above.graphs}))


def _two(d: Draw, model: GraphModel) -> tuple[TypeModel, str, str] | None:
    """An entity, and two of its subgraphs: one that takes over, one that is taken from."""
    one = with_modern_hosts(d, model)
    if one is None:
        return None
    graphs = modern_hosts(model, one)
    new = d.pick(graphs)
    return one, new, d.pick([graph for graph in graphs if graph != new])


def override(d: Draw, model: GraphModel) -> None:
    found = _two(d, model)
    if found is not None:
        one, new, old = found
        name = model.new_name(one, "moved")
        sides = {new: Side(directives=[override_text(old, None)]), old: Side(answers=False)}
        one.add(FieldModel(name, any_type(d, model, [new, old]), sides))
        model.note("override", f"{one.name}.{name}")


def override_gone(d: Draw, model: GraphModel) -> None:
    found = _two(d, model)
    if found is not None:
        one, new, _ = found
        name = model.new_name(one, "moved")
        one.add(FieldModel(name, any_type(d, model, [new]), {new: Side(directives=['@override(from: "gone")'])}))
        model.note("override of a subgraph that is gone", f"{one.name}.{name}")


def override_percent(d: Draw, model: GraphModel) -> None:
    _override_labelled(d, model, "percent", f"percent({d.pick([0, 100])})")


def override_custom(d: Draw, model: GraphModel) -> None:
    _override_labelled(d, model, "custom", "beta")


def _override_labelled(d: Draw, model: GraphModel, kind: str, label: str) -> None:
    found = _two(d, model)
    if found is None:
        return
    one, new, old = found
    name = model.new_name(one, "moved")
    sides = {new: Side(directives=[override_text(old, label)]), old: Side()}
    one.add(FieldModel(name, any_type(d, model, [new, old]), sides))
    model.note(f"override with a {kind} label", f"{one.name}.{name}")
    if label not in model.labels:
        model.labels.add(label)
        if label == "percent(100)" or (label == "beta" and d.chance(50)):
            model.active_labels.add(label)


def override_key(d: Draw, model: GraphModel) -> None:
    """One of two keys is another subgraph's now: the subgraph that lost it still takes part by the other."""
    if len(model.modern) < 2 or "K0" in model.types:
        return
    new, old = d.some(model.modern, 2, 50)[:2] if d.chance(50) else reversed(d.some(model.modern, 2, 50)[:2])
    one = TypeModel("K0", "entity", [new, old], sealed=set(model.graphs))
    model.types["K0"] = one
    lost = d.pick(["sku", "id"])
    for name, type_ in (("id", "ID!"), ("sku", "String!")):
        sides = {new: Side(directives=[override_text(old, None)] if name == lost else []), old: Side()}
        one.add(FieldModel(name, type_, sides, plain=False))
    for graph in (new, old):
        one.keys[graph] = ['fields: "id"', 'fields: "sku"']
        one.add(FieldModel(f"f{graph}", d.pick(SCALARS), {graph: Side()}))
        query = model.types["Query"]
        query.graphs += [] if graph in query.graphs else [graph]
        query.add(FieldModel(f"k{graph}", wrapped(d, model, "K0"), {graph: Side()}))
    model.note("override on a key", *(f"K0.{name}" for name in one.fields))


def override_text(old: str, label: str | None) -> str:
    return f'@override(from: "{old}")' if label is None else f'@override(from: "{old}", label: "{label}")'
