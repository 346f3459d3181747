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


def any_type(d: Draw, model: GraphModel, graphs: list[str]) -> str:
    """A type that all these subgraphs know, or come to know."""
    if d.chance(40):
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
    query.add(FieldModel(name, any_type(d, model, graphs), {graph: Side(directives=[SHAREABLE]) for graph in graphs}))
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


def override(d: Draw, model: GraphModel) -> None:
    one = with_modern_hosts(d, model)
    if one is None:
        return
    graphs = modern_hosts(model, one)
    new = d.pick(graphs)
    old = d.pick([graph for graph in graphs if graph != new])
    kind = d.pick(["plain", "gone", "key", "percent", "custom"])
    if kind == "key":
        _override_key(model, one, new, old)
        return
    name = model.new_name(one, "moved")
    coordinate = f"{one.name}.{name}"
    if kind == "gone":
        one.add(FieldModel(name, any_type(d, model, [new]), {new: Side(directives=['@override(from: "gone")'])}))
        model.note("override of a subgraph that is gone", coordinate)
        return
    label = {"percent": f"percent({d.pick([0, 100])})", "custom": "beta"}.get(kind)
    sides = {new: Side(directives=[override_text(old, label)]), old: Side(answers=label is not None)}
    one.add(FieldModel(name, any_type(d, model, [new, old]), sides))
    model.note("override", coordinate)
    if label is not None:
        add_label(d, model, label)
        model.note(f"override with a {kind} label", coordinate)


def override_text(old: str, label: str | None) -> str:
    return f'@override(from: "{old}")' if label is None else f'@override(from: "{old}", label: "{label}")'


def add_label(d: Draw, model: GraphModel, label: str) -> None:
    if label not in model.labels:
        model.labels.add(label)
        if label == "percent(100)" or (label == "beta" and d.chance(50)):
            model.active_labels.add(label)


def _override_key(model: GraphModel, one: TypeModel, new: str, old: str) -> None:
    side = one.fields["id"].sides.get(new)
    if side is None or side.directives or "id" not in one.keys[old][0] or "id" not in one.keys[new][0]:
        return
    if any("@override" in text for other in one.fields["id"].sides.values() for text in other.directives):
        return
    if one.fields["id"].sides[old].directives:
        return
    side.directives.append(override_text(old, None))
    model.note("override on a key", f"{one.name}@{new}", f"{one.name}@{old}")
