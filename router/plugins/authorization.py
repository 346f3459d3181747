"""`@authenticated`, `@requiresScopes` and `@policy`: which fields a caller may not have, decided before planning.

An access rule on a type holds for its fields and for every field that returns it. What is denied is never asked of a
subgraph; the answer has null there, with `UNAUTHORIZED_FIELD_OR_TYPE`.
"""

from collections.abc import Iterator

from router.planner.cache import WeightedCache
from router.plugins.base import RequestContext
from router.supergraph.model import Access, Supergraph, TypeDefinition

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
        yield definition.access
        yield field.access
        if field.base_type in types:
            yield types[field.base_type].access
        for interface in definition.interfaces:
            # A rule on the interface's field cannot be walked around through an implementer.
            above = types[interface].fields.get(name)
            if above is not None:
                yield types[interface].access
                yield above.access


def _allows(access: Access, ctx: RequestContext) -> bool:
    if access.authenticated and not ctx.authenticated:
        return False
    return _any_of(access.scopes, ctx.scopes) and _any_of(access.policies, ctx.policies)


def _any_of(alternatives: tuple[tuple[str, ...], ...] | None, held: frozenset[str]) -> bool:
    return alternatives is None or any(held.issuperset(one) for one in alternatives)
