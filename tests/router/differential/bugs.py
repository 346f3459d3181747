"""Bugs planted in the router, one at a time: a differential test that misses one of them proves less than it says."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from router.executor import completion, fetch, merge, representations
from router.executor.representations import Batch
from router.operation.model import SelectionSet
from router.planner import planner, usable_fields
from router.planner.fetch_graph import FetchGraph
from router.planner.query_graph import QueryGraph
from router.planner.storage import StorageKeys
from router.planner.usable_fields import UsableFields
from router.supergraph.model import TYPENAME
from tests.router.differential.gadgets import shared
from tests.router.differential.gadgets.inputs import mutations
from tests.router.differential.gadgets.required import conflicting_requires
from tests.router.differential.gadgets.required import requires_through_abstract_type as through_abstract_type
from tests.router.differential.graphs import Gadget

Original = Callable[..., Any]


@dataclass(frozen=True)
class Bug:
    """`name` of `owner` (a module or a class) behaves as `made` from what it was."""

    what: str
    owner: Any
    name: str
    made: Callable[[Original], Original]
    # The feature, or kind of keys, without which it cannot show, where that is a rare one.
    shows_with: Gadget | str | None = None

    @contextmanager
    def planted(self) -> Iterator[None]:
        original = self.owner.__dict__[self.name]
        setattr(self.owner, self.name, self.made(original))
        try:
            yield
        finally:
            setattr(self.owner, self.name, original)


def _with_null_keys(original: Original) -> Original:
    return lambda self, flat, *rest: original(self, replace(flat, key_count=0), *rest)


def _backwards(original: Original) -> Original:
    def collect_batch(*arguments: Any) -> Any:
        batch = original(*arguments)
        batch.targets.reverse()
        return batch

    return collect_batch


def _without_arguments(original: Original) -> Original:
    def field_set(self: Any, type_name: str, text: str | None) -> SelectionSet | None:
        found: SelectionSet | None = original(self, type_name, re.sub(r"\([^)]*\)", "", text) if text else text)
        return found

    return field_set


def _under_its_own_type(original: Original) -> Original:
    def entry(*arguments: Any) -> Any:
        made = original(*arguments)
        made.sent_type = None
        return made

    return entry


def _upside_down(original: Original) -> Original:
    return lambda self, field: original(self, field) if field.label is None else not original(self, field)


def _replacing(_: Original) -> Original:
    def merge_lists(into: list[Any], other: list[Any]) -> None:
        into[:] = other

    return merge_lists


def _own(original: Original) -> Original:
    return lambda *arguments: replace(original(*arguments), external=False)


def _first_only(_: Original) -> Original:
    def merge_object(into: dict[str, Any], other: dict[str, Any]) -> None:
        for key, value in other.items():
            into.setdefault(key, value)

    return merge_object


def _first_one_twice(original: Original) -> Original:
    def collect_batch(*arguments: Any) -> Any:
        batch = original(*arguments)
        batch.representations.extend(batch.representations[:1])
        batch.targets.extend(batch.targets[:1])
        return batch

    return collect_batch


def _any_arguments(original: Original) -> Original:
    return lambda self, type_name, field, arguments_text="", alias=None: original(self, type_name, field, "", alias)


def _all_of_them(_: Original) -> Original:
    return lambda self, graph, type_name: self.supergraph.possible_types[type_name]


def _nullable(_: Original) -> Original:
    return lambda field, inner: completion._nullable(inner)


def _all_at_once(_: Original) -> Original:
    return lambda graph, root, *_: [(root, None)]


def _typeless(original: Original) -> Original:
    def input_value(value: Any, field: Any, possible: Any) -> Any:
        found = original(value, field, possible)
        return {key: one for key, one in found.items() if key != TYPENAME} if isinstance(found, dict) else found

    return input_value


def _of_any_type(original: Original) -> Original:
    return lambda self, targets, wanted, *rest: original(self, targets, replace(wanted, runtime_type=None), *rest)


BUGS = (
    Bug("representations with null keys are sent", Batch, "_flat_index", _with_null_keys, "null key"),
    Bug("answers for entities go to the wrong objects", fetch, "collect_batch", _backwards),
    Bug("arguments in requirements are forgotten", QueryGraph, "_field_set", _without_arguments, conflicting_requires),
    Bug("types of required objects are not sent", representations, "_input_value", _typeless, through_abstract_type),
    Bug("entities of an interface object are sent under their own type", FetchGraph, "_entry", _under_its_own_type),
    Bug("labels of overrides are read the wrong way round", UsableFields, "_in_force", _upside_down),
    Bug("a list of a later fetch replaces the first", merge, "_merge_lists", _replacing, shared.value_in_parts),
    Bug("what is external counts as its own", QueryGraph, "_field", _own),
    Bug("whatever somebody provides, everybody provides", usable_fields, "provides", lambda _: lambda *_: True),
    Bug("only the first fetch of an object counts", fetch, "merge_object", _first_only),
    Bug("the same entity is sent twice", fetch, "collect_batch", _first_one_twice),
    Bug("fields with other arguments share a value", StorageKeys, "key", _any_arguments),
    Bug("nulls do not propagate", completion, "_required", _nullable),
    Bug("every subgraph is thought to know all members", QueryGraph, "_read_possible", _all_of_them),
    Bug("fields of a mutation run side by side", planner, "in_series", _all_at_once, mutations),
    Bug("objects are sent of types that were not meant", Batch, "add_flat", _of_any_type),
)
