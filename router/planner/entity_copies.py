"""Copies of an entity for several aliases, of which one request asks different things: once for each, in one request.

    { a: user { note } b: user { note must } }     must: String! of the subgraph `notes`, to which the plan jumps

`user` and `b` are copies (`alias_copies.py`); of one the request asks `note`, of the other `note must`, so that a
failing `must` leaves `a` whole.
"""

from collections.abc import Iterable, Iterator, Sequence

from graphql import NonNullTypeNode

from router.operation.model import Field
from router.planner.fetch_graph import FetchNode, Selection, Way
from router.planner.merge_places import steps_to
from router.planner.written_fields import WrittenFields
from router.supergraph.model import FieldDefinition, Supergraph

Place = tuple[str, ...]
# Keys from an entity down to a field of it.
Below = tuple[str, ...]
Branch = tuple[WrittenFields, Way]


class EntityDemands:
    """What may not be null of the entities that a fetch brings, and which of the client's aliases ask for it."""

    def __init__(self, supergraph: Supergraph, needed: set[Place], most: int) -> None:
        self._supergraph = supergraph
        self._needed = needed
        self._most = most

    def places_apart(self, node: FetchNode, root: WrittenFields) -> Iterator[Place]:
        """The places on the way at which aliases differ in what they demand of this fetch."""
        demanded, fields = self._demanded(node), _fields_to(node)
        if not demanded:
            return
        written, keys = root, _keys(fields)
        for depth, field in enumerate(fields):
            aliases = aliases_of(field, written)
            rest = keys[depth + 1 :]
            wanted = {_wanted(one, [(*rest, *below) for below in demanded]) for one in aliases.values()}
            if len(wanted) > 1:
                yield keys[: depth + 1]
            written = written.united(aliases.values())

    def groups(self, node: FetchNode, root: WrittenFields, copied: set[tuple[Place, str]]) -> list[list[Branch]]:
        """The copies of the entities, those together that demand the same of this fetch."""
        demanded = self._demanded(node)
        found: dict[frozenset[Below], list[Branch]] = {}
        for written, way in self._branches(node, root, copied) if demanded else ():
            found.setdefault(_wanted(written, demanded), []).append((written, way))
        return list(found.values())

    def _branches(self, node: FetchNode, root: WrittenFields, copied: set[tuple[Place, str]]) -> Sequence[Branch]:
        """All ways from the root, and what is written at the end of each; none where there are too many."""
        branches: list[Branch] = [(root, ())]
        fields = _fields_to(node)
        keys = _keys(fields)
        for depth, field in enumerate(fields):
            place = keys[: depth + 1]
            further: list[Branch] = []
            for written, way in branches:
                aliases = aliases_of(field, written)
                own = [alias for alias in aliases if (place, alias) in copied]
                further += [(aliases[alias], (*way, alias)) for alias in own]
                shared = [one for alias, one in aliases.items() if alias not in own]
                # What is sent to some subgraph is there also where the client asks for none of it.
                further += [(written.united(shared), (*way, None))] if shared or place in self._needed else []
            branches = further
            if len(branches) > self._most:
                return ()
        return branches

    def _demanded(self, node: FetchNode) -> list[Below]:
        if node.kind != "entities" or any(entry.contexts for entry in node.entries.values()):
            return []
        above = _keys(_fields_to(node))
        paths = (path for entry in node.entries.values() for path in self._required(entry.selection, ()))
        return [path for path in dict.fromkeys(paths) if (*above, *path) not in self._needed]

    def _required(self, selection: Selection, above: Below) -> Iterator[Below]:
        for selected in selection.fields.values():
            below = (*above, selected.field.key)
            if self.may_not_be_null({selection.type_name}, selected.field.name):
                yield below
            if selected.selection is not None:
                yield from self._required(selected.selection, below)
        for fragment in selection.fragments.values():
            yield from self._required(fragment, above)

    def may_not_be_null(self, types: Iterable[str], name: str) -> bool:
        """In any subgraph, on any of these types or of their members."""
        members = {member for one in types for member in (one, *self._supergraph.possible_types.get(one, ()))}
        fields = [self._supergraph.types[one].fields.get(name) for one in members]
        return any(one is not None and _is_required_somewhere(one) for one in fields)


def aliases_of(field: Field, written: WrittenFields) -> dict[str, WrittenFields]:
    """Root fields of mutations have their alias in their key."""
    if field.alias is None:
        return written.children().get(field.key, {})
    aliases = written.children().get(field.key.partition(":")[2], {})
    return {alias: one for alias, one in aliases.items() if alias == field.alias}


def _fields_to(node: FetchNode) -> list[Field]:
    return [place.field for place in steps_to(node.spot) if place.field is not None]


def _keys(fields: Iterable[Field]) -> Place:
    return tuple(field.key for field in fields)


def _wanted(written: WrittenFields, demanded: Iterable[Below]) -> frozenset[Below]:
    return frozenset(path for path in demanded if _asks(written, path))


def _asks(written: WrittenFields, path: Below) -> bool:
    for key in path:
        if key not in written.children():
            return False
        written = written.below(key)
    return True


def _is_required_somewhere(field: FieldDefinition) -> bool:
    types = (join.type for join in field.joins)
    return isinstance(field.type, NonNullTypeNode) or any(one is not None and one.endswith("!") for one in types)
