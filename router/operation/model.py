"""The data types of an operation: as parsed and valid (`Operation`), and as the planner reads it (`SelectionSet`)."""

from dataclasses import dataclass
from typing import Literal

from graphql import DocumentNode, OperationDefinitionNode

OperationKind = Literal["query", "mutation", "subscription"]


@dataclass(frozen=True)
class Operation:
    """One operation of a client's document, valid against the API schema."""

    text: str
    name: str | None
    kind: OperationKind
    document: DocumentNode
    definition: OperationDefinitionNode
