"""One fetch of a plan: request made and sent, answer checked and merged, failures recorded on the fields they cost."""

import logging
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from router.errors import MALFORMED, RequestRefused, SubgraphUnreachable
from router.executor.contexts import collect_batches
from router.executor.exact_numbers import has_fractions
from router.executor.masks import keep_asked
from router.executor.merge import copied, merge_object
from router.executor.representations import Batch, Object, collect_batch, collect_copies, objects_at
from router.executor.state import ExecutionState
from router.executor.subgraph_errors import ErrorRecorder
from router.executor.subgraphs import SubgraphLink
from router.json_text import NestedTooDeeply, read_exactly, read_json, write_json
from router.planner.grouped_operation import ENTITIES, group_suffixes
from router.planner.plan import Fetch, Path
from router.plugins.base import RouterPlugin
from router.transports.base import SubgraphRequest, SubgraphResponse

log = logging.getLogger("router")


class FetchRunner:
    def __init__(self, state: ExecutionState, plugins: RouterPlugin) -> None:
        self._state = state
        self._plugins = plugins

    async def run(self, fetch: Fetch, path: Path) -> None:
        """Never raises for what a subgraph does."""
        try:
            turn = self._state.turns.turn
            prepared = await turn(lambda: self._prepare(fetch, path))
            if prepared is None:
                return
            batches, body = prepared
            response = await self._ask(fetch, body)
            size = len(response.body)
            await turn(lambda: self._take(fetch, path, batches, self._read(fetch, response)), size)
        except SubgraphUnreachable as error:
            await self._fail(fetch, path, error)
        except (RecursionError, NestedTooDeeply):
            await self._fail(fetch, path, malformed(fetch.service, "values are nested too deeply"))

    async def _fail(self, fetch: Fetch, path: Path, failure: SubgraphUnreachable) -> None:
        await self._state.turns.turn(lambda: self._record_failure(fetch, path, failure))

    def _prepare(self, fetch: Fetch, path: Path) -> tuple[Sequence[Batch], bytes] | None:
        """What is sent; None when there is nothing to ask."""
        batches = self._batches(fetch, path)
        if not batches and (fetch.inputs or (path and not self._objects_at(path))):
            return None
        return batches, self._payload(fetch, batches)

    def record_event(self, fetch: Fetch, event: Mapping[str, Any]) -> None:
        """What is wrong with the event of a subscription; its data is in place."""
        errors = event.get("errors")
        if isinstance(errors, list) and errors:
            ErrorRecorder(self._state, self._link(fetch), fetch.asked, ()).record(errors)
        elif not isinstance(event.get("data"), dict):
            self._record_failure(fetch, (), malformed(fetch.service, "the event has no data"))

    def _take(self, fetch: Fetch, path: Path, batches: Sequence[Batch], body: Mapping[str, Any]) -> None:
        """Data first: errors are placed by what they stand in."""
        data, errors = body.get("data"), body.get("errors")
        is_whole = self._merge_entities(fetch, batches, data) if batches else self._merge_root(fetch, path, data)
        if isinstance(errors, list) and errors:
            ErrorRecorder(self._state, self._link(fetch), fetch.asked, path, batches).record(errors)
            if not (is_whole or batches or path):
                # One field that may not be null has taken all of them: that is told once.
                self._state.errors.explained.update(self._state.paths.of_failure(data, path, fetch).paths)
        elif not is_whole:
            raise malformed(fetch.service, "the answer does not fit what was asked")

    def _batches(self, fetch: Fetch, path: Path) -> Sequence[Batch]:
        state = self._state
        if not fetch.inputs:
            return ()
        if fetch.copies:
            return collect_copies(state.data, fetch.copies, state.possible, state.failed)
        if fetch.grouped is not None:
            return collect_batches(state.data, path, fetch.inputs, state.possible, state.failed)
        batch = collect_batch(state.data, path, fetch.inputs, state.possible, state.failed)
        return [batch] if batch.representations else ()

    def _objects_at(self, path: Path) -> list[Object]:
        return objects_at(self._state.data, path, self._state.possible)

    def _link(self, fetch: Fetch) -> SubgraphLink:
        return self._state.subgraphs[fetch.service]

    async def _ask(self, fetch: Fetch, body: bytes) -> SubgraphResponse:
        state, link = self._state, self._link(fetch)
        request = SubgraphRequest(
            subgraph=fetch.service,
            url=link.url,
            body=body,
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
        _check_content_type(fetch.service, response)
        return response

    def _read(self, fetch: Fetch, response: SubgraphResponse) -> dict[str, Any]:
        body = read_body(fetch.service, response.status, response.body, any_number=fetch.scalars is not None)
        if fetch.scalars is not None and has_fractions(_brought(fetch, body.get("data")), fetch.scalars):
            exact: dict[str, Any] = read_exactly(response.body)
            return exact
        return body

    def _payload(self, fetch: Fetch, batches: Sequence[Batch]) -> bytes:
        given = self._state.variables
        variables = {name: given[name] for name in fetch.variable_usages if name in given}
        for suffix, batch in zip(group_suffixes(len(batches)), batches, strict=True):
            variables[f"{fetch.representations}{suffix}"] = batch.representations
            variables.update({f"{name}{suffix}": value for name, value in batch.values.items()})
        operation = fetch.operation
        if fetch.grouped is not None and (fetch.copies or len(batches) > 1):
            operation = fetch.grouped.text([batch.body for batch in batches])
        payload: dict[str, Any] = {"query": operation}
        if variables:
            payload["variables"] = variables
        if fetch.operation_name:
            payload["operationName"] = fetch.operation_name
        return write_json(payload)

    def _merge_root(self, fetch: Fetch, path: Path, data: Any) -> bool:
        """Whether there was anything to merge."""
        if not isinstance(data, dict):
            return False
        self._keep_asked(fetch, [data])
        for number, target in enumerate(self._objects_at(path)):
            merge_object(target, copied(data) if number and self._state.keep_apart else data)
        return True

    def _merge_entities(self, fetch: Fetch, batches: Sequence[Batch], data: Any) -> bool:
        """Whether there is an entity, or null, for every representation."""
        found = data if isinstance(data, dict) else {}
        lists = [found.get(f"{ENTITIES}{suffix}") for suffix in group_suffixes(len(batches))]
        is_whole = True
        for batch, entities in zip(batches, lists, strict=True):
            if not isinstance(entities, list) or len(entities) != len(batch.targets):
                is_whole = False
                continue
            self._keep_asked(fetch, entities)
            for targets, entity in zip(batch.targets, entities, strict=True):
                if isinstance(entity, dict):
                    self._merge_entity(targets, entity)
                elif entity is not None:
                    is_whole = False
        return is_whole

    def _merge_entity(self, targets: Sequence[Object], entity: Object) -> None:
        for number, target in enumerate(targets):
            # Places with equal entities share one value, unless objects around them may yet tell them apart.
            merge_object(target, copied(entity) if number and self._state.keep_apart else entity)

    def _keep_asked(self, fetch: Fetch, values: list[Any]) -> None:
        mask = self._state.masks.get(fetch.id)
        if mask is not None:
            keep_asked(values, mask)

    def _record_failure(self, fetch: Fetch, path: Path, failure: SubgraphUnreachable) -> None:
        link = self._link(fetch)
        extensions: dict[str, Any] = {"service": link.name} if self._state.show_errors else {}
        if failure.status is not None and self._state.show_errors:
            extensions["http"] = {"status": failure.status}
        reason = failure.reason if self._state.show_errors or link.show_errors else "it could not be asked"
        if self._state.show_errors:
            extensions["reason"] = failure.reason
        message = (
            f'Subgraph "{link.name}" failed: {reason}' if self._state.show_errors else "A part of the graph failed"
        )
        sighting = self._state.paths.of_failure(self._state.data, path, fetch)
        for place in sighting.paths:
            error = {"message": message, "path": list(place)}
            coded = {**extensions, "code": failure.code}
            self._state.errors.append(error, coded, elsewhere=sighting.elsewhere_of(place))


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


def malformed(service: str, reason: str, status: int | None = None) -> SubgraphUnreachable:
    return SubgraphUnreachable(service, reason, status=status, code=MALFORMED)


def _check_content_type(service: str, response: SubgraphResponse) -> None:
    """A page for people is no answer, whatever it looks like."""
    content_type = response.headers.get("content-type", "")
    if content_type and "json" not in content_type.lower():
        reason = f"the answer is of type {content_type[:100]}"
        if 200 <= response.status < 300:
            raise malformed(service, reason, response.status)
        raise SubgraphUnreachable(service, f"HTTP status {response.status}", status=response.status)


def _brought(fetch: Fetch, data: Any) -> list[Any]:
    return list(data.values()) if fetch.inputs and isinstance(data, dict) else [data]


def read_body(service: str, status: int, raw: bytes, *, any_number: bool = False) -> dict[str, Any]:
    """A GraphQL response, also under a failing HTTP status; anything else counts as no answer. Numbers beyond
    every double are read only if `any_number` is taken."""
    try:
        body = read_json(raw, any_number=any_number)
    except ValueError:
        body = None
    if not isinstance(body, dict) or ("data" not in body and not isinstance(body.get("errors"), list)):
        if not 200 <= status < 300:
            raise SubgraphUnreachable(service, f"HTTP status {status}", status=status)
        raise malformed(service, "the answer is not a GraphQL response", status)
    return body
