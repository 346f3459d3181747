"""Bugs planted in the router, one at a time: a differential test that misses one of them proves less than it says."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLInputObjectType,
    GraphQLNonNull,
    GraphQLSchema,
    GraphQLSyntaxError,
    Source,
    print_ast,
)

from router.executor import completion, fetch, merge, representations
from router.executor.deferred import DeferredRun
from router.executor.executor import Executor
from router.executor.paths import ClientPaths
from router.executor.representations import _MISSING, Batch
from router.executor.shape import ShapeCompiler
from router.operation import normalize, parse
from router.operation.input_values import InputReader, Misfit
from router.operation.model import SelectionSet
from router.planner import planner, series, usable_fields
from router.planner.fetch_graph import FetchGraph
from router.planner.query_graph import QueryGraph
from router.planner.storage import StorageKeys
from router.planner.usable_fields import UsableFields
from router.server import operations
from router.supergraph.model import TYPENAME
from tests.router.differential.gadgets import changing, failing, input_objects, many, scalars, shared
from tests.router.differential.gadgets.inputs import mutations
from tests.router.differential.gadgets.required import conflicting_requires
from tests.router.differential.gadgets.required import requires_through_abstract_type as through_abstract_type
from tests.router.differential.graphs import Gadget
from tests.router.differential.model import KEY_NAMES
from tests.router.differential.skeleton import NULL_IN_KEY

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
        original = vars(self.owner).get(self.name)
        assert original is not None, f"{self.owner.__name__} has no {self.name} any more: plant the bug where it went"
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


def _unjoined(original: Original) -> Original:
    return lambda self, ctx, prepared, node, *rest: original(self, ctx, prepared, replace(node, rest=None), *rest)


def _unfetched(original: Original) -> Original:
    return lambda self, part: original(self, replace(part, node=None))


def _filled_with_nulls(original: Original) -> Original:
    def coerce_variables(schema: GraphQLSchema, operation: Any, *rest: Any, **options: Any) -> Any:
        found = original(schema, operation, *rest, **options)
        declared = operation.definition.variable_definitions or ()
        types = {one.variable.name.value: print_ast(one.type) for one in declared}
        for name, value in found.items():
            type_ = schema.get_type(types[name].strip("!"))
            if isinstance(type_, GraphQLInputObjectType) and isinstance(value, dict):
                able = [key for key, field in type_.fields.items() if not isinstance(field.type, GraphQLNonNull)]
                found[name] = {**dict.fromkeys(able), **value}
        return found

    return coerce_variables


def _with_several_members(original: Original) -> Original:
    def read_object(self: Any, value: Any, type_: Any) -> Any:
        try:
            return original(self, value, type_)
        except Misfit as misfit:
            if "exactly one field" not in misfit.reason or misfit.path:
                raise
            return value

    return read_object


def _under_its_alias(original: Original) -> Original:
    def field(self: Any, type_name: str, response_key: str, *rest: Any) -> Any:
        made = original(self, type_name, response_key, *rest)
        is_key = response_key in KEY_NAMES and response_key != made.name
        keys = self.storage.known(type_name, response_key) if is_key else ()
        return replace(made, keys=keys) if keys else made

    return field


def _no_objects(original: Original) -> Original:
    return lambda value: completion.INVALID if isinstance(value, dict) else original(value)


def _all_or_nothing(original: Original) -> Original:
    def flat_index(self: Any, flat: Any, type_name: str, values: list[Any]) -> Any:
        return None if _MISSING in values else original(self, flat, type_name, values)

    return flat_index


def _without_descriptions(original: Original) -> Original:
    def parse(text: str, **options: Any) -> DocumentNode:
        document: DocumentNode = original(text, **options)
        for one in document.definitions:
            if getattr(one, "description", None) is not None:
                raise GraphQLSyntaxError(Source(text), 0, "Unexpected description")
        return document

    return parse


def _only_what_is_shown(original: Original) -> Original:
    return lambda *arguments: replace(original(*arguments), nearest=[])


def _without_nulls(original: Original) -> Original:
    def flat_index(self: Any, flat: Any, type_name: str, values: list[Any]) -> Any:
        return None if None in values[: flat.key_count] else original(self, flat, type_name, values)

    return flat_index


def _never(_: Original) -> Original:
    return lambda *_: False


def _sixteen(original: Original) -> Original:
    return lambda self, graph, type_name: islice(original(self, graph, type_name), 16)


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
    Bug("an event is sent without what others join to it", Executor, "_event", _unjoined, changing.subscriptions),
    Bug("what is deferred is not fetched", DeferredRun, "_later", _unfetched),
    Bug(
        "what is left out of an input object is null",
        operations,
        "coerce_variables",
        _filled_with_nulls,
        input_objects.input_defaults,
    ),
    Bug(
        "a oneOf object may have two members",
        InputReader,
        "_object",
        _with_several_members,
        input_objects.one_of,
    ),
    Bug("a custom scalar is no object", completion, "_custom", _no_objects, scalars.custom_scalar),
    Bug("values are read under the alias if one is kept there", ShapeCompiler, "field", _under_its_alias),
    Bug("what variables switch off is fetched all the same", normalize, "is_included", lambda _: lambda *_: True),
    Bug("who lacks a requirement is not asked", Batch, "_flat_index", _all_or_nothing, failing.requires_from_null),
    Bug("descriptions are mistakes", parse, "parse", _without_descriptions),
    Bug(
        "errors of what the client did not ask for are lost",
        ClientPaths,
        "sight",
        _only_what_is_shown,
        failing.failing_requirement,
    ),
    Bug("parts of keys may not be null", Batch, "_flat_index", _without_nulls, NULL_IN_KEY),
    Bug("what is joined to a mutation is read too late", series, "_is_joined", _never, changing.mutations_with_joins),
    Bug("an interface has sixteen implementers", QueryGraph, "_read_possible", _sixteen, many.many_implementers),
    Bug("objects are sent of types that were not meant", Batch, "add_flat", _of_any_type),
)
