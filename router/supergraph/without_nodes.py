"""Lets go of the syntax tree that a schema was built from: it is several times as large as the schema, and nobody reads
it again."""

from typing import Any

from graphql import GraphQLSchema, specified_directives
from graphql.type import is_introspection_type, is_specified_scalar_type

# What graphql-core calls to get the parts of a type; they are made by then, and kept apart from it.
_THUNKS = {"_fields": "fields", "_interfaces": "interfaces", "_types": "types"}


def without_nodes(schema: GraphQLSchema) -> GraphQLSchema:
    """The same schema. Types that all schemas share stay as they are."""
    _forget(schema)
    for named in schema.type_map.values():
        if not is_introspection_type(named) and not is_specified_scalar_type(named):
            _forget_type(named)
    for directive in schema.directives:
        if directive not in specified_directives:
            _forget(directive)
            _forget_all(directive.args)
    return schema


def _forget_type(named: Any) -> None:
    for thunk, parts in _THUNKS.items():
        if hasattr(named, thunk):
            setattr(named, thunk, getattr(named, parts))
    for field in getattr(named, "fields", {}).values():
        _forget_all(getattr(field, "args", {}))
    _forget_all(getattr(named, "fields", {}))
    _forget_all(getattr(named, "values", {}))
    _forget(named)


def _forget_all(parts: Any) -> None:
    for part in parts.values():
        _forget(part)


def _forget(part: Any) -> None:
    part.ast_node = None
    if getattr(part, "extension_ast_nodes", ()):
        part.extension_ast_nodes = ()
