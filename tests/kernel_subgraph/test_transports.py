"""POST /graphql and the WebSocket: the token first, deadlines, codes, and one subscription per socket."""

import asyncio
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from fastapi import FastAPI
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocket, WebSocketDisconnect

from kernel.auth.internal_token import Caller, KeysUnavailable, canonical_json
from kernel.subgraph import graphql_http, graphql_ws
from kernel.subgraph.app import create_subgraph_app
from kernel.subgraph.context import RequestFacts
from kernel.subgraph.gate import Verifier
from tests.kernel_subgraph.sample import SCHEMA, BodyVerifier, SampleContext


class NoKeys:
    async def verify(self, token: str, body: bytes) -> Caller:
        raise KeysUnavailable("connection refused")


def make_app(
    verifier: Verifier | None = None, deadline_seconds: float = 5, contexts: list[SampleContext] | None = None
) -> FastAPI:
    def context_of(request: RequestFacts) -> SampleContext:
        made = SampleContext(request=request)
        if contexts is not None:
            contexts.append(made)
        return made

    health = Route("/health/live", lambda request: PlainTextResponse("ok"))
    return create_subgraph_app(
        "books", SCHEMA, verifier or BodyVerifier(), context_of, routes=[health], deadline_seconds=deadline_seconds
    )


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(make_app()) as client:
        yield client


def post(client: TestClient, payload: Any, **headers: str) -> tuple[int, dict[str, Any], dict[str, str]]:
    body = payload if isinstance(payload, bytes) else orjson.dumps(payload)
    sent = {"content-type": "application/json", "viva-internal-token": "for:" + body.decode("utf-8", "replace")}
    response = client.post("/graphql", content=body, headers=sent | headers)
    return response.status_code, response.json(), dict(response.headers)


def code_of(answer: dict[str, Any]) -> str:
    code: str = answer["errors"][0]["extensions"]["code"]
    return code


