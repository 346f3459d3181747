"""`@requires` in all its forms: nested, with arguments, chained, circular, through abstract types."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.abstract import add_abstract
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import come_to_know

_EXTERNAL = "@external"


def requires(d: Draw, model: GraphModel) -> None:
    able = [(one, graph) for one in model.entities for graph in one.hosts if graph != one.null_leaf]
    able = [(one, graph) for one, graph in able if requirable(model, one, graph)]
    if able:
        one, graph = d.pick(able)
        add_requires(d, model, one, graph)


def requirable(model: GraphModel, one: TypeModel, graph: str) -> list[FieldModel]:
    """Fields that others own and this subgraph does not declare in another role."""
    return [
        field
        for field in one.fields.values()
        if field.owners
        and field.owners != [one.null_leaf]
        and field.name != "id"
        and field.plain
        and (graph not in field.sides or field.sides[graph].directives == [_EXTERNAL])
        and not (field.formula and field.formula.kind == "choose")
    ]


def add_requires(d: Draw, model: GraphModel, one: TypeModel, graph: str) -> FieldModel | None:
    pool = requirable(model, one, graph)
    texts: list[str] = []
    for field in d.some(pool, 1, 30)[:2]:
        text = _required(d, model, one, field, graph)
        if text:
            field.sides.setdefault(graph, Side(answers=False, directives=[_EXTERNAL]))
            texts.append(text)
    if not texts:
        return None
    name = model.new_name(one, "r")
    made = computed(model, one, name, graph, " ".join(texts))
    coordinate = f"{one.name}.{name}"
    model.note("requires", coordinate)
    if any("{" in text for text in texts):
        model.note("requires of nested fields", coordinate)
    if len(set(one.hosts)) > 2:
        model.note("requires with a jump", coordinate)
    return made


def computed(model: GraphModel, one: TypeModel, name: str, graph: str, text: str) -> FieldModel:
    side = Side(directives=[f'@requires(fields: "{text}")'])
    return one.add(FieldModel(name, "String", {graph: side}, formula=Formula("requires", text)))


def _required(d: Draw, model: GraphModel, one: TypeModel, field: FieldModel, graph: str) -> str:
    """The text of one required field, or nothing where it cannot be required here."""
    coordinate = f"{one.name}.{model.new_name(one, 'r')}"
    if field.arguments:
        texts = [f"n: {d.number(1, 4)}"]
        if "mood:" in field.arguments:
            texts = d.some([*texts, f"mood: {d.pick(['GOOD', 'UGLY'])}"])
        if "list:" in field.arguments:
            texts = d.some([*texts, f"list: {d.pick(['[]', '[1, 2]'])}"])
        model.note("requires with arguments", coordinate)
        return f"{field.name}({', '.join(texts)})"
    if field.base not in model.types:
        return field.name
    target = model.types[field.base]
    if target.kind in ("interface", "union"):
        text = _fragments(d, model, target, graph)
        if text:
            model.note("requires through an abstract type", coordinate)
        return f"{field.name} {{ {text} }}" if text else ""
    if target.kind == "value" and target.sealed:
        known = [name for name, part in target.fields.items() if graph in part.sides]
        return f"{field.name} {{ {' '.join(d.some(known))} }}" if known else ""
    if not come_to_know(model, graph, target.name):
        return ""
    if target.kind == "value":
        leaves = [name for name, part in target.fields.items() if part.base not in model.types]
        return f"{field.name} {{ {' '.join(d.some(leaves))} }}" if leaves else ""
    return f"{field.name} {{ {inner(d, model, target, graph)} }}"


def requires_through_abstract_type(d: Draw, model: GraphModel) -> None:
    """A reference to an interface or a union in one subgraph, and a field in another that needs what is behind it."""
    pairs = [(one, owner, graph) for one in model.entities for owner in _free_hosts(one) for graph in _free_hosts(one)]
    pairs = [(one, owner, graph) for one, owner, graph in pairs if owner != graph]
    if not pairs:
        return
    one, owner, graph = d.pick(pairs)
    able = [other for other in model.entities if not other.sealed]
    members = {
        host: [other.name for other in able if host in other.hosts and other.declares(host, "id")]
        for host in (owner, graph)
    }
    common = [name for name in members[graph] if name in members[owner]]
    if not common:
        return
    target = add_abstract(model, "interface" if d.chance(50) else "union", members)
    name = model.new_name(one, "any")
    field = one.add(FieldModel(name, d.pick([target.name, f"[{target.name}]"]), {owner: Side()}))
    field.sides[graph] = Side(answers=False, directives=[_EXTERNAL])
    texts = [f"... on {member} {{ {inner(d, model, model.types[member], graph)} }}" for member in d.some(common)]
    if target.kind == "interface" and d.chance(40):
        texts.insert(0, "id")
    made = computed(model, one, model.new_name(one, "r"), graph, f"{name} {{ {' '.join(texts)} }}")
    model.note("requires through an abstract type", f"{one.name}.{made.name}")
    model.note("requires", f"{one.name}.{made.name}")


def override_with_requires(d: Draw, model: GraphModel) -> None:
    """A field that is taken over by one that needs more than it did before."""
    able = [
        (one, old, new, other)
        for one in model.entities
        for old in _free_hosts(one)
        for new in _free_hosts(one)
        for other in _free_hosts(one)
        if new not in (old, other) and model.versions[old] and model.versions[new]
    ]
    if not able:
        return
    one, old, new, other = d.pick(able)
    need = one.add(FieldModel(model.new_name(one, "need"), "Int", {other: Side()}))
    need.sides[new] = Side(answers=False, directives=[_EXTERNAL])
    made = computed(model, one, model.new_name(one, "moved"), new, need.name)
    made.sides[new].directives.append(f'@override(from: "{old}")')
    made.sides[old] = Side(answers=False)
    model.note("override with requires", f"{one.name}.{made.name}")
    model.note("requires", f"{one.name}.{made.name}")


def requires_of_nested_fields(d: Draw, model: GraphModel) -> None:
    able = [(one, owner, graph) for one in model.entities for owner in _free_hosts(one) for graph in _free_hosts(one)]
    able = [(one, owner, graph) for one, owner, graph in able if owner != graph]
    if not able:
        return
    one, owner, graph = d.pick(able)
    targets = [other for other in model.entities if {owner, graph} <= {*other.graphs} or not other.sealed]
    target = d.pick(targets or [one])
    if not (come_to_know(model, owner, target.name) and come_to_know(model, graph, target.name)):
        return
    name = model.new_name(one, "near")
    one.add(FieldModel(name, d.pick([target.name, f"[{target.name}]", f"{target.name}!"]), {owner: Side()}))
    one.fields[name].sides[graph] = Side(answers=False, directives=[_EXTERNAL])
    wanted = inner(d, model, target, graph)
    text = f"{name} {{ {wanted} }}"
    made = computed(model, one, model.new_name(one, "r"), graph, text)
    model.note("requires of nested fields", f"{one.name}.{made.name}")
    model.note("requires", f"{one.name}.{made.name}")
    if wanted in target.fields and owner not in target.fields[wanted].owners:
        model.note("requires with a jump", f"{one.name}.{made.name}")


def inner(d: Draw, model: GraphModel, target: TypeModel, graph: str) -> str:
    """A field of a referenced entity: its id, or one that this subgraph calls external."""
    able = [field for field in requirable(model, target, graph) if field.base not in model.types]
    able = [field for field in able if not field.arguments and graph not in field.sides]
    able = [field for field in able if target.null_leaf not in field.owners]
    if able and d.chance(70):
        field = d.pick(able)
        field.sides[graph] = Side(answers=False, directives=[_EXTERNAL])
        return field.name
    return "id" if target.declares(graph, "id") else "__typename"


def _fragments(d: Draw, model: GraphModel, target: TypeModel, graph: str) -> str:
    members = [name for name in target.members.get(graph, ()) if model.types[name].kind == "entity"]
    if not members:
        return ""
    texts = [f"... on {name} {{ {inner(d, model, model.types[name], graph)} }}" for name in d.some(members)]
    if target.kind == "interface" and d.chance(40):
        texts.insert(0, "id")
    return " ".join(texts)


def chained_requires(d: Draw, model: GraphModel) -> None:
    """A requirement of a required field; circular where the last subgraph owns what the first needs."""
    able = [one for one in model.entities if len(_free_hosts(one)) > 1]
    if not able:
        return
    one = d.pick(able)
    hosts = _free_hosts(one)
    first = d.pick(hosts)
    second = d.pick([graph for graph in hosts if graph != first])
    base = one.add(FieldModel(model.new_name(one, "base"), "Int", {second: Side()}))
    base.sides[first] = Side(answers=False, directives=[_EXTERNAL])
    low = computed(model, one, model.new_name(one, "low"), first, base.name)
    low.sides[second] = Side(answers=False, directives=[_EXTERNAL])
    high = computed(model, one, model.new_name(one, "high"), second, low.name)
    model.note("chained requires", f"{one.name}.{high.name}")
    model.note("circular requires", f"{one.name}.{high.name}")
    if d.chance(40):
        third = d.pick([graph for graph in hosts if graph != second])
        high.sides[third] = Side(answers=False, directives=[_EXTERNAL])
        top = computed(model, one, model.new_name(one, "top"), third, f"{high.name}")
        model.note("chained requires", f"{one.name}.{top.name}")


def _free_hosts(one: TypeModel) -> list[str]:
    return [graph for graph in one.hosts if graph != one.null_leaf]


def conflicting_requires(d: Draw, model: GraphModel) -> None:
    """Two requirements of one field with different arguments, in two fields or beside the client's own."""
    able = [one for one in model.entities if len(_free_hosts(one)) > 1]
    if not able:
        return
    one = d.pick(able)
    owner = d.pick(_free_hosts(one))
    graph = d.pick([other for other in _free_hosts(one) if other != owner])
    name = model.new_name(one, "price")
    priced = FieldModel(name, "String", {owner: Side()}, "(n: Int! = 7)", Formula("echo"))
    priced.sides[graph] = Side(answers=False, directives=[_EXTERNAL])
    one.add(priced)
    for number in range(1, 2 + d.number(0, 1)):
        made = computed(model, one, model.new_name(one, "r"), graph, f"{name}(n: {number})")
        model.note("requires with arguments", f"{one.name}.{made.name}")
        model.note("requires with conflicting arguments", f"{one.name}.{made.name}")
    model.note("arguments", f"{one.name}.{name}")
