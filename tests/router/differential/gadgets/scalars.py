"""A scalar of the graph's own, whose values are any JSON: in fields, in arguments, as a key."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.references import wrapped
from tests.router.differential.gadgets.shapes import add_root
from tests.router.differential.gadgets.shared import with_modern_hosts
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import SCALARS

_NAME = "Json"


def custom_scalar(d: Draw, model: GraphModel) -> None:
    model.scalars.add(_NAME)
    entity = with_modern_hosts(d, model) or d.pick(model.entities)
    for _ in range(d.number(1, 2)):
        graph = d.pick(entity.hosts)
        name = model.new_name(entity, "any")
        entity.add(FieldModel(name, d.pick(["Json", "[Json!]", "Json!", "[[Json]]"]), {graph: Side()}))
        model.note("custom scalar", f"{entity.name}.{name}")
    if d.chance(50):
        graph = d.pick(entity.hosts)
        name = model.new_name(entity, "said")
        text = d.pick(["(by: Json)", "(by: [Json!])", '(by: Json = {a: [1, "x"]})'])
        entity.add(FieldModel(name, "String", {graph: Side()}, text, Formula("echo"), plain=False))
        model.note("custom scalar", f"{entity.name}.{name}")
    if d.chance(50):
        _key(d, model)


def _key(d: Draw, model: GraphModel) -> None:
    """An entity whose key is such a scalar."""
    if len(model.modern) < 2 or "T0" in model.types:
        return
    graphs = d.some(model.modern, 2)
    entity = model.types["T0"] = TypeModel("T0", "entity", graphs, sealed=set(model.graphs))
    entity.add(FieldModel("stamp", "Json!", {graph: Side() for graph in graphs}, plain=False))
    for graph in graphs:
        entity.keys[graph] = ['fields: "stamp"']
        entity.add(FieldModel(f"f{graph}", d.pick([*SCALARS, _NAME]), {graph: Side()}))
        model.note("custom scalar", f"T0.f{graph}")
    add_root(model, graphs[0], "stamped", wrapped(d, model, "T0"))
