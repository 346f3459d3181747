"""What the router refuses, and how each refusal is coded.

RouterError
├── RequestRefused           a client's request ends here: HTTP status, code, message
│   └── SubscriptionRefused  a subscription that its caller may not have
├── SupergraphInvalid        the supergraph document cannot be served: told at start, with its line
├── PlanningFailed           the effort limit was met, or (NoPathFound) no way to a field was found
└── SubgraphUnreachable      no usable answer came from a subgraph; recorded on its fields, never raised to the client
"""

from collections.abc import Mapping, Sequence
from typing import Any


class RouterError(Exception):
    """Base of everything the router raises on purpose."""


# A well-formed request whose operation cannot run: a GraphQL response without data.
_OF_THE_OPERATION = frozenset(
    {
        "PARSING_ERROR",
        "GRAPHQL_VALIDATION_FAILED",
        "GRAPHQL_UNKNOWN_OPERATION_NAME",
        "VALIDATION_INVALID_TYPE_VARIABLE",
    }
)


class RequestRefused(RouterError):
    def __init__(
        self, status: int, code: str, message: str, *, headers: Mapping[str, str] | None = None, **extensions: Any
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = dict(headers or {})
        self.extensions = extensions

    @property
    def is_of_the_operation(self) -> bool:
        return self.code in _OF_THE_OPERATION

    def errors(self) -> list[dict[str, Any]]:
        """As GraphQL errors, without their extensions."""
        return [{"message": self.message}]


class SubscriptionRefused(RequestRefused):
    """The errors, with the code of the first, that a caller gets in the place of a stream."""

    def __init__(self, errors: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(403, errors[0]["extensions"]["code"], errors[0]["message"])
        self._errors = errors

    def errors(self) -> list[dict[str, Any]]:
        return [{name: value for name, value in error.items() if name != "extensions"} for error in self._errors]


class SupergraphInvalid(RouterError):
    """The message names what is wrong and, where known, the line of the document."""


class PlanningFailed(RouterError):
    def __init__(self, message: str, code: str = "QUERY_PLANNING_FAILED") -> None:
        super().__init__(message)
        self.code = code


def too_much_effort() -> PlanningFailed:
    message = "the operation takes too much effort to plan: ask for less at once, or raise limits.plan_steps"
    return PlanningFailed(message, "MAX_PLANNING_EFFORT")


class NoPathFound(PlanningFailed):
    """No combination of subgraphs gives a field: composition should have refused such a graph."""


HTTP_ERROR, MALFORMED = "SUBREQUEST_HTTP_ERROR", "SUBREQUEST_MALFORMED_RESPONSE"


class SubgraphUnreachable(RouterError):
    def __init__(self, subgraph: str, reason: str, *, status: int | None = None, code: str | None = None) -> None:
        super().__init__(f"subgraph {subgraph}: {reason}")
        self.subgraph = subgraph
        self.reason = reason
        self.status = status
        self.code = code or HTTP_ERROR
