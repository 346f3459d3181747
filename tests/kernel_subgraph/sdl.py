"""Reading a subgraph's SDL as tests need it."""

from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_introspection_type,
    is_specified_scalar_type,
)

_FEDERATION = """
scalar federation__FieldSet
scalar federation__Scope
directive @link(url: String!, import: [String!]) repeatable on SCHEMA
directive @key(fields: federation__FieldSet!, resolvable: Boolean) repeatable on OBJECT | INTERFACE
directive @shareable on OBJECT | FIELD_DEFINITION
directive @external on OBJECT | FIELD_DEFINITION
directive @requires(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @provides(fields: federation__FieldSet!) on FIELD_DEFINITION
directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | ENUM | ENUM_VALUE | ARGUMENT_DEFINITION
directive @authenticated on FIELD_DEFINITION | OBJECT
directive @requiresScopes(scopes: [[federation__Scope!]!]!) on FIELD_DEFINITION | OBJECT
"""


def parse_subgraph(sdl: str) -> GraphQLSchema:
    """The SDL as a schema of its own: raises when it is not one."""
    return build_schema(_FEDERATION + sdl)


def undescribed(sdl: str) -> list[str]:
    """Every type, field, argument and enum value that has no description."""
    kinds = parse_subgraph(sdl).type_map.items()
    ours = [(name, kind) for name, kind in kinds if not _is_foreign(name, kind)]
    return [name for item in ours for name in _undescribed_in(*item)]


def _is_foreign(name: str, kind: GraphQLNamedType) -> bool:
    is_federation = name.startswith(("_", "federation__"))
    return is_federation or is_introspection_type(kind) or is_specified_scalar_type(kind)


def _undescribed_in(name: str, kind: GraphQLNamedType) -> Iterator[str]:
    if not kind.description and name not in {"Query", "Mutation", "Subscription"}:
        yield name
    if isinstance(kind, GraphQLEnumType):
        yield from (f"{name}.{value}" for value, item in kind.values.items() if not item.description)
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        yield from (
            f"{name}.{field}" for field, item in kind.fields.items() if not (item.description or field[0] == "_")
        )
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        for field, item in kind.fields.items():
            undescribed_arguments = (argument for argument, known in item.args.items() if not known.description)
            yield from (f"{name}.{field}({argument})" for argument in undescribed_arguments if field[0] != "_")
