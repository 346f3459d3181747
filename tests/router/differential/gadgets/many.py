"""An interface with as many implementers as schemas of large companies have."""

from tests.router.differential.draw import Draw
from tests.router.differential.gadgets.shapes import add_root
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel
from tests.router.differential.skeleton import ID

_FEATURE = "20 to 40 implementers"


def many_implementers(d: Draw, model: GraphModel) -> None:
    """`{ many { id name kids { ... } } }`, with more of each implementer in another subgraph, which knows the interface
    or not. Comes late: nothing else is built on these types, or there would be little else."""
    if len(model.modern) < 2:
        return
    home, away = d.some(model.modern, 2, 0)
    names = [f"Z{number:02}" for number in range(d.number(20, 40))]
    knowing = [home, away] if d.chance(70) else [home]
    members = {graph: list(names) for graph in knowing}
    if away in members and d.chance(50):
        members[away] = names[: len(names) // 2]
    _interface(d, model, members, away)
    for name in names:
        _member(model, name, home, away, [graph for graph in knowing if name in members[graph]])
    for root in knowing:
        add_root(model, root, f"many{root}", d.pick(["[Many]", "[Many!]!", "Many"]))


def _interface(d: Draw, model: GraphModel, members: dict[str, list[str]], away: str) -> None:
    graphs = list(members)
    made = TypeModel("Many", "interface", graphs, members=members, sealed=set(model.graphs), is_private=True)
    model.types["Many"] = made
    made.add(FieldModel("id", "ID!", {graph: Side(answers=False) for graph in graphs}, plain=False))
    for name, type_ in (("name", "String"), ("kids", d.pick(["[Many]", "Many"]))):
        made.add(FieldModel(name, type_, {graphs[0]: Side(answers=False)}, plain=False))
    if away in members:
        made.add(FieldModel("more", "String", {away: Side(answers=False)}, plain=False))
    model.note(_FEATURE, *(f"Many.{name}" for name in made.fields))


def _member(model: GraphModel, name: str, home: str, away: str, knowing: list[str]) -> None:
    member = TypeModel(name, "entity", [home, away], sealed=set(model.graphs), is_private=True, objects=1)
    model.types[name] = member
    member.keys = {graph: [ID] for graph in member.graphs}
    member.implements = {graph: ["Many"] for graph in knowing}
    member.add(FieldModel("id", "ID!", {graph: Side() for graph in member.graphs}, plain=False))
    many = model.types["Many"]
    for field in ("name", "kids"):
        member.add(FieldModel(field, many.fields[field].type, {home: Side()}, plain=False))
    member.add(FieldModel("more", "String", {away: Side()}, plain=False))
    model.note(_FEATURE, f"{name}.more")
