"""What happens in time: mutations whose effect others tell, subscriptions."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.references import is_in_parts, wrapped
from tests.router.differential.gadgets.shared import with_modern_hosts
from tests.router.differential.model import FieldModel, GraphModel, Side
from tests.router.differential.skeleton import SCALARS


def mutations_with_joins(d: Draw, model: GraphModel) -> None:
    """Mutations that lead to an entity, of which another subgraph tells how much had happened when it was asked."""
    entity = with_modern_hosts(d, model)
    if entity is None:
        return
    hosts = [graph for graph in entity.hosts if graph != entity.null_leaf]
    teller = d.pick(hosts)
    name = model.new_name(entity, "seen")
    entity.add(FieldModel(name, "Int", {teller: Side()}, formula=Formula("state"), plain=False))
    others = [graph for graph in hosts if graph != teller]
    root = model.types["Mutation"]
    for _ in range(d.number(2, 3)):
        graph = d.pick(others)
        root.graphs += [] if graph in root.graphs else [graph]
        root.add(FieldModel(model.new_name(root, "m"), wrapped(d, model, entity.name), {graph: Side()}))
    model.note("state", f"{entity.name}.{name}")


def subscriptions(d: Draw, model: GraphModel) -> None:
    root = model.types["Subscription"]
    for graph in d.some(model.graphs, 1, 30):
        able = [type_.name for type_ in model.of_kind("entity", "interface", "union") if graph in type_.graphs]
        able += [type_.name for type_ in model.of_kind("value") if graph in type_.graphs and not is_in_parts(type_)]
        able = [name for name in able if not model.types[name].is_private and not model.types[name].directives]
        root.graphs += [] if graph in root.graphs else [graph]
        for _ in range(d.number(1, 2)):
            name = model.new_name(root, "s")
            type_ = wrapped(d, model, d.pick(able)) if able and d.chance(90) else d.pick(SCALARS)
            root.add(FieldModel(name, type_, {graph: Side()}))
            model.note("subscription", f"Subscription.{name}")
