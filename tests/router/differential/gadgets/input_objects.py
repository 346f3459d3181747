"""Input objects with defaults in them, and such as take one of their members (`@oneOf`)."""

from tests.router.differential.draw import Draw
from tests.router.differential.formula import Formula
from tests.router.differential.gadgets.shared import with_modern_hosts
from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel

_WISH = 'n: Int = 4 text: String! = "so" mood: Mood! = BAD list: [Int!] = [1, 2] sub: Sub = {m: 2} subs: [Sub!]'
_SUB = "m: Int = 1 k: String sub: Sub"
_WISHES = ("(by: Wish)", "(by: Wish = {n: 2})", "(by: Wish!)", "(by: [Wish!] = [{}], sub: Sub = {k: null})")
_CHOICE = "id: ID n: Int text: String sub: Sub list: [Int!]"
_CHOICES = ("(by: Choice)", "(by: Choice!)", "(by: Choice = {n: 2})", "(by: [Choice!])")


def input_defaults(d: Draw, model: GraphModel) -> None:
    """One of them may hold such as `one_of` makes."""
    has_choice = "Choice" in model.inputs or (model.composer == "hive" and d.chance(50))
    wish = f"{_WISH} choice: Choice = {{n: 5}}" if has_choice else _WISH
    for entity, graph in _places(d, model):
        _declare(model, graph, Wish=wish, Sub=_SUB, **({"Choice": _CHOICE} if has_choice else {}))
        _echo(model, entity, graph, d.pick(_WISHES), "taking an object with defaults")
    if has_choice:
        model.input_directives["Choice"] = " @oneOf"


def one_of(d: Draw, model: GraphModel) -> None:
    if model.composer != "hive":
        return  # the other composer does not know the directive
    model.input_directives["Choice"] = " @oneOf"
    for entity, graph in _places(d, model):
        _declare(model, graph, Choice=_CHOICE, Sub=_SUB)
        _echo(model, entity, graph, d.pick(_CHOICES), "taking oneOf")


def _places(d: Draw, model: GraphModel) -> list[tuple[TypeModel, str]]:
    """One or two subgraphs of an entity."""
    entity = with_modern_hosts(d, model) or d.pick(model.entities)
    return [(entity, graph) for graph in d.some(entity.hosts, 1, 30)[:2]]


def _declare(model: GraphModel, graph: str, **inputs: str) -> None:
    for name, text in inputs.items():
        model.inputs.setdefault(name, {})[graph] = text


def _echo(model: GraphModel, entity: TypeModel, graph: str, arguments: str, feature: str) -> None:
    name = model.new_name(entity, "in")
    entity.add(FieldModel(name, "String", {graph: Side()}, arguments, Formula("echo"), plain=False))
    model.note(feature, f"{entity.name}.{name}")
