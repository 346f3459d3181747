"""How errors leave a subgraph: with `extensions.code` and `extensions.requestId`; what we did not expect is masked.

GRAPHQL_PARSE_FAILED       the document is not GraphQL
GRAPHQL_VALIDATION_FAILED  it does not fit the schema, or exceeds a limit
BAD_USER_INPUT             a value cannot be what its type demands; a broken cursor
UNAUTHENTICATED FORBIDDEN NOT_FOUND   from `AccessDenied`
OVERLOADED                 all connections to the database are busy; the request may be sent again
SERVICE_UNAVAILABLE        the database is away; the request may be sent again
CONFLICT                   the object was changed meanwhile (`ConcurrentChange`)
INTERNAL_SERVER_ERROR      a bug of ours: logged with its stack, told to the caller only as a request id
"""

import logging
from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError
from sqlalchemy.exc import DBAPIError
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from kernel.database.outage import is_outage, is_overload
from kernel.errors import AccessDenied, ConcurrentChange, ImpossibleText
from kernel.paging.cursor import InvalidPage

log = logging.getLogger("kernel.subgraph")

OVERLOADED, UNAVAILABLE = "OVERLOADED", "SERVICE_UNAVAILABLE"
MASKED = "Something went wrong on our side. Tell us the request id."


class BadUserInput(GraphQLError):
    """A value that is wrong in a way no `userErrors` code of the operation describes."""

    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "BAD_USER_INPUT"})


def format_errors(result: ExecutionResult, request_id: str) -> list[dict[str, Any]]:
    """The `errors` of a response, and a log line for each one that is a bug."""
    before_execution = isinstance(result, PreExecutionError)
    return [format_error(error, request_id, before_execution=before_execution) for error in result.errors or ()]


def format_error(error: GraphQLError, request_id: str, *, before_execution: bool = False) -> dict[str, Any]:
    code, message = _describe(error, before_execution)
    if code == "INTERNAL_SERVER_ERROR":
        _log_bug(error)
    formatted: dict[str, Any] = {"message": message}
    if error.locations:
        formatted["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        formatted["path"] = list(error.path)
    formatted["extensions"] = {**(error.extensions or {}), "code": code, "requestId": request_id}
    return formatted


def plain_error(code: str, message: str, request_id: str) -> dict[str, Any]:
    """A whole response for a request that never became an operation."""
    return {"errors": [{"message": message, "extensions": {"code": code, "requestId": request_id}}]}


def _describe(error: GraphQLError, before_execution: bool) -> tuple[str, str]:
    match _root_cause(error):
        case AccessDenied() as denied:
            return denied.code, denied.message
        case ConcurrentChange():
            return "CONFLICT", "Someone else changed this at the same time. Read it again and retry."
        case InvalidPage() as invalid:
            return "BAD_USER_INPUT", invalid.message
        case Exception() as failure if is_overload(failure):
            return OVERLOADED, "Too much is asked of us at once. Please try again in a moment."
        case Exception() as failure if is_outage(failure):
            return UNAVAILABLE, "This cannot be done just now. Please try again in a moment."
        case ImpossibleText() as impossible:
            return "BAD_USER_INPUT", str(impossible)
        case DBAPIError() as failure if _is_impossible_text(failure):
            return "BAD_USER_INPUT", str(ImpossibleText())
        case GraphQLError() as cause:
            return _describe_graphql(error, cause, before_execution)
        case _:
            return "INTERNAL_SERVER_ERROR", MASKED


def _describe_graphql(error: GraphQLError, cause: GraphQLError, before_execution: bool) -> tuple[str, str]:
    if isinstance(cause, GraphQLSyntaxError):
        return "GRAPHQL_PARSE_FAILED", error.message
    code = (error.extensions or {}).get("code") or (cause.extensions or {}).get("code")
    if isinstance(code, str):
        return code, error.message
    if before_execution and error.path is None:
        return "GRAPHQL_VALIDATION_FAILED", error.message
    # An error about the caller's values points into the document or has no path; one without nodes of its own comes
    # from serialising our result.
    if error.path is None or cause.nodes:
        return "BAD_USER_INPUT", error.message
    return "INTERNAL_SERVER_ERROR", MASKED


def _is_impossible_text(failure: DBAPIError) -> bool:
    """PostgreSQL stores no NUL: anybody may send one, in an id or a search too, and it is no bug of ours."""
    return getattr(failure.orig, "sqlstate", None) in {"22021", "22P05"}


def _root_cause(error: GraphQLError) -> BaseException:
    cause: BaseException = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _log_bug(error: GraphQLError) -> None:
    cause = _root_cause(error)
    # The request id is the correlation id, which every line has.
    log.error("a resolver failed", exc_info=cause, extra={"path": _path_of(error.path)})


def _path_of(path: Sequence[str | int] | None) -> str:
    return ".".join("*" if isinstance(step, int) else step for step in path or ()) or "operation"
