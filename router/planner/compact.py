"""What a request asks of every type behind an interface alike is asked of the interface: shorter text, same answer.

{ kids { ... on T0 { __typename id } ... on T1 { __typename id } } }   →   { kids { __typename id } }
"""

from collections.abc import Collection, Iterator, Mapping

from router.planner.fetch_graph import Entry, FetchNode, Selected, Selection
from router.planner.merge_places import content_of, content_of_field
from router.planner.query_graph import QueryGraph


class Compaction:
    """Of the requests to one subgraph."""

    def __init__(self, graph: QueryGraph, subgraph: str) -> None:
        self._graph = graph
        self._subgraph = subgraph

    def compact(self, node: FetchNode) -> None:
        self._compact(node.selection)
        for entry in node.entries.values():
            self._compact(entry.selection)
        self._enter_by_interface(node)

    def _compact(self, selection: Selection) -> None:
        for selected in selection.fields.values():
            if selected.selection is not None:
                self._compact(selected.selection)
        for fragment in selection.fragments.values():
            self._compact(fragment)
        for name in tuple(self._above(selection.fragments)):
            self._hoist(name, selection)
        for fragment in selection.fragments.values():
            for around in self._around(fragment, selection):
                _leave_out(fragment, around)
        selection.fragments = {name: one for name, one in selection.fragments.items() if _asks(one)}

    def _around(self, fragment: Selection, selection: Selection) -> Iterator[Selection]:
        """What is asked of all the objects of a fragment, it apart. Its subgraph may know less of them to be of an
        interface than others do."""
        yield selection
        types = self._types(fragment)
        for other in selection.fragments.values():
            if other is not fragment and types < self._types(other):
                yield other
                for inner in other.fragments.values():
                    if types < self._types(inner):
                        yield inner

    def _types(self, fragment: Selection) -> frozenset[str]:
        return self._graph.possible(self._subgraph, fragment.type_name)

    def _above(self, fragments: Mapping[str, Selection]) -> Iterator[str]:
        """The interfaces over the types of these fragments, the widest first."""
        if len(fragments) < 2:
            return
        types = self._graph.supergraph.types
        names = {one for name in fragments for one in types[name].implements.get(self._subgraph, ())}
        known = [name for name in sorted(names) if self._graph.knows_type(self._subgraph, name)]
        yield from sorted(known, key=lambda one: -len(self._graph.possible(self._subgraph, one)))

    def _hoist(self, name: str, selection: Selection) -> None:
        """The fields of an interface that are asked of all its types that a value can be of."""
        members = self._graph.members(self._subgraph, selection.type_name)
        types = members & self._graph.possible(self._subgraph, name)
        if len(types) < 2 or not types <= selection.fragments.keys():
            return
        fragments = [selection.fragments[one] for one in sorted(types)]
        into = selection if name == selection.type_name else selection.fragments.get(name, Selection(name))
        for key, selected in self._alike(name, fragments):
            into.fields.setdefault(key, selected)
        if into is not selection and _asks(into):
            selection.fragments.setdefault(name, into)

    def _alike(self, name: str, selections: Collection[Selection]) -> Iterator[tuple[str, Selected]]:
        first, *others = selections
        for key, selected in first.fields.items():
            if self._is_declared(name, selected):
                content = content_of_field(selected)
                fields = [one.fields.get(key) for one in others]
                if all(one is not None and content_of_field(one) == content for one in fields):
                    yield key, selected

    def _is_declared(self, type_name: str, selected: Selected) -> bool:
        declared = self._graph.field(self._subgraph, type_name, selected.field.name)
        if declared is None or selected.contexts or selected.field.arguments:
            return False
        return selected.selection is None or selected.selection.type_name == declared.base_type

    def _enter_by_interface(self, node: FetchNode) -> None:
        """Entities that are asked the same are asked it by one interface; they are sent as what they are."""
        apart = {name: one for name, one in node.entries.items() if one.type_name in (one.runtime_type, one.sent_type)}
        for interface in self._above({one.type_name: one.selection for one in apart.values()}):
            possible = self._graph.possible(self._subgraph, interface)
            fit = {name: one for name, one in apart.items() if one.type_name in possible}
            if len(fit) > 1 and self._is_asked_alike(interface, fit.values()):
                for name, entry in fit.items():
                    del apart[name]
                    entry.type_name = entry.selection.type_name = interface
                self._send_as_one(node, interface, fit)

    def _send_as_one(self, node: FetchNode, interface: str, entries: Mapping[tuple[str | None, str], Entry]) -> None:
        """Where it is all types of the interface, one look at the objects collects them."""
        first, *others = entries.items()
        types = {one.runtime_type for one in entries.values()}
        if types == set(self._graph.supergraph.possible_types[interface]) and all(
            one.inputs == first[1].inputs for _, one in others
        ):
            first[1].runtime_type, first[1].sent_type = interface, None
            for name, _ in others:
                del node.entries[name]

    def _is_asked_alike(self, name: str, entries: Collection[Entry]) -> bool:
        selections = [one.selection for one in entries]
        if any(one.is_demanding for one in entries) or any(one.fragments for one in selections):
            return False
        alike = dict(self._alike(name, selections))
        return all(one.fields.keys() == alike.keys() and one.typename == selections[0].typename for one in selections)


def _leave_out(fragment: Selection, around: Selection) -> None:
    fragment.typename &= not around.typename
    for key, selected in list(fragment.fields.items()):
        known = around.fields.get(key)
        if known is not None and _is_within(selected, known):
            del fragment.fields[key]


def _is_within(selected: Selected, known: Selected) -> bool:
    if selected.selection is None or known.selection is None:
        return selected.selection is known.selection
    return content_of(selected.selection) == content_of(known.selection)


def _asks(selection: Selection) -> bool:
    return bool(selection.typename or selection.fields or selection.fragments)
