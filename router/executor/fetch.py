"""One fetch of a plan: request made and sent, answer checked and merged, failures recorded on the fields they cost."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import orjson

from router.errors import RequestRefused, SubgraphUnreachable
from router.executor.contexts import collect_batches
from router.executor.errors import REDACTED, ResponsePath, code_of
from router.executor.merge import copied, merge_object
from router.executor.representations import (
    Batch,
    Object,
    collect_batch,
    located_objects,
    objects_at,
)
from router.executor.state import ExecutionState
from router.executor.subgraphs import SubgraphLink
from router.planner.grouped_operation import ENTITIES, group_suffixes
from router.planner.plan import Fetch, Path
from router.plugins.base import RouterPlugin
from router.transports.base import SubgraphRequest

log = logging.getLogger("router")


class FetchRunner:
    def __init__(self, state: ExecutionState, plugins: RouterPlugin) -> None:
        self._state = state
        self._plugins = plugins

    async def run(self, fetch: Fetch, path: Path) -> None:
        """Never raises for what a subgraph does."""
        batches: Sequence[Batch] = ()
        if fetch.inputs:
            batches = self._batches(fetch, path)
            if not batches:
                return
        elif path and not any(True for _ in objects_at(self._state.data, path, self._state.possible)):
            return
        link = self._state.subgraphs[fetch.service]
        try:
            body = await self._ask(fetch, link, batches)
        except SubgraphUnreachable as failure:
            self._record_failure(fetch, link, path, failure)
            return
        data = body.get("data")
        errors = body.get("errors")
        self.record_errors(fetch, path, errors, batches)
        if batches:
            for suffix, batch in zip(group_suffixes(len(batches)), batches, strict=True):
                entities = data.get(f"{ENTITIES}{suffix}") if isinstance(data, dict) else None
                self._merge_entities(fetch, link, path, batch, entities, has_errors=bool(errors))
        elif isinstance(data, dict):
            for target in list(objects_at(self._state.data, path, self._state.possible)):
                merge_object(target, data)
        elif not errors:
            self._record_failure(fetch, link, path, SubgraphUnreachable(fetch.service, "no data", code=_MALFORMED))

    def _batches(self, fetch: Fetch, path: Path) -> Sequence[Batch]:
        state = self._state
        if fetch.grouped is not None:
            return collect_batches(state.data, path, fetch.inputs, state.possible)
        batch = collect_batch(state.data, path, fetch.inputs, state.possible)
        return [batch] if batch.representations else ()

    def record_errors(self, fetch: Fetch, path: Path, errors: Any, batches: Sequence[Batch] = ()) -> None:
        """The errors that came with an answer."""
        if isinstance(errors, list):
            _ErrorRecorder(self._state, self._state.subgraphs[fetch.service], path, batches).record(errors)

    async def _ask(self, fetch: Fetch, link: SubgraphLink, batches: Sequence[Batch]) -> dict[str, Any]:
        state = self._state
        variables = {name: state.variables[name] for name in fetch.variable_usages if name in state.variables}
        for suffix, batch in zip(group_suffixes(len(batches)), batches, strict=True):
            variables[f"{fetch.representations}{suffix}"] = batch.representations
            variables.update({f"{name}{suffix}": value for name, value in batch.values.items()})
        operation = fetch.operation if len(batches) < 2 or not fetch.grouped else fetch.grouped.text(len(batches))
        payload: dict[str, Any] = {"query": operation}
        if variables:
            payload["variables"] = variables
        if fetch.operation_name:
            payload["operationName"] = fetch.operation_name
        request = SubgraphRequest(
            subgraph=fetch.service,
            url=link.url,
            body=orjson.dumps(payload),
            headers=dict(state.forwarded_headers),
            is_mutation=fetch.operation_kind == "mutation",
        )
        async with _plugin_failures(fetch.service):
            await self._plugins.on_subgraph_request(state.ctx, request)
        timeout = min(link.timeout_seconds, state.seconds_left())
        if timeout <= 0:
            raise SubgraphUnreachable(fetch.service, "the request's time is used up", code="GATEWAY_TIMEOUT")
        response = await link.transport.send(request, timeout)
        async with _plugin_failures(fetch.service):
            await self._plugins.on_subgraph_response(state.ctx, request, response)
        return read_body(fetch.service, response.status, response.body)

    def _merge_entities(
        self, fetch: Fetch, link: SubgraphLink, path: Path, batch: Batch, entities: Any, *, has_errors: bool
    ) -> None:
        if not isinstance(entities, list) or len(entities) != len(batch.targets):
            if not has_errors:
                failure = SubgraphUnreachable(fetch.service, "entities do not match what was asked", code=_MALFORMED)
                self._record_failure(fetch, link, path, failure)
            return
        for targets, entity in zip(batch.targets, entities, strict=True):
            if isinstance(entity, dict):
                for number, target in enumerate(targets):
                    # Places with equal entities share one value, unless objects around them may yet tell them apart.
                    merge_object(target, copied(entity) if number and self._state.keep_apart else entity)

    def _record_failure(self, fetch: Fetch, link: SubgraphLink, path: Path, failure: SubgraphUnreachable) -> None:
        extensions: dict[str, Any] = {"service": link.name} if self._state.show_errors else {}
        if failure.status is not None and self._state.show_errors:
            extensions["http"] = {"status": failure.status}
        reason = failure.reason if self._state.show_errors or link.show_errors else "it could not be asked"
        if self._state.show_errors:
            extensions["reason"] = failure.reason
        message = (
            f'Subgraph "{link.name}" failed: {reason}' if self._state.show_errors else "A part of the graph failed"
        )
        for place in self._state.paths.of_failure(self._state.data, path, fetch):
            self._state.errors.add(message, place, failure.code, **extensions)


@asynccontextmanager
async def _plugin_failures(service: str) -> AsyncIterator[None]:
    """A plug-in that refuses or fails at one subgraph costs that subgraph's fields, not the fetches beside it."""
    try:
        yield
    except RequestRefused as refusal:
        raise SubgraphUnreachable(service, refusal.message, code=refusal.code) from refusal
    except Exception as error:
        log.exception("a plug-in failed at subgraph %s", service)
        raise SubgraphUnreachable(service, "a plug-in failed", code="INTERNAL_SERVER_ERROR") from error


