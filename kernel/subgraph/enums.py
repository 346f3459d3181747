"""Enums of the domain as GraphQL enums, with the descriptions that the domain has no place for."""

from enum import Enum

import strawberry
from strawberry.types.enum import has_enum_definition


def publish_enum(enum: type[Enum], description: str, **values: str) -> None:
    """Call it once per enum, in one module that every module using the enum in GraphQL imports it from.

    `values` describes each member by name; one too many or too few is a mistake and raises.
    """
    strawberry.enum(enum, description=description)
    if values.keys() != enum.__members__.keys():
        raise ValueError(f"{enum.__name__} has the members {', '.join(enum.__members__)}; describe exactly these")
    assert has_enum_definition(enum)
    for value in enum.__strawberry_definition__.values:
        value.description = values[value.name]
