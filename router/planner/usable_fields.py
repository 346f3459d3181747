"""What a subgraph can be asked of an object that it has at hand: declared there, in force, and its own to answer."""

from collections.abc import Collection, Iterator

from router.operation.model import Field, SelectionSet
from router.planner.paths import Reach
from router.planner.query_graph import GraphField, QueryGraph


class UsableFields:
    """`labels` are the progressive overrides in force."""

    def __init__(self, graph: QueryGraph, labels: Collection[str] = ()) -> None:
        self._graph = graph
        self._labels = labels

    def usable(self, reach: Reach, name: str) -> GraphField | None:
        """The field as this reach can select it, if it can; what it requires must be sent along all the same."""
        found = self._graph.field(reach.graph, reach.type_name, name)
        if found is None or not self._in_force(found):
            return None
        if found.external and not any(provides(one, name, reach.type_name) for one in reach.provided):
            return None
        return found if self._answered_by_all(reach, name) else None

    def plain(self, reach: Reach, field: Field) -> GraphField | None:
        """The field, where nothing has to be sent along for it."""
        if reach.held is not None and field.key not in reach.held.fields:
            return None
        found = self.usable(reach, field.name)
        return None if found is None or found.is_demanding else found

    def demanding(self, type_name: str, name: str) -> Iterator[GraphField]:
        """The field in every subgraph that wants something sent along for it."""
        for found in self._graph.fields_named(type_name, name):
            if found.is_demanding and self._in_force(found):
                yield found

    def knows_type(self, reach: Reach) -> bool:
        return self._graph.knows_type(reach.graph, reach.type_name)

    def _answered_by_all(self, reach: Reach, name: str) -> bool:
        """A field of an abstract type: every object that may stand here must be able to answer."""
        definition = self._graph.supergraph.types.get(reach.type_name)
        if definition is None:
            return False
        if not definition.is_abstract or self._graph.is_interface_object(reach.graph, reach.type_name):
            return True
        for concrete in self._graph.members(reach.graph, reach.type_name):
            found = self._graph.field(reach.graph, concrete, name)
            if found is None or found.is_demanding or not self._in_force(found):
                return False
            if found.external and not any(provides(one, name, concrete) for one in reach.provided):
                return False
        return True

    def _in_force(self, field: GraphField) -> bool:
        return field.label is None or (field.label[0] in self._labels) == field.label[1]


def provides(selections: SelectionSet, name: str, type_name: str) -> bool:
    fields = (*selections.fields.values(), *selections.narrowed.get((type_name,), {}).values())
    return any(field.name == name for field in fields)


def provided_below(selections: SelectionSet, name: str, type_name: str) -> SelectionSet | None:
    for field in (*selections.fields.values(), *selections.narrowed.get((type_name,), {}).values()):
        if field.name == name:
            return field.selections
    return None
