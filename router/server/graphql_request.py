"""Bytes or URL parameters → `GraphQLRequest`. Shared by HTTP and WebSocket."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

from router.errors import RequestRefused
from router.json_text import read_exactly, read_json


class JsonText:
    """What a request came in, read once more where its numbers have to be kept as they are written."""

    def __init__(self, text: bytes | str) -> None:
        self._text = text

    @cached_property
    def exact(self) -> Any:
        return read_exactly(self._text)


@dataclass(frozen=True)
class Written:
    """Where in a text the variables are."""

    text: JsonText
    path: tuple[str | int, ...]

    def variables(self) -> dict[str, Any]:
        value = self.text.exact
        for step in self.path:
            value = value[step]
        found: dict[str, Any] = value
        return found


@dataclass(frozen=True)
class GraphQLRequest:
    """`written` leads to the variables as the client wrote them, for numbers that a double cannot hold."""

    query: str
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)
    written: Written | None = field(default=None, compare=False)


def read_body(raw: bytes, max_batch: int) -> GraphQLRequest | list[GraphQLRequest]:
    try:
        body = read_json(raw, any_number=True)
    except ValueError as error:
        raise invalid("the body is not JSON") from error
    text = JsonText(raw)
    if not isinstance(body, list):
        return read_request(body, Written(text, ("variables",)))
    if not body:
        raise invalid("the batch is empty")
    if len(body) > max_batch:
        raise RequestRefused(422, "BATCH_LIMIT_EXCEEDED", f"a batch may hold {max_batch} operations")
    return [read_request(one, Written(text, (index, "variables"))) for index, one in enumerate(body)]


def read_query_string(raw: bytes) -> GraphQLRequest:
    try:
        found = dict(parse_qsl(raw.decode("ascii"), keep_blank_values=True, max_num_fields=20, errors="strict"))
    except ValueError as error:
        raise invalid("the query string cannot be read") from error
    body: dict[str, Any] = {"query": found.get("query"), "operationName": found.get("operationName") or None}
    for name in ("variables", "extensions"):
        if found.get(name):
            try:
                body[name] = read_json(found[name], any_number=True)
            except ValueError as error:
                raise invalid(f"parameter {name} is not JSON") from error
    return read_request(body, Written(JsonText(found.get("variables", "")), ()))


def read_request(body: Any, written: Written | None = None) -> GraphQLRequest:
    if not isinstance(body, dict):
        raise invalid("the body is not a request object")
    query = body.get("query")
    if not isinstance(query, str) or not query:
        raise invalid("`query` must be a text")
    operation_name = body.get("operationName")
    if operation_name is not None and not isinstance(operation_name, str):
        raise invalid("`operationName` must be a text")
    variables, extensions = _mapping(body, "variables"), _mapping(body, "extensions")
    return GraphQLRequest(query, operation_name, variables, extensions, written)


def _mapping(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = body.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise invalid(f"`{name}` must be an object")
    return value


def invalid(message: str) -> RequestRefused:
    return RequestRefused(400, "INVALID_GRAPHQL_REQUEST", message)
