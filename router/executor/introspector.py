"""Introspection for all requests: a thread beside the event loop, an end to its time, results kept by document."""

import asyncio
import time
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema

from router.errors import RequestRefused
from router.executor.beside import Beside
from router.executor.errors import ErrorList
from router.executor.introspection import Introspected, asks_for_schema, introspect
from router.json_text import write_json
from router.operation.model import NormalizedOperation
from router.planner.cache import WeightedCache

# What is kept, measured: bytes of Python objects for one byte of JSON.
_BYTES_PER_CHARACTER = 8
_CACHE_BYTES = 128 * 1024 * 1024
_TOO_LONG = "introspection took too long: ask for less of the schema at once, or raise timeouts.request_seconds"


@dataclass(frozen=True)
class _Kept:
    result: Introspected
    bytes: int


class Introspector:
    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._beside = Beside("router-introspection")
        self._kept: WeightedCache[Introspected] = WeightedCache(_CACHE_BYTES)
        self._waiting: dict[Hashable, asyncio.Task[_Kept]] = {}

    async def values(
        self, normalized: NormalizedOperation, variables: Mapping[str, Any], errors: ErrorList, deadline: float
    ) -> dict[str, Any]:
        """By response key; empty when nothing of the kind is asked. `deadline` is by the monotonic clock: after it
        `RequestRefused` (504) is raised."""
        if not asks_for_schema(normalized):
            return {}
        operation = normalized.operation
        key = (operation.text, operation.name, tuple(normalized.conditions.items()), write_json(dict(variables)))
        result = self._kept.get(key)
        if result is None:
            result = await self._made(key, normalized, variables, deadline)
        for message, path in result.errors:
            errors.add(message, path, "INTROSPECTION_FAILED")
        return result.values

    async def _made(
        self, key: Hashable, normalized: NormalizedOperation, variables: Mapping[str, Any], deadline: float
    ) -> Introspected:
        """Made once for all who wait for the same. It ends with the time of the first of them."""
        task = self._waiting.get(key)
        if task is None:
            work = self._beside.run(lambda: self._make(normalized, variables, deadline))
            task = self._waiting[key] = asyncio.create_task(work)
            task.add_done_callback(lambda done: self._keep(key, done))
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                return (await asyncio.shield(task)).result
        except TimeoutError as error:
            raise RequestRefused(504, "GATEWAY_TIMEOUT", _TOO_LONG) from error

    def _make(self, normalized: NormalizedOperation, variables: Mapping[str, Any], deadline: float) -> _Kept:
        result = introspect(self._schema, normalized, variables, deadline)
        return _Kept(result, len(write_json(result.values)))

    def _keep(self, key: Hashable, done: "asyncio.Task[_Kept]") -> None:
        self._waiting.pop(key, None)
        if not done.cancelled() and done.exception() is None:
            kept = done.result()
            self._kept.put(key, kept.result, kept.bytes * _BYTES_PER_CHARACTER)

    def close(self) -> None:
        self._beside.close()
