"""Under which key a field's value is kept while a plan runs. Client aliases play no part until the answer is shaped.

One name with one set of arguments has one key in the whole plan, so data of several fetches merges by itself. A field
whose type differs between objects that may stand in one place gets another key on some of them: GraphQL forbids one
key with two types (`FieldsInSetCanMerge`), also to the router.
"""

from collections.abc import Iterable

from router.operation.model import Field
from router.planner.query_graph import QueryGraph
from router.supergraph.model import TYPENAME, Supergraph


class Clashes:
    """Built once per supergraph: fields that need a key of their own on some types."""

    def __init__(self, graph: QueryGraph) -> None:
        self._variants: dict[tuple[str, str], int] = {}
        supergraph = graph.supergraph
        self.field_names = frozenset(name for one in supergraph.types.values() for name in one.fields)
        clashing = {
            field
            for name, possible in supergraph.possible_types.items()
            if supergraph.types[name].is_abstract
            for field in _clashing_fields(graph, {name, *possible})
        }
        for field in sorted(clashing):
            self._number(graph, field)

    def variant(self, type_name: str, field: str) -> int:
        return self._variants.get((type_name, field), 0)

    def _number(self, graph: QueryGraph, field: str) -> None:
        signatures: dict[frozenset[str], int] = {}
        for name, definition in graph.supergraph.types.items():
            if field in definition.fields:
                number = signatures.setdefault(_signature(graph, name, field), len(signatures))
                if number:
                    self._variants[name, field] = number


def _clashing_fields(graph: QueryGraph, type_names: Iterable[str]) -> Iterable[str]:
    seen: dict[str, frozenset[str]] = {}
    for type_name in sorted(type_names):
        for field in graph.supergraph.types[type_name].fields:
            signature = _signature(graph, type_name, field)
            if seen.setdefault(field, signature) != signature:
                yield field


def _signature(graph: QueryGraph, type_name: str, field: str) -> frozenset[str]:
    return frozenset(one.type_text for one in graph.fields_named(type_name, field))


class StorageKeys:
    """Of one plan: hands out keys in the order in which they are asked for."""

    def __init__(self, clashes: Clashes, supergraph: Supergraph) -> None:
        self._clashes = clashes
        self._supergraph = supergraph
        self._keys: dict[tuple[str, str, int], str] = {}
        self._own: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._taken: set[str] = set()

    def key(self, type_name: str, field: str, arguments_text: str = "", alias: str | None = None) -> str:
        if field == TYPENAME:
            return TYPENAME
        variant = self._clashes.variant(type_name, field)
        identity = (_base(field, alias), arguments_text, variant)
        found = self._keys.get(identity)
        if found is None:
            found = self._keys[identity] = self._new(alias or field, plain=alias is not None or not variant)
        return found

    def known(self, type_name: str, field: str, arguments_text: str = "", alias: str | None = None) -> tuple[str, ...]:
        """The keys under which an object of this type may keep the field: it, or an interface above it, was asked."""
        if field == TYPENAME:
            return (TYPENAME,)
        definition = self._supergraph.types[type_name]
        owners = [type_name, *sorted(definition.interfaces), *self._supergraph.possible_types[type_name]]
        base = _base(field, alias)
        variants = dict.fromkeys(self._clashes.variant(owner, field) for owner in owners)
        found = [key for one in variants if (key := self._keys.get((base, arguments_text, one))) is not None]
        return tuple(found)

    def own(self, type_name: str, field: Field, response_key: str) -> str:
        """The key of one alias alone. `known` stays what its aliases share."""
        variant = self._clashes.variant(type_name, field.name)
        identity = (f"{response_key}|{_base(field.name, field.alias)}", field.arguments_text, variant)
        found = self._keys.get(identity)
        if found is None:
            found = self._keys[identity] = self._new(response_key, plain=True)
            aliases = self._own.setdefault((_base(field.name, field.alias), field.arguments_text), {})
            aliases.setdefault(response_key, []).append(found)
        return found

    def own_keys(
        self, field: str, arguments_text: str = "", alias: str | None = None, response_key: str | None = None
    ) -> tuple[str, ...]:
        """The keys of this alias alone, if it has some; None: those of all aliases."""
        aliases = self._own.get((_base(field, alias), arguments_text), {})
        if response_key is not None:
            return tuple(aliases.get(response_key, ()))
        return tuple(key for keys in aliases.values() for key in keys)

    def _new(self, base: str, *, plain: bool) -> str:
        key, number = base, 0
        while key in self._taken or not (plain or number) or (number and key in self._clashes.field_names):
            number += 1
            key = f"{base}__{number}"
        self._taken.add(key)
        return key


def _base(field: str, alias: str | None) -> str:
    return f"{alias}:{field}" if alias else field
