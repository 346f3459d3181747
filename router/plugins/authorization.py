"""`@authenticated`, `@requiresScopes` and `@policy`: which fields a caller may not have, decided before planning.

An access rule on a type holds for its fields and for every field that returns it. What is denied is never asked of a
subgraph; the answer has null there, with `UNAUTHORIZED_FIELD_OR_TYPE`. Composers copy the rules of implementers to
their interface; since every object is judged by its own type here, such copies are passed over, while a rule that only
the interface has holds for all that implement it.
"""

from collections.abc import Iterator

from router.planner.cache import WeightedCache
from router.plugins.base import RequestContext
from router.supergraph.model import Access, Kind, Supergraph, TypeDefinition

Coordinate = tuple[str, str]


class AccessRules:
    def __init__(self, supergraph: Supergraph) -> None:
        self._supergraph = supergraph
        self._rules = dict(self._read())
        self._views: WeightedCache[frozenset[Coordinate]] = WeightedCache(10_000)

    def denied(self, ctx: RequestContext) -> frozenset[Coordinate]:
        """All fields that this caller may not have, as (type, field)."""
        if not self._rules:
            return frozenset()
        identity = (ctx.authenticated, ctx.scopes, ctx.policies)
        view = self._views.get(identity)
        if view is None:
            view = frozenset(at for at, rules in self._rules.items() if not all(_allows(one, ctx) for one in rules))
            self._views.put(identity, view, 1)
        return view

    def _read(self) -> Iterator[tuple[Coordinate, tuple[Access, ...]]]:
        for definition in self._supergraph.types.values():
            for name in definition.fields:
                rules = tuple(one for one in self._accesses(definition, name) if not one.is_open)
                if rules:
                    yield (definition.name, name), rules

    def _accesses(self, definition: TypeDefinition, name: str) -> Iterator[Access]:
        types = self._supergraph.types
        field = definition.fields[name]
        if definition.kind is not Kind.INTERFACE:
            yield definition.access
            yield field.access
            for interface in definition.interfaces:
                yield from self._own_rules(types[interface], name)
        yield from self._own_rules(definition, name)
        if field.base_type in types:
            returned = types[field.base_type]
            yield returned.access if returned.kind is not Kind.INTERFACE else self._own_type_rule(returned)

    def _own_rules(self, interface: TypeDefinition, name: str) -> Iterator[Access]:
        if interface.kind is Kind.INTERFACE and name in interface.fields:
            yield self._own_type_rule(interface)
            implementers = self._implementers(interface)
            if all(one.fields[name].access.is_open for one in implementers if name in one.fields):
                yield interface.fields[name].access

    def _own_type_rule(self, interface: TypeDefinition) -> Access:
        copied = any(not one.access.is_open for one in self._implementers(interface))
        return Access() if copied else interface.access

    def _implementers(self, interface: TypeDefinition) -> list[TypeDefinition]:
        return [self._supergraph.types[name] for name in self._supergraph.possible_types[interface.name]]


def _allows(access: Access, ctx: RequestContext) -> bool:
    if access.authenticated and not ctx.authenticated:
        return False
    return _any_of(access.scopes, ctx.scopes) and _any_of(access.policies, ctx.policies)


def _any_of(alternatives: tuple[tuple[str, ...], ...] | None, held: frozenset[str]) -> bool:
    return alternatives is None or any(held.issuperset(one) for one in alternatives)
