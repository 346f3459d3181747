"""`@context` and `@fromContext`: an argument that is filled from the nearest object around which sets the context."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.references import wrapped
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import ID, SCALARS


def context(d: Draw, model: GraphModel) -> None:
    """Comes last, so that nobody leads to what is inside without going through what is around it."""
    if not model.modern:
        return
    home = d.pick(model.modern)
    model.versions[home] = max(8, model.versions[home])
    others = [graph for graph in model.modern if graph != home]
    away = d.pick(others) if others and d.chance(70) else None
    inside = _entity(d, model, "Y0", home, away)
    around = [_entity(d, model, name, home, away) for name in ("X0", "X1")[: d.number(1, 2)]]
    for one in around:
        one.directives[home] = ['@context(name: "place")']
        _around(d, model, one, home, away)
    types = " ".join(one.name for one in around)
    text = '(n: Int, by: String @fromContext(field: "$place { prop }"))'
    inside.add(FieldModel("said", "String", {home: Side()}, text, Formula("context", f"by {types}"), plain=False))
    inside.is_private = True
    model.note("context", "Y0.said")


def _entity(d: Draw, model: GraphModel, name: str, home: str, away: str | None) -> TypeModel:
    graphs = [home, away] if away else [home]
    one = TypeModel(name, "entity", graphs, keys={graph: [ID] for graph in graphs}, sealed=set(model.graphs))
    one.add(FieldModel("id", "ID!", {graph: Side() for graph in graphs}, plain=False))
    one.add(FieldModel("f0", d.pick(SCALARS), {graphs[-1]: Side()}))
    model.types[name] = one
    return one


def _around(d: Draw, model: GraphModel, one: TypeModel, home: str, away: str | None) -> None:
    one.add(FieldModel("prop", "String", {home: Side()}, plain=False))
    owner = away if away and d.chance(50) else home
    one.add(FieldModel("kids", wrapped(d, model, "Y0"), {owner: Side()}, plain=False))
    if d.chance(40):
        one.add(FieldModel("nested", d.pick(["X0", "[X0!]"]), {home: Side()}, plain=False))
    query = model.types["Query"]
    for root in dict.fromkeys([away or home, home]):
        query.graphs += [] if root in query.graphs else [root]
        name = f"{one.name.lower()}{root}"
        query.add(FieldModel(name, wrapped(d, model, one.name), {root: Side()}))
        model.note("way to a context", f"Query.{name}", f"{one.name}.kids", "Y0.said")
