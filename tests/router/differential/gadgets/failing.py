"""What cannot be had: fields that fail, entities that a subgraph does not know, and others that require them."""

from tests.router.differential.draw import Draw
from tests.router.differential.gadgets.required import computed
from tests.router.differential.gadgets.shapes import add_root
from tests.router.differential.gadgets.shared import modern_hosts
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel

_ONE_KEY = ['fields: "id"']


def failing_requirement(d: Draw, model: GraphModel) -> None:
    """A field that another requires fails. It may be null: one that may not would take with it what was asked of the
    same subgraph beside it, where one schema has nothing that fails."""
    pair = _two_hosts(d, model, [type_ for type_ in model.entities if type_.null_leaf is None])
    if pair is None:
        return
    entity, owner, graph = pair
    need = entity.add(FieldModel(model.new_name(entity, "need"), d.pick(["Int", "[String]"]), {owner: Side()}))
    need.plain, need.fails = False, True
    need.sides[graph] = Side(answers=False, directives=["@external"])
    made = computed(model, entity, model.new_name(entity, "r"), graph, need.name)
    model.note("failing requirement", f"{entity.name}.{made.name}")
    model.note("requires", f"{entity.name}.{made.name}")


def failing_key(d: Draw, model: GraphModel) -> None:
    """Where a key is null, it is because it fails."""
    for entity in model.entities:
        if entity.null_leaf is not None and entity.null_part is None:
            entity.fields["sku"].fails = True
            model.note("failing key", f"{entity.name}@{entity.null_leaf}")


def requires_from_null(d: Draw, model: GraphModel) -> None:
    """A requirement that a subgraph has of most objects: of the others it knows nothing."""
    place = _where_objects_may_be_lacking(d, model)
    if place is None:
        return
    entity, owner, graph = place
    entity.lacking = owner
    need = entity.add(FieldModel(model.new_name(entity, "need"), d.pick(["Int", "String"]), {owner: Side()}))
    need.plain = False
    need.sides[graph] = Side(answers=False, directives=["@external"])
    made = computed(model, entity, model.new_name(entity, "r"), graph, need.name)
    made.plain = False
    add_root(model, entity.graphs[0], model.new_name(model.types["Query"], "q"), f"[{entity.name}]")
    model.note("requirement that may not be had", f"{entity.name}.{made.name}")
    model.note("requires", f"{entity.name}.{made.name}")


def _where_objects_may_be_lacking(d: Draw, model: GraphModel) -> tuple[TypeModel, str, str] | None:
    """An entity, a subgraph that may lack some of its objects, and another. A new entity where the others' fields are
    known to several subgraphs, so that somebody else could tell."""
    pairs = [
        (entity, owner, graph)
        for entity in model.entities
        if not entity.sealed and all(entity.keys[graph] == _ONE_KEY for graph in entity.hosts)
        for owner in modern_hosts(model, entity)[1:]
        for graph in entity.hosts
        if owner not in (graph, entity.graphs[0]) and all(_is_apart(field, owner) for field in entity.fields.values())
    ]
    if pairs and d.chance(60):
        return d.pick(pairs)
    if len(model.modern) < 2 or "L0" in model.types:
        return None
    home, owner = d.some(model.modern, 2, 0)
    entity = model.types["L0"] = TypeModel("L0", "entity", [home, owner], sealed=set(model.graphs))
    entity.keys = {home: list(_ONE_KEY), owner: list(_ONE_KEY)}
    entity.add(FieldModel("id", "ID!", {home: Side(), owner: Side()}, plain=False))
    return entity, owner, home


def _is_apart(field: FieldModel, graph: str) -> bool:
    return field.name == "id" or graph not in field.owners or field.is_only_had_by(graph)


def _two_hosts(d: Draw, model: GraphModel, able: list[TypeModel]) -> tuple[TypeModel, str, str] | None:
    """An entity, and two of its subgraphs."""
    pairs = [
        (entity, owner, graph)
        for entity in able
        for owner in modern_hosts(model, entity)
        for graph in entity.hosts
        if owner != graph and graph != entity.null_leaf
    ]
    return d.pick(pairs) if pairs else None
