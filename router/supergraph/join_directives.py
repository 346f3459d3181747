"""Reads the directives of the join specification (and of access control) from the nodes of a supergraph document."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from graphql import (
    ConstDirectiveNode,
    ConstValueNode,
    EnumValueNode,
    ListTypeNode,
    NamedTypeNode,
    NonNullTypeNode,
    StringValueNode,
    TypeNode,
    value_from_ast_untyped,
)

from router.supergraph.links import Links
from router.supergraph.model import Access, ContextArgument, FieldJoin, TypeJoin

Directives = Iterable[ConstDirectiveNode] | None


def arguments_of(directive: ConstDirectiveNode) -> dict[str, Any]:
    return {argument.name.value: _value(argument.value) for argument in directive.arguments or ()}


def _value(node: ConstValueNode) -> Any:
    """Nearly all are the name of a subgraph or a text."""
    return node.value if isinstance(node, EnumValueNode | StringValueNode) else value_from_ast_untyped(node)


def applied(directives: Directives, name: str) -> list[dict[str, Any]]:
    return [arguments_of(directive) for directive in directives or () if directive.name.value == name]


def read_type_joins(directives: Directives, links: Links) -> tuple[TypeJoin, ...]:
    return tuple(
        TypeJoin(
            graph=found["graph"],
            key=found.get("key"),
            extension=bool(found.get("extension", False)),
            resolvable=bool(found.get("resolvable", True)),
            is_interface_object=bool(found.get("isInterfaceObject", False)),
        )
        for found in applied(directives, links.directive("join", "type"))
    )


def read_field_joins(directives: Directives, links: Links, owner: str | None) -> tuple[tuple[FieldJoin, ...], bool]:
    """The joins of a field, and whether it has only a bare `@join__field` (an interface object brings it).

    One that names no subgraph speaks of the type's owner, where it has one (join v0.1).
    """
    found = applied(directives, links.directive("join", "field"))
    joins = tuple(
        _field_join(graph, arguments) for arguments in found if (graph := arguments.get("graph") or owner) is not None
    )
    return joins, bool(found) and not joins


# Most fields of a graph have one of a few joins and the same access: all share them.
_bare_join = cache(FieldJoin)
_OPEN = Access()


def _field_join(graph: str, arguments: Mapping[str, Any]) -> FieldJoin:
    if arguments.keys() <= {"graph"}:
        return _bare_join(graph)
    return FieldJoin(
        graph=graph,
        requires=arguments.get("requires"),
        provides=arguments.get("provides"),
        type=arguments.get("type"),
        external=bool(arguments.get("external")),
        override=arguments.get("override"),
        override_label=arguments.get("overrideLabel"),
        used_overridden=bool(arguments.get("usedOverridden")),
        context_arguments=tuple(
            ContextArgument(item["name"], item["type"], item["context"], item["selection"])
            for item in arguments.get("contextArguments") or ()
        ),
    )


def read_access(directives: Directives, links: Links) -> Access:
    if not directives:
        return _OPEN
    scopes = applied(directives, links.directive("requiresScopes", "requiresScopes"))
    policies = applied(directives, links.directive("policy", "policy"))
    access = Access(
        authenticated=bool(applied(directives, links.directive("authenticated", "authenticated"))),
        scopes=_alternatives(scopes[0].get("scopes")) if scopes else None,
        policies=_alternatives(policies[0].get("policies")) if policies else None,
    )
    return _OPEN if access.is_open else access


def _alternatives(value: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(conjunction) for conjunction in value or ())


def base_name(node: TypeNode) -> str:
    while not isinstance(node, NamedTypeNode):
        node = node.type  # type: ignore[attr-defined]
    return node.name.value


def base_name_of(text: str) -> str:
    return text.strip(" \t\r\n[]!")


def type_text(node: TypeNode) -> str:
    if isinstance(node, NonNullTypeNode):
        return f"{type_text(node.type)}!"
    return f"[{type_text(node.type)}]" if isinstance(node, ListTypeNode) else base_name(node)
