"""Entities for the router: `_entities` answered in one call per type, with errors that cost one item only.

Strawberry's own calls once per item, changes the caller's variables, and one unknown type nulls the whole field.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias, runtime_checkable

import strawberry
from strawberry.federation.schema_directives import Key
from strawberry.types.base import StrawberryObjectDefinition

from kernel.subgraph.errors import BadUserInput

Representation: TypeAlias = Mapping[str, Any]


@runtime_checkable
class ReferenceResolver(Protocol):
    """What an entity class offers: as many results as representations, in their order; None for what is not there
    (or not for this caller), an exception for an item that failed.

    Any one of `reference_scopes` opens it; for a caller without one nothing is there, whoever owns it."""

    reference_scopes: frozenset[str]

    async def resolve_references(
        self, representations: Sequence[Representation], info: strawberry.Info
    ) -> Sequence[object]: ...


def ids_of(representations: Iterable[Representation]) -> list[str]:
    """The `id` keys, for entities that have no other key."""
    return [str(representation["id"]) for representation in representations]


async def resolve_representations(
    representations: Sequence[object], types: Mapping[str, StrawberryObjectDefinition], info: strawberry.Info
) -> list[object]:
    results: list[object] = [None] * len(representations)
    groups: dict[str, list[int]] = {}
    for index, representation in enumerate(representations):
        mistake = _mistake_in(representation, types)
        if mistake is None:
            assert isinstance(representation, Mapping)
            groups.setdefault(representation["__typename"], []).append(index)
        else:
            results[index] = mistake
    await asyncio.gather(
        *(_resolve_group(types[name], indexes, representations, results, info) for name, indexes in groups.items())
    )
    return results


async def _resolve_group(
    definition: StrawberryObjectDefinition,
    indexes: Sequence[int],
    representations: Sequence[Any],
    results: list[object],
    info: strawberry.Info,
) -> None:
    asked = [representations[index] for index in indexes]
    try:
        found = await _call(definition, asked, info)
    except Exception as error:  # noqa: BLE001  one failing type must not null the others; it becomes the items' error
        found = [error] * len(asked)
    for index, item in zip(indexes, found, strict=True):
        results[index] = item


async def _call(
    definition: StrawberryObjectDefinition, asked: Sequence[Representation], info: strawberry.Info
) -> Sequence[object]:
    resolver: object = definition.origin
    if not isinstance(resolver, ReferenceResolver):
        raise TypeError(f"entity {definition.name} has no resolve_references or no reference_scopes")
    if not resolver.reference_scopes & info.context.caller.scopes:
        return [None] * len(asked)
    found = await resolver.resolve_references(asked, info)
    if len(found) != len(asked):
        raise TypeError(f"{definition.name}.resolve_references answered {len(found)} items for {len(asked)}")
    return found


def _mistake_in(representation: object, types: Mapping[str, StrawberryObjectDefinition]) -> BadUserInput | None:
    if not isinstance(representation, Mapping):
        return BadUserInput("an entity representation must be an object")
    name = representation.get("__typename")
    definition = types.get(name) if isinstance(name, str) else None
    if definition is None:
        return BadUserInput(f"{name!r} is not an entity of this subgraph")
    if not any(all(field in representation for field in key) for key in keys_of(definition)):
        return BadUserInput(f"the representation of {name} has no complete key")
    return None


def keys_of(definition: StrawberryObjectDefinition) -> list[list[str]]:
    """The top-level field names of each `@key` that other subgraphs may use."""
    directives = [directive for directive in definition.directives or () if isinstance(directive, Key)]
    return [_top_level(str(directive.fields)) for directive in directives if directive.resolvable is not False]


def _top_level(selection: str) -> list[str]:
    names, depth = [], 0
    for word in selection.replace("{", " { ").replace("}", " } ").split():
        if word in "{}":
            depth += 1 if word == "{" else -1
        elif depth == 0:
            names.append(word)
    return names