_MALFORMED = "SUBREQUEST_MALFORMED_RESPONSE"


def read_body(service: str, status: int, raw: bytes) -> dict[str, Any]:
    """A GraphQL response, also under a failing HTTP status; anything else counts as no answer."""
    try:
        body = orjson.loads(raw)
    except ValueError:
        body = None
    if not isinstance(body, dict) or ("data" not in body and not isinstance(body.get("errors"), list)):
        if not 200 <= status < 300:
            raise SubgraphUnreachable(service, f"HTTP status {status}", status=status)
        raise SubgraphUnreachable(service, "the answer is not a GraphQL response", status=status, code=_MALFORMED)
    return body


class _ErrorRecorder:
    """Errors of one subgraph answer, moved to where the client sees them."""

    def __init__(self, state: ExecutionState, link: SubgraphLink, path: Path, batches: Sequence[Batch]) -> None:
        self._state = state
        self._link = link
        self._path = path
        self._batches = {
            f"{ENTITIES}{suffix}": one for suffix, one in zip(group_suffixes(len(batches)), batches, strict=True)
        }
        self._places: list[tuple[ResponsePath, Object]] | None = None

    def record(self, errors: Sequence[Any]) -> None:
        for error in errors[: self._state.errors.limit]:
            known = error if isinstance(error, dict) else {}
            message, extensions = self._shown(known)
            for place in self._client_paths(known.get("path")):
                self._state.errors.append({"message": message, "path": list(place) if place else None}, extensions)

    def _shown(self, error: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        code = code_of(error)
        if not (self._state.show_errors or self._link.show_errors):
            return REDACTED, {"code": code}
        message = error.get("message")
        extensions = error.get("extensions")
        shown = dict(extensions) if isinstance(extensions, dict) else {}
        if self._state.show_errors:
            shown["service"] = self._link.name
        return message if isinstance(message, str) else REDACTED, {**shown, "code": code}

    def _client_paths(self, path: Any) -> Sequence[ResponsePath]:
        if not self._batches and not self._path:
            return self._state.paths.to_client(_usable(path))
        stored = self._located()
        if self._batches:
            batch = self._batches.get(path[0]) if isinstance(path, list) and len(path) > 1 else None
            index = path[1] if batch else None
            if batch is None or not isinstance(index, int) or not 0 <= index < len(batch.targets):
                return self._state.paths.nearest(self._state.data, self._path)
            wanted = {id(target) for target in batch.targets[index]}
            stored = [(place, one) for place, one in stored if id(one) in wanted]
            rest = _usable(path[2:])
        else:
            rest = _usable(path)
        found = [one for place, _ in stored for one in self._state.paths.to_client((*place, *rest))]
        return found[: self._state.errors.limit]

    def _located(self) -> list[tuple[ResponsePath, Object]]:
        if self._places is None:
            self._places = list(located_objects(self._state.data, self._path, self._state.possible))
        return self._places


def _usable(path: Any) -> ResponsePath:
    if not isinstance(path, list):
        return ()
    return tuple(part for part in path if isinstance(part, str | int) and not isinstance(part, bool))
