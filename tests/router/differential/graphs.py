"""Generated graphs: bones, then features in an order in which each finds what it builds on, then data."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.router.differential.data import DataMaker
from tests.router.differential.draw import Draw
from tests.router.differential.gadgets import (
    abstract,
    changing,
    contexts,
    failing,
    input_objects,
    inputs,
    interface_objects,
    many,
    provided,
    required,
    scalars,
    shapes,
    shared,
)
from tests.router.differential.gadgets.references import add_reference, add_roots
from tests.router.differential.model import GraphModel
from tests.router.differential.sdl import write
from tests.router.differential.skeleton import NULL_IN_KEY, bones
from tests.router.differential.world import World

Gadget = Callable[[Draw, GraphModel], None]

# How many percent of the graphs have a feature that is not their theme. The order matters: types, fields, requirements.
_GADGETS: dict[Gadget, int] = {
    interface_objects.interface_object_with_requires: 8,
    interface_objects.interface_object_not_resolvable: 20,
    interface_objects.interface_object: 10,
    shared.override_key: 12,
    shapes.key_through_entity: 15,
    abstract.node: 25,
    abstract.interface: 25,
    abstract.union: 45,
    abstract.clash: 20,
    abstract.overridden_interface_field: 15,
    shapes.members_without_keys: 20,
    shapes.narrower_field: 18,
    inputs.merged_enum: 15,
    inputs.arguments: 25,
    input_objects.one_of: 30,
    input_objects.input_defaults: 25,
    scalars.custom_scalar: 20,
    shared.value_in_parts: 25,
    shared.shareable_field: 32,
    shapes.nullability: 25,
    shared.override: 22,
    shared.override_gone: 20,
    shared.override_percent: 22,
    shared.override_custom: 25,
    inputs.merged_input: 28,
    inputs.inaccessible: 15,
    provided.provides: 15,
    provided.nested_provides: 45,
    provided.provides_on_interface: 35,
    provided.provides_on_union: 50,
    required.chained_requires: 15,
    required.conflicting_requires: 15,
    required.requires_of_nested_fields: 20,
    required.requires_through_abstract_type: 25,
    required.override_with_requires: 15,
    shapes.required_interface_field: 18,
    required.requires: 30,
    failing.failing_requirement: 20,
    failing.failing_key: 40,
    failing.requires_from_null: 25,
    shared.shareable_root: 25,
    inputs.mutations: 20,
    changing.mutations_with_joins: 20,
    changing.subscriptions: 20,
    contexts.context: 40,
    many.many_implementers: 5,
}


# A graph has one such family at most.
_FAMILIES = frozenset(
    {
        interface_objects.interface_object_with_requires,
        interface_objects.interface_object_not_resolvable,
        interface_objects.interface_object,
    }
)


@dataclass(frozen=True)
class Theme:
    """What a graph has at least; the rest is chance."""

    gadgets: tuple[Gadget, ...] = ()
    keys: str | None = None
    old: bool = False


THEMES = (
    Theme(keys="several keys"),
    Theme(keys="compound key"),
    Theme(keys="list key"),
    Theme(keys="null key"),
    Theme(keys=NULL_IN_KEY),
    Theme(keys="key over a third subgraph"),
    Theme(old=True),
    *(Theme((gadget,)) for gadget in _GADGETS),
    # What needs a second chance to be met often enough:
    Theme((input_objects.one_of, input_objects.input_defaults)),
    Theme((many.many_implementers,)),
    Theme((failing.requires_from_null,)),
    Theme((failing.failing_requirement,)),
    Theme((failing.failing_key,), keys="null key"),
    Theme((contexts.context,)),
    Theme((contexts.context, inputs.arguments)),
    Theme((shapes.members_without_keys,)),
    Theme((shared.value_in_parts,)),
    Theme((required.chained_requires,)),
    Theme(keys="null key"),
    Theme((abstract.clash, shared.override_percent)),
    Theme((abstract.interface, provided.provides_on_interface)),
    Theme((abstract.union, provided.provides_on_union)),
    Theme((abstract.interface, required.requires_through_abstract_type)),
    Theme((abstract.union, required.requires_through_abstract_type)),
)


def themes_of(number: int) -> tuple[Theme, ...]:
    """What the graph of a number has: four features, of which each meets all others in time."""
    count = len(THEMES)
    turn = number // count
    steps = ((1, 0), (7, 1), (13, 3), (23, 7))
    return tuple(THEMES[(number * step + turn * shift) % count] for step, shift in steps)


@dataclass
class GeneratedGraph:
    model: GraphModel
    subgraphs: dict[str, str]
    world: World


def make_graph(d: Draw, themes: tuple[Theme, ...] = ()) -> GeneratedGraph:
    keys = next((theme.keys for theme in themes if theme.keys), None)
    model = bones(d, keys, old=any(theme.old for theme in themes))
    model.themes = {keys} if keys else set()
    forced = {gadget for theme in themes for gadget in theme.gadgets}
    for one in list(model.entities):
        for _ in range(d.number(0, 2)):
            add_reference(d, model, one)
    for gadget, percent in _GADGETS.items():
        if gadget in forced or (d.chance(percent) and not (gadget in _FAMILIES and forced & _FAMILIES)):
            before = set(model.features)
            gadget(d, model)
            if gadget in forced:
                model.themes |= set(model.features) - before
    add_roots(d, model)
    for one in list(model.types.values()):
        if not one.graphs:
            del model.types[one.name]
    world = DataMaker(d, model).fill()
    return GeneratedGraph(model, {graph: write(model, graph) for graph in model.graphs}, world)
