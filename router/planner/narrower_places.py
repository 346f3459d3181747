"""Under which types narrowed fields are looked for: an interface where that serves all its types, else each of them.

By the interface it is one place of the answer, however many types there are, and so is all that is below it:

    { post { ... on Gallery { root { post { ... on Gallery { root { id } } } } } } }   # 20 types: one place
"""

from collections.abc import Collection, Mapping

from router.operation.model import Field
from router.planner.moves import casts
from router.planner.narrow import by_type
from router.planner.paths import Reaches, Spot
from router.planner.query_graph import QueryGraph
from router.planner.usable_fields import UsableFields
from router.supergraph.model import TYPENAME

Asked = Mapping[str, Mapping[str, Field]]


class NarrowerPlaces:
    """Of one search."""

    def __init__(self, graph: QueryGraph, fields: UsableFields) -> None:
        self._graph = graph
        self._fields = fields

    def places(self, spot: Spot, asked: Asked, at_hand: Reaches, expected: Collection[str]) -> Asked:
        """`expected` are the concrete types that an object here can have: nothing is asked of others."""
        found: dict[str, Mapping[str, Field]] = {}
        apart: dict[str, Mapping[str, Field]] = {}
        for name, fields in asked.items():
            if not self._graph.supergraph.types[name].is_abstract:
                apart[name] = fields
            elif any(one in expected for one in self._graph.supergraph.possible_types[name]):
                together = self._together(spot, name, fields, at_hand, expected)
                found[name] = {key: fields[key] for key in fields if key in together}
                apart[name] = {key: fields[key] for key in fields if key not in together}
        found.update(by_type(self._graph.supergraph, apart, expected))
        return {name: fields for name, fields in found.items() if fields}

    def _together(
        self, spot: Spot, name: str, fields: Mapping[str, Field], at_hand: Reaches, expected: Collection[str]
    ) -> Collection[str]:
        """The keys of the fields that are asked of the interface: to ask each type apart would save no request."""
        narrowed = [*casts(self._graph, self._fields, spot.narrow(name), at_hand)]
        if len(narrowed) < len(at_hand):
            return ()
        types = [one for one in self._graph.supergraph.possible_types[name] if one in expected]
        return [key for key, field in fields.items() if self._serves(name, field, narrowed, types)]

    def _serves(self, name: str, field: Field, narrowed: Reaches, types: Collection[str]) -> bool:
        if field.name == TYPENAME:
            return True
        asking = {one.graph for one in narrowed if self._fields.plain(one, field) is not None}
        if len(asking) == len({one.graph for one in narrowed}):
            return True
        for key in self._graph.keys_into(name):
            declared = self._graph.field(key.graph, key.type_name, field.name)
            if declared is not None and not declared.external and not declared.is_demanding:
                asking.add(key.graph)
        able = {one.graph for type_name in types for one in self._graph.fields_named(type_name, field.name)}
        return bool(asking) and able <= asking
