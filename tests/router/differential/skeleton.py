"""The bones of a graph: subgraphs, entities with their keys, values shared by all. Features are added to these."""

from tests.router.differential.draw import Draw
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel

SCALARS = ("Int", "String!", "Boolean", "Float", "ID", "[String!]!", "[Int]", "[[Int!]]", "Mood")
ID = 'fields: "id"'
_OTHER_KEYS = {"several keys": "sku", "compound key": "code part { name }", "list key": "tags"}
NULL_IN_KEY = "null in a compound key"
_KINDS = (*_OTHER_KEYS, "null key", NULL_IN_KEY)


def bones(d: Draw, keys: str | None = None, *, old: bool = False) -> GraphModel:
    """`keys` is the kind of keys that the first entity has, `old` asks for a subgraph of federation 1."""
    graphs = list("abcd"[: d.number(3 if old or keys == "key over a third subgraph" else 2, 4)])
    composer = "apollo" if d.chance(35) else "hive"
    low, high = (8, 12) if composer == "apollo" else (7, 9)
    versions = {graph: high - d.number(0, high - low) for graph in graphs}
    if old or (len(graphs) > 2 and d.chance(20)):
        versions[graphs[-1]] = 0
    model = GraphModel(graphs, versions, composer)
    model.note(f"composed by {composer}", "*")
    if composer == "apollo" and max(versions.values()) >= 10:
        model.note("federation 2.10 to 2.12", "*")
    if versions[graphs[-1]] == 0:
        model.note("federation 1 subgraph", *())
    model.enums["Mood"] = {"*": ["GOOD", "BAD", "UGLY"]}
    for root in ("Query", "Mutation", "Subscription"):
        model.types[root] = TypeModel(root, "root", [])
    for number in range(d.number(1, 3)):
        add_entity(d, model, None if number else keys, broad=not number)
    if d.chance(60):
        add_value(d, model)
    return model


def add_entity(d: Draw, model: GraphModel, keys: str | None = None, *, broad: bool = False) -> TypeModel:
    """A `broad` one is known to two subgraphs of federation 2 at least, and to that of federation 1."""
    others = d.some(model.graphs, 1, 60)
    if broad:
        least = 3 if keys == "key over a third subgraph" else 2
        wanted = [*d.some(model.modern, least, 50), *(graph for graph in model.graphs if not model.versions[graph])]
        others = [graph for graph in model.graphs if graph in wanted]
    home = d.pick([graph for graph in others if model.versions[graph]] or model.modern)
    graphs = [home, *(graph for graph in others if graph != home)]
    one = TypeModel(model.new_type_name("E"), "entity", graphs)
    model.types[one.name] = one
    _add_keys(d, model, one, keys)
    for graph in graphs[1:]:
        _extend(d, model, one, graph)
    for _ in range(d.number(1, 4)):
        add_scalar(d, one)
    return one


def _add_keys(d: Draw, model: GraphModel, one: TypeModel, wanted: str | None) -> None:
    home, *others = one.graphs
    kind = "one key"
    if others and (wanted or d.chance(40)):
        kind = wanted if wanted in _KINDS else d.pick(_KINDS)
    one.add(FieldModel("id", "ID!", {}, plain=False))
    other = _OTHER_KEYS.get(kind, "sku")
    if kind == NULL_IN_KEY:
        one.null_part = d.pick(["edition", "part"])
        other = "code edition" if one.null_part == "edition" else _OTHER_KEYS["compound key"]
    has_leaf = kind == "null key" or (kind == NULL_IN_KEY and d.chance(40))
    keys = {home: ["id"] if kind == "one key" else ["id", other]}
    for graph in others:
        keys[graph] = ["id"] if kind == "one key" or has_leaf else d.some([other, "id"])
    if has_leaf:
        one.null_leaf = d.pick([graph for graph in others if model.versions[graph]] or others)
        keys[one.null_leaf] = [other]
        model.note(kind, f"{one.name}@{one.null_leaf}")
    elif kind != "one key":
        for graph in others:
            if other in keys[graph]:
                model.note(kind, f"{one.name}@{graph}")
    _declare_keys(model, one, keys)
    lonely = [graph for graph in others if "id" not in keys[graph]]
    if lonely and len(others) > len(lonely):
        model.note("key over a third subgraph", one.name)


