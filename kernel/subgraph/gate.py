"""The door of a subgraph: the gateway's signed token over exactly these bytes, checked before anything executes."""

import logging
from typing import Any, Protocol

from kernel.auth.internal_token import Caller, InvalidToken, KeysUnavailable

log = logging.getLogger("kernel.subgraph")


class Verifier(Protocol):
    """`kernel.auth.internal_token.TokenVerifier`, or a fake of it."""

    async def verify(self, token: str, body: bytes) -> Caller: ...


class RequestRejected(Exception):
    """A request that never becomes an operation. Over a WebSocket it closes with 4000 + status."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


async def admit(verifier: Verifier, token: object, body: bytes) -> Caller:
    if not isinstance(token, str) or not token:
        raise RequestRejected(401, "UNAUTHENTICATED", "A subgraph answers the gateway only: ask the gateway.")
    try:
        return await verifier.verify(token, body)
    except InvalidToken as error:
        # The reason helps whoever attacks as much as whoever debugs, so it stays in our log.
        log.warning("internal token refused: %s", error, extra={"action": "admit"})
        raise RequestRejected(401, "UNAUTHENTICATED", "The internal token is not valid for this request.") from error
    except KeysUnavailable as error:
        log.error("no keys to verify internal tokens: %s", error, extra={"action": "admit"})
        raise RequestRejected(503, "SERVICE_UNAVAILABLE", "The gateway's keys cannot be fetched; try again.") from error


def read_operation(payload: Any) -> tuple[str, dict[str, Any], str | None]:
    """Query, variables and operation name of a GraphQL request, or a rejection that says what is wrong with it."""
    if not isinstance(payload, dict):
        raise RequestRejected(400, "BAD_REQUEST", "The request must be one JSON object; batches are not supported.")
    query, variables = payload.get("query"), payload.get("variables")
    name = payload.get("operationName")
    if not isinstance(query, str) or not query.strip():
        raise RequestRejected(400, "BAD_REQUEST", "`query` must be a GraphQL document.")
    if variables is not None and not isinstance(variables, dict):
        raise RequestRejected(400, "BAD_REQUEST", "`variables` must be an object.")
    if name is not None and not isinstance(name, str):
        raise RequestRejected(400, "BAD_REQUEST", "`operationName` must be a text.")
    return query, variables or {}, name
