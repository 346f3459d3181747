"""The strategy of graphs: bones, then features in an order in which each finds what it builds on, then data."""

from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.router.differential.data import DataMaker
from tests.router.differential.draw import Draw
from tests.router.differential.gadgets import abstract, inputs, interface_objects, provided, required, shared
from tests.router.differential.gadgets.references import add_reference, add_roots
from tests.router.differential.model import GraphModel
from tests.router.differential.sdl import write
from tests.router.differential.skeleton import bones
from tests.router.differential.world import World

# (gadget, how many percent of the graphs have it)
_GADGETS = (
    (interface_objects.interface_object, 30),
    (abstract.node, 20),
    (abstract.interface, 35),
    (abstract.union, 30),
    (abstract.clash, 25),
    (abstract.overridden_interface_field, 25),
    (inputs.merged_enum, 20),
    (inputs.arguments, 35),
    (shared.value_in_parts, 25),
    (shared.shareable_field, 30),
    (shared.override, 35),
    (shared.override, 30),
    (inputs.merged_input, 20),
    (inputs.inaccessible, 25),
    (provided.provides, 35),
    (provided.provides_abstract, 40),
    (required.chained_requires, 25),
    (required.conflicting_requires, 25),
    (required.requires, 50),
    (required.requires, 35),
    (shared.shareable_root, 25),
    (inputs.mutations, 25),
)


@dataclass
class GeneratedGraph:
    model: GraphModel
    subgraphs: dict[str, str]
    world: World


@st.composite
def graphs(draw: DrawFn) -> GeneratedGraph:
    d = Draw(draw)
    model = bones(d)
    for one in list(model.entities):
        for _ in range(d.number(0, 2)):
            add_reference(d, model, one)
    for gadget, percent in _GADGETS:
        if d.chance(percent):
            gadget(d, model)
    add_roots(d, model)
    for one in list(model.types.values()):
        if not one.graphs:
            del model.types[one.name]
    world = DataMaker(d, model).fill()
    return GeneratedGraph(model, {graph: write(model, graph) for graph in model.graphs}, world)
