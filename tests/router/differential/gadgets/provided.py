"""`@provides`: on objects, interfaces, unions, and nested."""

from tests.router.differential.draw import Draw
from tests.router.differential.gadgets.references import wrapped
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import come_to_know

_EXTERNAL = "@external"


def provides(d: Draw, model: GraphModel) -> None:
    graph = d.pick(model.modern)
    able = [one for one in model.entities if providable(model, one, graph)]
    if not able:
        return
    target = d.pick(able)
    come_to_know(model, graph, target.name)
    text = provide(d, model, target, graph, nested=True)
    _add(d, model, graph, target.name, text, "nested provides" if "{" in text else "provides")


def provides_abstract(d: Draw, model: GraphModel) -> None:
    able = [
        (one, graph)
        for one in model.of_kind("interface", "union")
        for graph in model.modern
        if any(providable(model, model.types[name], graph) for name in one.members.get(graph, ()))
    ]
    if not able:
        return
    one, graph = d.pick(able)
    members = [name for name in one.members[graph] if providable(model, model.types[name], graph)]
    texts = [
        f"... on {name} {{ {provide(d, model, model.types[name], graph, nested=False)} }}" for name in d.some(members)
    ]
    _add(d, model, graph, one.name, " ".join(texts), f"provides on {one.kind}")


def providable(model: GraphModel, one: TypeModel, graph: str) -> list[FieldModel]:
    if one.kind != "entity" or graph in one.sealed or graph == one.null_leaf:
        return []
    return [
        field
        for field in one.fields.values()
        if field.plain
        and graph not in field.sides
        and field.formula is None
        and field.owners
        and one.null_leaf not in field.owners
        and field.base not in model.types
        and "*" in model.enums.get(field.base, "*")
        and all(model.versions[owner] for owner in field.owners)
        and not any("@override" in text for side in field.sides.values() for text in side.directives)
    ]


def provide(d: Draw, model: GraphModel, one: TypeModel, graph: str, *, nested: bool) -> str:
    fields = d.some(providable(model, one, graph))[:2]
    for field in fields:
        _share(field, graph)
    texts = [field.name for field in fields]
    if nested and d.chance(60):
        texts += _nested(d, model, one, graph)
    return " ".join(texts)


def _nested(d: Draw, model: GraphModel, one: TypeModel, graph: str) -> list[str]:
    """Through a reference that is external here, to a field of what it points at."""
    for field in one.fields.values():
        below = model.types.get(field.base)
        usable = field.plain and graph not in field.sides and field.formula is None and field.owners
        if not usable or below is None or below.kind != "entity" or one.null_leaf in field.owners:
            continue
        if below is one or any("@override" in text for side in field.sides.values() for text in side.directives):
            continue
        if not all(model.versions[owner] for owner in field.owners):
            continue
        if providable(model, below, graph) and come_to_know(model, graph, below.name):
            _share(field, graph)
            return [f"{field.name} {{ {provide(d, model, below, graph, nested=False)} }}"]
    return []


def _share(field: FieldModel, graph: str) -> None:
    for side in field.sides.values():
        if side.answers and "@shareable" not in side.directives:
            side.directives.append("@shareable")
    field.sides[graph] = Side(answers=False, directives=[_EXTERNAL])


def _add(d: Draw, model: GraphModel, graph: str, target: str, text: str, feature: str) -> None:
    hosts = [one for one in model.entities if graph in one.hosts and graph != one.null_leaf]
    where = d.pick([model.types["Query"], *hosts])
    if graph not in where.graphs:
        where.graphs.append(graph)
    name = model.new_name(where, "p")
    side = Side(directives=[f'@provides(fields: "{text}")'])
    where.add(FieldModel(name, wrapped(d, model, target), {graph: side}))
    model.note(feature, f"{where.name}.{name}")
