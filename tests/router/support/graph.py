"""A whole graph for one test: composed, served by a real router over subgraphs in the process, and by one schema."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema, build_schema, graphql_sync

from router.bootstrap import Router, create_router
from router.operation.conditions import condition_variables
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.operation.variables import condition_values
from router.planner.plan import QueryPlan
from router.planner.planner import Planner
from router.planner.print_plan import print_plan
from router.plugins.base import RouterPlugin
from router.settings import Limits, RouterSettings
from router.supergraph.api_schema import print_api_schema
from router.supergraph.parse import parse_supergraph
from tests.router.support.compose import compose
from tests.router.support.contexts import AROUND, ContextValues
from tests.router.support.subgraph import Subgraph
from tests.router.support.world import World


@dataclass
class Answer:
    status: int
    body: dict[str, Any]
    calls: dict[str, list[str]]
    headers: dict[str, str]

    @property
    def data(self) -> Any:
        return self.body.get("data")

    @property
    def errors(self) -> list[dict[str, Any]]:
        return list(self.body.get("errors", []))

    @property
    def call_counts(self) -> dict[str, int]:
        return {name: len(calls) for name, calls in self.calls.items() if calls}


class Graph:
    """Subgraphs by name; `supergraph` may be given where it was not composed from these SDLs."""

    def __init__(
        self,
        subgraphs: Mapping[str, str],
        world: World,
        *,
        supergraph: str | None = None,
        federation_1: bool = False,
        settings: RouterSettings | None = None,
        plugins: tuple[RouterPlugin, ...] = (),
    ) -> None:
        self.sdl = supergraph or compose(subgraphs, federation_1=federation_1)
        self.supergraph = parse_supergraph(self.sdl)
        self.world = world
        self.subgraphs = {name: Subgraph(name, sdl, world) for name, sdl in subgraphs.items()}
        self.settings = settings or RouterSettings()
        self._plugins = plugins
        self._apps: dict[str, Any] = dict(self.subgraphs)
        self.router: Router = create_router(self.settings, self.sdl, plugins, in_process=self._apps)

    def replace(self, name: str, app: Any) -> None:
        """Another application stands in for a subgraph."""
        self._apps[name] = app
        self.router = create_router(self.settings, self.sdl, self._plugins, in_process=self._apps)

    def check_plan(self, query: str, expected: str, labels: tuple[str, ...] = ()) -> None:
        """Compares the printed plan with a text that may be indented."""
        assert self.plan(query, labels=labels) == dedent(expected).strip()

    def plan(self, query: str, variables: Mapping[str, Any] | None = None, labels: tuple[str, ...] = ()) -> str:
        return print_plan(self.query_plan(query, variables, labels))

    def query_plan(
        self, query: str, variables: Mapping[str, Any] | None = None, labels: tuple[str, ...] = ()
    ) -> QueryPlan:
        operation = parse_operation(self.supergraph.api_schema, query, None, Limits())
        conditions = condition_values(operation, condition_variables(operation), variables or {})
        return Planner(self.supergraph).plan(normalize(self.supergraph, operation, conditions), labels)

    async def ask(self, query: str, variables: Mapping[str, Any] | None = None, **headers: str) -> Answer:
        for subgraph in self.subgraphs.values():
            subgraph.calls.clear()
            subgraph.requests.clear()
        status, got, raw = await post(self.router, {"query": query, "variables": dict(variables or {})}, headers)
        calls = {name: list(one.calls) for name, one in self.subgraphs.items()}
        return Answer(status, json.loads(raw), calls, got)

    async def same(self, query: str, variables: Mapping[str, Any] | None = None) -> Answer:
        """The answer, after a check that one schema over all the data gives the same."""
        answer = await self.ask(query, variables)
        assert answer.status == 200, answer.body
        expected = self.whole(query, variables)
        assert json.dumps(answer.data) == json.dumps(expected["data"]), answer.body
        assert [one.get("path") for one in answer.errors] == [one.get("path") for one in expected.get("errors", [])]
        return answer

    def whole(self, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        schema = self.whole_schema(print_api_schema(self.supergraph.document))
        return dict(graphql_sync(schema, query, variable_values=dict(variables or {})).formatted)

    def whole_schema(self, sdl: str) -> GraphQLSchema:
        """One schema over all the data."""
        schema = build_schema(sdl)
        for type_ in schema.type_map.values():
            if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, definition in type_.fields.items():
                    definition.resolve = self._resolver(type_.name, name)
            if hasattr(type_, "resolve_type"):
                type_.resolve_type = lambda value, *_: value["__typename"]
        return schema

    def _resolver(self, type_name: str, name: str) -> Any:
        contexts = ContextValues(self.supergraph, self._value)

        def resolve(source: Any, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
            if source is None and info.path.prev is None:
                source = {"__typename": type_name, AROUND: None}
            filled = contexts.arguments(type_name, name, source[AROUND])
            return self._placed(self._value(type_name, name, source, {**arguments, **filled}), source)

        return resolve

    def _value(self, type_name: str, name: str, source: Any, arguments: Mapping[str, Any] | None = None) -> Any:
        if source.get(AROUND, source) is None:
            value = self.world.roots[name]
            return self._follow(value(arguments or {}) if callable(value) else value)
        compute = self._compute(type_name, name)
        if compute is not None:
            seen = {key: value for key, value in source.items() if key != AROUND}
            return self._follow(compute(self._full(seen), arguments or {}))
        return self._follow(source.get(name))

    def _placed(self, value: Any, source: Any) -> Any:
        """The value with what it stands in, for the fields that ask for that."""
        if isinstance(value, list):
            return [self._placed(one, source) for one in value]
        return {**value, AROUND: source} if isinstance(value, dict) else value

    def _compute(self, type_name: str, name: str) -> Any:
        found = self.world.computed.get((type_name, name))
        for interface in self.supergraph.types[type_name].interfaces:
            found = found or self.world.computed.get((interface, name))
        return found

    def _full(self, source: Any, levels: int = 3) -> Any:
        """The object with what it points at, a few levels down: objects may point at each other."""
        if isinstance(source, list):
            return [self._full(one, levels) for one in source]
        found = self.world.follow(source)
        if isinstance(found, dict) and levels:
            return {key: self._full(one, levels - 1) for key, one in found.items()}
        return found

    def _follow(self, value: Any) -> Any:
        return [self._follow(one) for one in value] if isinstance(value, list) else self.world.follow(value)


async def post(
    app: Any, body: Any, headers: Mapping[str, str] | None = None, *, raw: bytes | None = None
) -> tuple[int, dict[str, str], bytes]:
    """One POST to an ASGI application, of a client that knows the type for GraphQL unless `accept` says another."""
    sent = {"accept": "application/graphql-response+json, application/json;q=0.9", **(headers or {})}
    return await request(app, "POST", raw if raw is not None else json.dumps(body).encode(), sent)


async def request(
    app: Any, method: str, body: bytes, headers: Mapping[str, str], query_string: str = ""
) -> tuple[int, dict[str, str], bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = {"host": "router.test", **({"content-type": "application/json"} if body else {}), **named}
    scope = {
        "type": "http",
        "method": method,
        "path": "/graphql",
        "query_string": query_string.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items() if value],
        "client": ("127.0.0.1", 1),
    }
    status = 0
    got: dict[str, str] = {}
    chunks: list[bytes] = []

    unread = [body]

    async def receive() -> dict[str, Any]:
        if not unread:
            await asyncio.Event().wait()  # the client stays until it has its answer
        return {"type": "http.request", "body": unread.pop(), "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
            got.update({name.decode(): value.decode() for name, value in message["headers"]})
        else:
            chunks.append(message["body"])

    await app(scope, receive, send)
    return status, got, b"".join(chunks)
