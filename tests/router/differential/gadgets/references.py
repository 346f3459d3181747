"""Fields that lead from one type to another, and the roots that lead in."""

from tests.router.differential.draw import Draw
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import come_to_know


def wrapped(d: Draw, model: GraphModel, name: str) -> str:
    return d.pick([name, f"[{name}]", f"{name}!", f"[{name}!]!", f"[[{name}]!]"])


def targets(model: GraphModel, graph: str) -> list[str]:
    """Types that the subgraph knows or may come to know."""
    found = []
    for one in model.types.values():
        if one.is_private:
            continue
        if one.kind in ("interface", "union"):
            if graph in one.members or graph in one.interface_object_in:
                found.append(one.name)
        elif one.kind == "entity":
            if graph in one.graphs or graph not in one.sealed:
                found.append(one.name)
        elif one.kind == "value" and not one.directives and (graph in one.graphs or graph not in one.sealed):
            found.append(one.name)
    return found


def add_reference(d: Draw, model: GraphModel, one: TypeModel) -> None:
    graph = d.pick(one.hosts)
    name = d.pick(targets(model, graph))
    if come_to_know(model, graph, name) or model.types[name].kind in ("interface", "union"):
        type_ = wrapped(d, model, name)
        owners = value_owners(model, one, model.types[name], graph)
        if owners:
            sides = {owner: Side(directives=["@shareable"] if len(owners) > 1 else []) for owner in owners}
            one.add(FieldModel(model.new_name(one, "to"), type_, sides))


def value_owners(model: GraphModel, one: TypeModel, target: TypeModel, graph: str) -> list[str]:
    """A value in parts must be answered by every subgraph that has a part; others by one."""
    if target.kind != "value" or not is_in_parts(target):
        return [graph]
    fits = all(owner in one.hosts and model.versions[owner] and owner != one.null_leaf for owner in target.graphs)
    return list(target.graphs) if fits else []


def is_in_parts(one: TypeModel) -> bool:
    return any(set(field.owners) != set(one.graphs) for field in one.fields.values())


def add_roots(d: Draw, model: GraphModel) -> None:
    query = model.types["Query"]
    for graph in model.graphs:
        known = [name for name in targets(model, graph) if graph in model.types[name].graphs]
        known = [name for name in known if not is_in_parts(model.types[name]) or model.types[name].kind != "value"]
        for _ in range(d.number(1, 2)):
            _root(query, graph, wrapped(d, model, d.pick(known)) if known else "Int", model)


def _root(query: TypeModel, graph: str, type_: str, model: GraphModel) -> None:
    if graph not in query.graphs:
        query.graphs.append(graph)
    query.add(FieldModel(model.new_name(query, "q"), type_, {graph: Side()}))