class TestHttp:
    def test_answers_a_verified_request(self, client: TestClient) -> None:
        status, answer, headers = post(
            client, {"query": '{ echo(email: "a@example.com") }'}, **{"x-correlation-id": "cor_7"}
        )
        assert (status, answer) == (200, {"data": {"echo": "a@example.com None"}})
        assert headers["x-correlation-id"] == "cor_7"
        assert "viva-events" not in headers

    def test_refuses_a_request_without_a_token(self, client: TestClient) -> None:
        response = client.post("/graphql", json={"query": "{ bug }"}, headers={"x-correlation-id": "cor_8"})
        assert response.status_code == 401
        assert response.json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED", "requestId": "cor_8"}

    def test_refuses_a_token_that_was_made_for_another_body(self, client: TestClient) -> None:
        status, answer, _ = post(client, {"query": "{ bug }"}, **{"viva-internal-token": "for:{}"})
        assert (status, code_of(answer)) == (401, "UNAUTHENTICATED")

    def test_says_unavailable_when_there_are_no_keys(self) -> None:
        with TestClient(make_app(NoKeys())) as client:
            status, answer, _ = post(client, {"query": "{ bug }"})
        assert (status, code_of(answer)) == (503, "SERVICE_UNAVAILABLE")

    def test_has_no_get_and_no_ide(self, client: TestClient) -> None:
        assert client.get("/graphql", params={"query": "{ bug }"}).status_code == 405
        assert client.get("/docs").status_code == 404

    def test_serves_the_health_routes_without_a_token(self, client: TestClient) -> None:
        assert client.get("/health/live").text == "ok"

    def test_a_token_that_changed_something_is_refused_the_second_time(self) -> None:
        change, look = 'mutation { printBook(input: {title: "b1"}) { book { id } } }', "{ books { nodes { id } } }"
        with TestClient(make_app(BodyVerifier("jti_copied"))) as client:
            assert [post(client, {"query": look})[0] for _ in range(2)] == [200, 200]
            assert post(client, {"query": change})[1]["data"]["printBook"]["book"]
            status, answer, _ = post(client, {"query": change})
            assert (status, code_of(answer)) == (401, "UNAUTHENTICATED")
            assert post(client, {"query": look})[0] == 200

    def test_names_the_events_that_a_mutation_committed(self, client: TestClient) -> None:
        query = 'mutation { printBook(input: {title: "b1"}) { book { id } } }'
        status, answer, headers = post(client, {"query": query})
        assert (status, answer["data"]["printBook"]["book"]["id"]) == (200, "b1")
        assert headers["viva-events"] == "evt_1"

    @pytest.mark.parametrize(
        "payload",
        [
            b"not json",
            b"[]",
            b'{"query": ""}',
            b'{"query": "{ bug }", "variables": []}',
            b'{"query": "{ bug }", "operationName": 1}',
            b'{"query": "subscription { count(to: 1) }"}',
        ],
    )
    def test_refuses_what_is_no_operation(self, client: TestClient, payload: bytes) -> None:
        status, answer, _ = post(client, payload)
        assert (status, code_of(answer)) == (400, "BAD_REQUEST")

    def test_names_a_number_that_no_double_holds(self, client: TestClient) -> None:
        status, answer, _ = post(client, b'{"query": "{ bug }", "variables": {"n": 1e400}}')
        assert (status, code_of(answer)) == (400, "BAD_REQUEST")
        assert answer["errors"][0]["message"] == "The number 1e400 is too large: no double holds it."

    def test_refuses_another_media_type(self, client: TestClient) -> None:
        status, answer, _ = post(client, {"query": "{ bug }"}, **{"content-type": "text/plain"})
        assert (status, code_of(answer)) == (415, "UNSUPPORTED_MEDIA_TYPE")

    def test_refuses_a_body_that_is_too_large(self, client: TestClient) -> None:
        status, answer, _ = post(client, b" " * (graphql_http.MAX_BODY_BYTES + 1))
        assert (status, code_of(answer)) == (413, "PAYLOAD_TOO_LARGE")

    def test_gives_up_at_the_deadline_and_names_it(self) -> None:
        with TestClient(make_app(deadline_seconds=0.05)) as client:
            status, answer, _ = post(client, {"query": "{ slow }"})
        assert (status, code_of(answer)) == (200, "SUBGRAPH_TIMEOUT")
        assert answer["errors"][0]["message"] == "books gave up at its request deadline of 0.05 s."

    def test_refuses_more_than_it_can_hold(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(graphql_http, "MAX_IN_FLIGHT", 0)
        status, answer, _ = post(client, {"query": "{ bug }"})
        assert (status, code_of(answer)) == (503, "OVERLOADED")


PROTOCOL = ["graphql-transport-ws"]
COUNT = canonical_json({"query": "subscription { count(to: 1, stop: false) }"})


def open_socket(socket: WebSocketTestSession, payload: dict[str, Any], token: str | None = None) -> None:
    signed = token or "for:" + canonical_json(payload).decode()
    socket.send_json({"type": "connection_init", "payload": {"vivaInternalToken": signed}})
    assert socket.receive_json() == {"type": "connection_ack"}
    socket.send_json({"id": "1", "type": "subscribe", "payload": payload})


def closed_with(socket: WebSocketTestSession) -> int:
    with pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_json()
    return closed.value.code


class TestWebSocket:
    def test_streams_results_and_completes(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "subscription ($to: Int!) { count(to: $to) }", "variables": {"to": 2}})
            assert socket.receive_json() == {"id": "1", "type": "next", "payload": {"data": {"count": 0}}}
            assert socket.receive_json()["payload"] == {"data": {"count": 1}}
            assert socket.receive_json() == {"id": "1", "type": "complete"}
            assert closed_with(socket) == 1000

    def test_knows_the_caller(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "subscription { subject }"})
            assert socket.receive_json()["payload"] == {"data": {"subject": "usr_reader"}}

    def test_refuses_another_subprotocol(self, client: TestClient) -> None:
        with (
            pytest.raises(WebSocketDisconnect) as closed,
            client.websocket_connect("/graphql", subprotocols=["graphql-ws"]),
        ):
            pass
        assert closed.value.code == 4406

    def test_refuses_a_socket_without_a_token(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            socket.send_json({"type": "connection_init"})
            assert closed_with(socket) == 4401

    def test_refuses_a_subscribe_that_the_token_does_not_cover(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            covered = "for:" + canonical_json({"query": "subscription { subject }"}).decode()
            open_socket(socket, {"query": "subscription { count(to: 1) }"}, covered)
            assert closed_with(socket) == 4401

    def test_refuses_subscribe_before_init(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            socket.send_json({"id": "1", "type": "subscribe", "payload": {}})
            assert closed_with(socket) == 4401

    @pytest.mark.parametrize(
        "message", ["no json", "[]", '{"type": "nonsense"}', '{"id": "1", "type": "subscribe", "payload": 1}']
    )
    def test_refuses_what_is_no_subscribe(self, client: TestClient, message: str) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            socket.send_json({"type": "connection_init", "payload": {"vivaInternalToken": "x"}})
            socket.receive_json()
            socket.send_text(message)
            assert closed_with(socket) == 4400

    def test_answers_a_query_with_an_error(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "{ bug }"})
            assert socket.receive_json()["type"] == "error"

    def test_answers_an_invalid_document_with_coded_errors(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "subscription { unknown }"})
            message = socket.receive_json()
        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"

    def test_masks_a_bug_in_the_stream(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "subscription { failing }"})
            assert socket.receive_json()["payload"] == {"data": {"failing": 1}}
            message = socket.receive_json()
        assert "secret" not in str(message)
        assert message["payload"]["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"

    def test_answers_pings_and_ends_when_the_client_completes(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "subscription { count(to: 1, stop: false) }"})
            assert socket.receive_json()["payload"] == {"data": {"count": 0}}
            socket.send_json({"type": "ping"})
            assert socket.receive_json() == {"type": "pong"}
            socket.send_json({"id": "1", "type": "complete"})
            assert closed_with(socket) == 1000

    def test_carries_one_subscription_per_socket(self, client: TestClient) -> None:
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            open_socket(socket, {"query": "subscription { count(to: 1, stop: false) }"})
            socket.receive_json()
            socket.send_json({"id": "2", "type": "subscribe", "payload": {}})
            assert closed_with(socket) == 4400

    def test_does_not_wait_for_ever_for_a_subscribe(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(graphql_ws, "OPENING_SECONDS", 0.05)
        with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
            assert closed_with(socket) == 4408

    @pytest.mark.parametrize("polite", [True, False], ids=["completes", "disappears"])
    def test_a_client_that_leaves_ends_the_resolver(self, polite: bool) -> None:
        contexts: list[SampleContext] = []
        with TestClient(make_app(contexts=contexts)) as client:
            with client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket:
                open_socket(socket, {"query": "subscription { count(to: 1, stop: false) }"})
                assert socket.receive_json()["payload"] == {"data": {"count": 0}}
                if polite:
                    socket.send_json({"id": "1", "type": "complete"})
                    assert closed_with(socket) == 1000
            assert client.get("/health/live").text == "ok"
        assert [context.ended for context in contexts] == [["count"]]

    def test_a_client_that_does_not_read_is_let_go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        async def stuck(_socket: WebSocket, _text: str) -> None:
            await asyncio.Event().wait()

        contexts: list[SampleContext] = []
        with (
            TestClient(make_app(contexts=contexts)) as client,
            client.websocket_connect("/graphql", subprotocols=PROTOCOL) as socket,
        ):
            token = "for:" + COUNT.decode()
            socket.send_json({"type": "connection_init", "payload": {"vivaInternalToken": token}})
            socket.receive_json()
            monkeypatch.setattr(graphql_ws, "SEND_SECONDS", 0.05)
            monkeypatch.setattr(WebSocket, "send_text", stuck)
            socket.send_text('{"id": "1", "type": "subscribe", "payload": ' + COUNT.decode() + "}")
            assert closed_with(socket) == 4408
        assert [context.ended for context in contexts] == [["count"]]


class TestOverload:
    def test_full_pools_are_an_overload_to_be_tried_again_and_no_bug(
        self, client: TestClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        status, answer, _ = post(client, {"query": "{ busy }"})
        assert (status, code_of(answer)) == (503, "OVERLOADED")
        assert "try again" in answer["errors"][0]["message"]
        assert [record for record in caplog.records if record.exc_info] == []

    def test_a_database_that_is_away_is_told_as_such_and_no_bug(
        self, client: TestClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        status, answer, _ = post(client, {"query": "{ away }"})
        assert (status, code_of(answer)) == (503, "SERVICE_UNAVAILABLE")
        assert [record for record in caplog.records if record.exc_info] == []

    def test_what_could_be_answered_beside_it_is_kept(self, client: TestClient) -> None:
        status, answer, _ = post(client, {"query": "{ busy __typename }"})
        assert (status, code_of(answer), answer["data"]["__typename"]) == (200, "OVERLOADED", "Query")
