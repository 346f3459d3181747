"""Plans of the other planner that cannot give the right answer: being shorter than ours is then no merit."""

from collections.abc import Collection, Iterable, Iterator

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode, parse
from graphql.language import OperationDefinitionNode

from router.operation.model import SelectionSet
from router.planner.query_graph import GraphField, QueryGraph
from router.planner.usable_fields import provided_below, provides
from tests.router.second_planner.plan_size import Node, fetches_of

Provided = tuple[SelectionSet, ...]


def what_is_wrong(graph: QueryGraph, plan: Node | None, labels: Collection[str]) -> str | None:
    for fetch in fetches_of(plan):
        for reason in _Fetch(graph, fetch, labels).reasons():
            return reason
    return None


class _Fetch:
    """Walks one request, knowing what its subgraph can answer."""

    def __init__(self, graph: QueryGraph, fetch: Node, labels: Collection[str]) -> None:
        self._query_graph = graph
        self._labels = labels
        self._graph = next(one.id for one in graph.supergraph.subgraphs.values() if one.name == fetch["serviceName"])
        self._document = parse(fetch["operation"])
        self._fragments = {
            one.name.value: one for one in self._document.definitions if isinstance(one, FragmentDefinitionNode)
        }

    def reasons(self) -> Iterator[str]:
        operation = self._document.definitions[0]
        assert isinstance(operation, OperationDefinitionNode)
        root = self._query_graph.supergraph.roots[operation.operation.value]
        for selection in operation.selection_set.selections:
            if isinstance(selection, FieldNode) and selection.name.value == "_entities":
                assert selection.selection_set is not None
                yield from self._entities(selection.selection_set)
        yield from self._selection(operation.selection_set, root, ())

    def _entities(self, selection_set: SelectionSetNode) -> Iterator[str]:
        for selection in selection_set.selections:
            assert isinstance(selection, InlineFragmentNode)
            assert selection.type_condition is not None
            type_name = selection.type_condition.name.value
            fields = [*self._required(selection.selection_set, type_name)]
            if not _agree(fields):
                yield f"one representation of {type_name} for requirements with different arguments"
            yield from self._selection(selection.selection_set, type_name, (), {one.name for one in fields})

    def _required(self, selection_set: SelectionSetNode, type_name: str) -> Iterator[GraphField]:
        """The fields of an entity that have something sent along."""
        for name, _ in self._fields(selection_set, type_name):
            found = self._query_graph.field(self._graph, name[0], name[1])
            if found is not None and found.requires is not None:
                yield found

    def _selection(
        self, selection_set: SelectionSetNode, type_name: str, provided: Provided, served: Iterable[str] = ()
    ) -> Iterator[str]:
        for (owner, name), node in self._fields(selection_set, type_name):
            found = self._query_graph.field(self._graph, owner, name)
            if found is None or name.startswith("_"):
                continue
            if found.external and not any(provides(one, name, owner) for one in provided):
                yield f"{owner}.{name} is external in {self._graph}"
            if found.label is not None and (found.label[0] in self._labels) != found.label[1]:
                yield f"{owner}.{name} is not asked of {self._graph} without {found.label[0]}"
            if name not in served and (demanding := self._demanding(found)):
                yield f"{demanding}.{name} of {self._graph} without what it requires"
            if node.selection_set is not None:
                carried = (*provided, *self._query_graph.keys_of(self._graph, owner))
                below = tuple(one for part in carried if (one := provided_below(part, name, owner)))
                more = (found.provides,) if found.provides is not None else ()
                yield from self._selection(node.selection_set, found.base_type, (*below, *more))

    def _demanding(self, asked: GraphField) -> str | None:
        """The type whose field requires something: the one asked, or one that may stand behind an interface."""
        possible = self._query_graph.possible(self._graph, asked.type_name)
        for type_name in (asked.type_name, *sorted(possible)):
            found = self._query_graph.field(self._graph, type_name, asked.name)
            if found is not None and found.requires is not None:
                return type_name
        return None

    def _fields(self, selection_set: SelectionSetNode, type_name: str) -> Iterator[tuple[tuple[str, str], FieldNode]]:
        """Every field with the type that it is asked of, fragments opened."""
        for selection in selection_set.selections:
            if isinstance(selection, FieldNode):
                yield (type_name, selection.name.value), selection
            elif isinstance(selection, InlineFragmentNode):
                condition = selection.type_condition
                yield from self._fields(selection.selection_set, condition.name.value if condition else type_name)
            elif isinstance(selection, FragmentSpreadNode):
                fragment = self._fragments[selection.name.value]
                yield from self._fields(fragment.selection_set, fragment.type_condition.name.value)


def _agree(fields: Iterable[GraphField]) -> bool:
    arguments: dict[str, str] = {}
    for one in fields:
        for required in one.requires.walk() if one.requires is not None else ():
            if arguments.setdefault(required.name, required.arguments_text) != required.arguments_text:
                return False
    return True
