"""`@provides`: on objects, interfaces, unions, and nested."""

from tests.router.differential.draw import Draw
from tests.router.differential.gadgets.references import wrapped
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import come_to_know

_EXTERNAL = "@external"


def provides(d: Draw, model: GraphModel) -> None:
    _provides(d, model, nested=False)


def nested_provides(d: Draw, model: GraphModel) -> None:
    _provides(d, model, nested=True)


def _provides(d: Draw, model: GraphModel, *, nested: bool) -> None:
    able = [(one, graph) for graph in model.modern for one in model.entities if providable(model, one, graph)]
    if nested:
        _add_inner_reference(d, model)
        able = [(one, graph) for one, graph in able if _inner(model, one, graph)] or able
    if not able:
        return
    target, graph = d.pick(able)
    come_to_know(model, graph, target.name)
    text = " ".join(_nested(d, model, target, graph)) if nested else ""
    text = text or provide(d, model, target, graph)
    _add(d, model, graph, target.name, text, "nested provides" if "{" in text else "provides")


def _add_inner_reference(d: Draw, model: GraphModel) -> None:
    one = d.pick(model.entities)
    hosts = [graph for graph in one.hosts if model.versions[graph] and graph != one.null_leaf]
    below = [other for other in model.entities if other is not one and (hosts and hosts[0] not in other.sealed)]
    if hosts and below:
        target = d.pick(below)
        come_to_know(model, hosts[0], target.name)
        one.add(FieldModel(model.new_name(one, "near"), target.name, {hosts[0]: Side()}))


def provides_on_interface(d: Draw, model: GraphModel) -> None:
    _provides_abstract(d, model, [one for one in model.of_kind("interface") if not one.interface_object_in])


def provides_on_union(d: Draw, model: GraphModel) -> None:
    _provides_abstract(d, model, model.of_kind("union"))


def _provides_abstract(d: Draw, model: GraphModel, among: list[TypeModel]) -> None:
    able = [
        (one, graph)
        for one in among
        for graph in model.modern
        if any(providable(model, model.types[name], graph) for name in one.members.get(graph, ()))
    ]
    if not able:
        return
    one, graph = d.pick(able)
    members = [name for name in one.members[graph] if providable(model, model.types[name], graph)]
    texts = [f"... on {name} {{ {provide(d, model, model.types[name], graph)} }}" for name in d.some(members)]
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


def provide(d: Draw, model: GraphModel, one: TypeModel, graph: str) -> str:
    fields = d.some(providable(model, one, graph))[:2]
    for field in fields:
        _share(field, graph)
    return " ".join(field.name for field in fields)


def _inner(model: GraphModel, one: TypeModel, graph: str) -> list[FieldModel]:
    """References that this subgraph could provide, to entities of which it could provide something."""
    found = []
    for field in one.fields.values():
        below = model.types.get(field.base)
        usable = field.plain and graph not in field.sides and field.formula is None and field.owners
        if not usable or below is None or below is one or one.null_leaf in field.owners:
            continue
        moved = any("@override" in text for side in field.sides.values() for text in side.directives)
        old = not all(model.versions[owner] for owner in field.owners)
        if not moved and not old and providable(model, below, graph):
            found.append(field)
    return found


def _nested(d: Draw, model: GraphModel, one: TypeModel, graph: str) -> list[str]:
    """Through a reference that is external here, to a field of what it points at."""
    able = _inner(model, one, graph)
    if not able:
        return []
    field = d.pick(able)
    below = model.types[field.base]
    come_to_know(model, graph, below.name)
    _share(field, graph)
    return [f"{field.name} {{ {provide(d, model, below, graph)} }}"]


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