def _declare_keys(model: GraphModel, one: TypeModel, keys: dict[str, list[str]]) -> None:
    for graph, texts in keys.items():
        one.keys[graph] = [f'fields: "{text}"' for text in texts]
        for text in texts:
            _declare_key(model, one, graph, text)


def _declare_key(model: GraphModel, one: TypeModel, graph: str, text: str) -> None:
    fields = {"id": ["ID!"], "sku": ["String" if one.null_leaf else "String!"], "tags": ["[String!]!"]}
    if text.startswith("code"):
        _declare_compound_key(model, one, graph)
        return
    known = one.fields.setdefault(text, FieldModel(text, fields[text][0], {}, plain=False))
    known.sides[graph] = Side()


def _declare_compound_key(model: GraphModel, one: TypeModel, graph: str) -> None:
    parts = {"code": "Int" if one.null_leaf else "Int!"}
    sure = "" if one.null_part else "!"
    if one.null_part == "edition":
        parts["edition"] = "String"
    else:
        part = model.types.setdefault(f"{one.name}Part", TypeModel(f"{one.name}Part", "value", []))
        part.sealed = set(model.graphs)
        part.graphs.append(graph)
        name = part.fields.setdefault("name", FieldModel("name", f"String{sure}", {}, plain=False))
        name.sides[graph] = Side(directives=["@shareable"])
        parts["part"] = f"{part.name}{sure}"
    for field, type_ in parts.items():
        declared = one.fields.setdefault(field, FieldModel(field, type_, {}, plain=False))
        declared.sides[graph] = Side(directives=["@shareable"])


def _extend(d: Draw, model: GraphModel, one: TypeModel, graph: str) -> None:
    """The subgraph writes its part as an extension, with its keys external or not; federation 1 has to."""
    old = not model.versions[graph]
    if not old and not d.chance(30):
        return
    one.style[graph] = "@extends" if d.chance(40) else "extend type"
    model.note("@extends" if one.style[graph] == "@extends" else "extend type", f"{one.name}@{graph}")
    if old:
        model.note("federation 1 subgraph", f"{one.name}@{graph}")
    keys = [name for name in ("id", "sku", "tags") if one.declares(graph, name)]
    if old or d.chance(60):
        for name in keys:
            one.fields[name].sides[graph].directives.append("@external")
        if keys:
            model.note("external key of an extension", f"{one.name}@{graph}")


def add_scalar(d: Draw, one: TypeModel) -> FieldModel:
    graph = d.pick(one.hosts)
    number = len([name for name in one.fields if name.startswith("f")])
    return one.add(FieldModel(f"f{number}", d.pick(SCALARS), {graph: Side()}))


def add_value(d: Draw, model: GraphModel) -> TypeModel:
    """A type without a key, whole in every subgraph that knows it."""
    one = TypeModel(model.new_type_name("V"), "value", [])
    model.types[one.name] = one
    for number in range(d.number(1, 3)):
        one.add(FieldModel(f"v{number}", d.pick(SCALARS), {}))
    return one


def come_to_know(model: GraphModel, graph: str, name: str) -> bool:
    """Whether the subgraph can refer to the type; it gets a stub or a copy where it had none."""
    one = model.types[name]
    if graph in one.sealed and graph not in one.graphs:
        return False
    if graph in one.graphs:
        return True
    if one.kind == "value":
        one.graphs.append(graph)
        for field in one.fields.values():
            field.sides[graph] = Side(directives=["@shareable"])
        return True
    return one.kind == "entity" and _add_stub(model, one, graph)


def _add_stub(model: GraphModel, one: TypeModel, graph: str) -> bool:
    one.graphs.append(graph)
    one.stubs.append(graph)
    old = not model.versions[graph]
    one.keys[graph] = [ID if old else f"{ID}, resolvable: false"]
    one.fields["id"].sides[graph] = Side(directives=["@external"] if old else [])
    if old:
        one.style[graph] = "extend type"
    else:
        model.note("resolvable false", f"{one.name}@{graph}")
    return True
