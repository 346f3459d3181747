"""From an object at hand to others in the same request: the value of a field, the same object as a concrete type."""

from collections.abc import Iterable, Iterator

from router.operation.model import Condition, SelectionSet
from router.planner.narrow import united
from router.planner.paths import CastStep, FieldStep, JumpStep, Option, Reach, Reaches, Spot
from router.planner.query_graph import QueryGraph
from router.planner.usable_fields import UsableFields, provided_below

_ALTERNATIVES = 4


def through(graph: QueryGraph, option: Option, child: Spot) -> Reach:
    """The value of a field. What the field provides comes along, and so do the parts of a key below it."""
    field = option.graph_field
    assert field is not None
    above = option.reach
    carried = [*above.provided, *graph.keys_of(above.graph, above.type_name)]
    provided = [one for selection in carried if (one := provided_below(selection, field.name, above.type_name))]
    if field.provides is not None:
        provided.append(field.provides)
    step = FieldStep(above, option.field, field)
    held = above.held.fields[option.field.key].selections if above.held is not None else None
    return Reach(child, above.graph, field.base_type, step, above.depth, above.fetches, tuple(provided), held)


def casts(graph: QueryGraph, fields: UsableFields, narrowed: Spot, reaches: Reaches) -> Iterator[Reach]:
    """The object as the type (or named interface object) of `narrowed`, from all that may have such."""
    for reach in reaches:
        is_interface_object = graph.is_interface_object(reach.graph, reach.type_name)
        kinds = graph.possible if is_interface_object else graph.members
        is_member = narrowed.type_name in kinds(reach.graph, reach.type_name)
        if not is_member and not graph.can_narrow(reach.graph, reach.type_name, narrowed.type_name):
            if graph.may_be(reach.graph, reach.type_name, narrowed.type_name):
                yield _entered_only(graph, narrowed, reach)
            continue
        held = held_as(graph, narrowed.type_name, reach.held) if reach.held is not None else None
        if not is_interface_object:
            step, depth, fetches = CastStep(reach), reach.depth, reach.fetches
            yield Reach(narrowed, reach.graph, narrowed.type_name, step, depth, fetches, reach.provided, held)
            continue
        # An interface object stays what it is: its subgraph has no type to narrow to, so somebody else must tell.
        told_by = next((one for one in reaches if fields.knows_type(one)), None)
        if told_by is not None:
            depth, fetches = max(reach.depth, told_by.depth), reach.fetches | told_by.fetches
            step = CastStep(reach, told_by)
            yield Reach(narrowed, reach.graph, reach.type_name, step, depth, fetches, reach.provided, held)


def _entered_only(graph: QueryGraph, narrowed: Spot, reach: Reach) -> Reach:
    """The object as one of an abstract type that its subgraph does not know: that it is one shows by its type name, so
    that others can be asked of it; of its own subgraph nothing is, which would be asked of all objects here."""
    held = held_as(graph, narrowed.type_name, reach.held or SelectionSet(reach.type_name))
    step = CastStep(reach)
    return Reach(narrowed, reach.graph, reach.type_name, step, reach.depth, reach.fetches, reach.provided, held)


def narrowed_to(
    graph: QueryGraph, fields: UsableFields, spot: Spot, condition: Condition, reaches: Reaches
) -> tuple[Spot, Reaches]:
    """The object as one that is of several types, narrowed by one after the other."""
    for name in condition:
        spot = spot.narrow(name)
        reaches = [*casts(graph, fields, spot, reaches)]
    return spot, reaches


def held_as(graph: QueryGraph, type_name: str, selections: SelectionSet) -> SelectionSet:
    """What is held of an object that is known to be a `type_name`: what was asked of it, and what it is entered by."""
    possible = graph.supergraph.possible_types
    asked = SelectionSet(type_name, dict(selections.fields), selections.narrowed)
    for condition, fields in selections.narrowed.items():
        if all(set(possible[type_name]) <= set(possible[name]) for name in condition):
            asked = united(asked, SelectionSet(type_name, dict(fields)))
    return united(asked, *(key.selection for key in graph.keys_into(type_name)))


def pruned(reaches: Iterable[Reach]) -> Reaches:
    """The cheapest few per subgraph and type, without those from which nothing is won.

    Among equals, one that enters only objects of the type in question is better than one that enters all of them.
    """
    kept: list[Reach] = []
    by_place: dict[tuple[str, str], list[Reach]] = {}
    for reach in sorted(reaches, key=lambda one: (one.depth, one.fetches.bit_count(), _enters_others(one))):
        alike = by_place.setdefault((reach.graph, reach.type_name), [])
        if len(alike) < _ALTERNATIVES and not any(one.covers(reach) for one in alike):
            alike.append(reach)
            kept.append(reach)
    return kept


def _enters_others(reach: Reach) -> bool:
    place = reach
    while isinstance(place.step, CastStep):
        place = place.step.parent
    return place is not reach and isinstance(place.step, JumpStep)
