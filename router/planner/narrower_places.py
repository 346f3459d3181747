"""Under which types narrowed fields are looked for: an interface where that serves all its types, else each of them.

By the interface it is one place of the answer, however many types there are, and so is all that is below it:

    { post { ... on Gallery { root { post { ... on Gallery { root { id } } } } } } }   # 20 types: one place
"""

from collections.abc import Collection, Mapping

from router.operation.model import Condition, Field
from router.planner.moves import narrowed_to
from router.planner.narrow import by_type, objects_of
from router.planner.paths import Reaches, Spot
from router.planner.query_graph import QueryGraph
from router.planner.usable_fields import UsableFields
from router.supergraph.model import TYPENAME

Asked = Mapping[Condition, Mapping[str, Field]]


class NarrowerPlaces:
    """Of one search."""

    def __init__(self, graph: QueryGraph, fields: UsableFields) -> None:
        self._graph = graph
        self._fields = fields

    def places(self, spot: Spot, asked: Asked, at_hand: Reaches, expected: Collection[str]) -> Asked:
        """`expected` are the concrete types that an object here can have: nothing is asked of others."""
        found: dict[Condition, Mapping[str, Field]] = {}
        apart: dict[Condition, Mapping[str, Field]] = {}
        for condition, fields in asked.items():
            if not self._graph.supergraph.types[condition[-1]].is_abstract:
                apart[condition] = fields
            elif types := [one for one in objects_of(self._graph.supergraph, condition) if one in expected]:
                together = self._together(spot, condition, fields, at_hand, types)
                found[condition] = {key: fields[key] for key in fields if key in together}
                apart[condition] = {key: fields[key] for key in fields if key not in together}
        found.update(((name,), fields) for name, fields in by_type(self._graph.supergraph, apart, expected).items())
        return {condition: fields for condition, fields in found.items() if fields}

    def _together(
        self, spot: Spot, condition: Condition, fields: Mapping[str, Field], at_hand: Reaches, types: Collection[str]
    ) -> Collection[str]:
        """The keys of the fields that are asked of the interface: to ask each type apart would save no request."""
        _, narrowed = narrowed_to(self._graph, self._fields, spot, condition, at_hand)
        if len(narrowed) < len(at_hand):
            return ()
        return [key for key, field in fields.items() if self._serves(condition[-1], field, narrowed, types)]

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
