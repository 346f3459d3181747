"""The identity plug-in in the real router: scopes, internal tokens, waiting for our copy, ending live streams."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, cast

import pytest
from asyncpg import AdminShutdownError
from httpx2 import AsyncClient
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError, InvalidStatus
from websockets.typing import Origin, Subprotocol

from gateway.plugins.identity import IdentityPlugin
from kernel.auth.internal_token import Caller, TokenSigner, new_signing_key
from kernel.ids import new_id
from router.plugins.base import RequestContext, RequestRefused
from tests.gateway.plugins.conftest import LiveGateway
from tests.gateway.served import WEB
from viva.client.graph import GraphClient, GraphError

WHO = "{ whoAmI { subject kind scopes companyId } }"
TICKS = "subscription { ticks }"


async def who(client: GraphClient) -> dict[str, Any]:
    told: dict[str, Any] = (await client.execute(WHO))["whoAmI"]
    return told


INVITATION = "inv_" + "1" * 32


class TestCaller:
    async def test_a_signed_in_user_is_told_to_the_subgraph_with_scopes_and_company(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1", "HR")
        await live.on.member_added("evt_m", user_id="usr_1", company_id="cmp_1", role="OWNER", is_primary=True)
        told = await who(client)
        assert (told["subject"], told["kind"], told["companyId"]) == ("usr_1", "USER", "cmp_1")
        assert {"templates:write", "keys:manage"} <= set(told["scopes"])

    async def test_nobody_signed_in_is_anonymous(self, live: LiveGateway) -> None:
        assert await who(live.anonymous()) == {
            "subject": "anonymous",
            "kind": "ANONYMOUS",
            "scopes": [],
            "companyId": None,
        }

    async def test_an_invitation_session_is_asked_for_by_header(self, live: LiveGateway) -> None:
        client = await live.signed_in(INVITATION, kind="INVITATION")
        told = await who(client)
        assert (told["subject"], told["kind"], told["scopes"]) == (INVITATION, "INVITATION", ["interview:take"])
        client.session = "user"
        assert (await who(client))["kind"] == "ANONYMOUS"

    async def test_who_is_signed_in_beside_an_invitation_session_is_told_to_the_subgraph(
        self, live: LiveGateway
    ) -> None:
        candidate, staff = await live.signed_in(INVITATION, kind="INVITATION"), await live.signed_in("usr_1", "HR")
        await who(candidate)
        candidate.cookies |= staff.cookies
        told = await who(candidate)
        assert (told["subject"], told["scopes"]) == (INVITATION, ["interview:take"])
        assert [caller.signed_in_user for caller in live.state.callers] == [None, "usr_1"]

    async def test_forged_identity_headers_change_nothing(self, live: LiveGateway) -> None:
        forged = {
            "origin": WEB,
            "viva-internal-token": TokenSigner(new_signing_key()).sign(Caller("usr_9", "USER"), "users", b"x"),
            "x-user-id": "usr_9",
            "authorization": "Bearer x",
        }
        async with AsyncClient(headers=forged) as http:
            answer = await http.post(f"{live.url}/graphql", json={"query": WHO})
        assert answer.json()["data"]["whoAmI"]["kind"] == "ANONYMOUS"

    async def test_the_idempotency_key_and_one_request_id_reach_the_subgraph(self, live: LiveGateway) -> None:
        async with AsyncClient(headers={"origin": WEB}) as http:
            for key, kept in (("key-1", "key-1"), ("x" * 200, "x" * 200), ("", None)):
                headers = {"idempotency-key": key, "x-request-id": "request-1234"}
                await http.post(f"{live.url}/graphql", json={"query": WHO}, headers=headers)
                assert live.state.headers[-1] == ("request-1234", kept)

    async def test_an_idempotency_key_that_cannot_be_kept_is_refused(self, live: LiveGateway) -> None:
        async with AsyncClient(headers={"origin": WEB}) as http:
            for key in (b"x" * 201, "schlüssel".encode(), b"a\tb"):
                answer = await http.post(f"{live.url}/graphql", json={"query": WHO}, headers={b"idempotency-key": key})
                [error] = answer.json()["errors"]
                assert (answer.status_code, error["extensions"]["code"]) == (400, "BAD_REQUEST")
                assert error["message"].startswith("Idempotency-Key must have at most 200 characters")
        assert live.state.headers == []


class TestScopes:
    async def test_a_field_beyond_one_s_scopes_is_null_with_its_code(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1")
        with pytest.raises(GraphError) as refused:
            await client.execute("{ drafts }")
        assert refused.value.codes == ["UNAUTHORIZED_FIELD_OR_TYPE"]

    async def test_with_the_scope_it_is_answered(self, live: LiveGateway) -> None:
        assert await (await live.signed_in("usr_1", "HR")).execute("{ drafts }") == {"drafts": "drafts"}

    async def test_after_choosing_a_role_the_first_page_is_not_refused(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1")
        late: list[asyncio.Task[None]] = []

        async def select_role(caller: Caller) -> list[str]:
            event_id = new_id("evt")

            async def consumer() -> None:
                await asyncio.sleep(0.3)
                await live.on.user_told(
                    event_id, user_id="usr_1", external_auth_id="s", status="ACTIVE", roles=frozenset({"HR"})
                )

            late.append(asyncio.create_task(consumer()))
            return [event_id]

        live.state.select_role = select_role
        assert (await who(client))["scopes"] == ["profile:write"]
        assert await client.execute("mutation { selectRole }") == {"selectRole": "HR"}
        assert await client.execute("{ drafts }") == {"drafts": "drafts"}
        await asyncio.gather(*late)

    async def test_a_copy_that_never_comes_delays_a_mutation_by_two_seconds_at_most(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1")

        async def select_role(caller: Caller) -> list[str]:
            return ["evt_lost"]

        live.state.select_role = select_role
        started = time.monotonic()
        assert await client.execute("mutation { selectRole }") == {"selectRole": "HR"}
        assert 1.9 < time.monotonic() - started < 3.5


class TestDirectly:
    @pytest.mark.parametrize("token", [None, "", "x", "a.b.c"])
    async def test_a_subgraph_asked_without_the_gateway_s_token_refuses(
        self, live: LiveGateway, token: str | None
    ) -> None:
        headers = {} if token is None else {"viva-internal-token": token}
        async with AsyncClient() as http:
            answer = await http.post(live.users_url, json={"query": WHO}, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert live.state.callers == []

    async def test_a_token_of_another_signer_is_refused(self, live: LiveGateway) -> None:
        body = b'{"query": "{ whoAmI { subject } }"}'
        token = TokenSigner(new_signing_key()).sign(Caller("usr_1", "USER"), "users", body)
        headers = {"viva-internal-token": token, "content-type": "application/json"}
        async with AsyncClient() as http:
            assert (await http.post(live.users_url, content=body, headers=headers)).status_code == 401

    async def test_entities_and_sdl_are_not_reachable_from_outside(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1", "ADMIN")
        for query in ("{ _service { sdl } }", "{ _entities(representations: []) { __typename } }"):
            with pytest.raises(GraphError) as refused:
                await client.execute(query)
            assert refused.value.codes == ["GRAPHQL_VALIDATION_FAILED"]


class TestOwnSubgraph:
    async def test_shows_where_i_am_signed_in_and_which_one_asks(self, live: LiveGateway) -> None:
        first, second = await live.signed_in("usr_1"), await live.signed_in("usr_1")
        await live.signed_in("usr_2")
        query = "{ mySessions { id current userAgent createdAt expiresAt } }"
        mine = (await first.execute(query))["mySessions"]
        assert len(mine) == 2
        assert sorted(session["current"] for session in mine) == [False, True]
        theirs = (await second.execute(query))["mySessions"]
        assert [s["id"] for s in mine if s["current"]] == [s["id"] for s in theirs if not s["current"]]

    async def test_ending_another_session_signs_it_out(self, live: LiveGateway) -> None:
        first, second = await live.signed_in("usr_1"), await live.signed_in("usr_1")
        mine = (await first.execute("{ mySessions { id current } }"))["mySessions"]
        other = next(session["id"] for session in mine if not session["current"])
        ending = "mutation ($id: ID!) { endSession(input: {sessionId: $id}) { endedSessionId userErrors { code } } }"
        answer = await first.execute(ending, id=other)
        assert answer == {"endSession": {"endedSessionId": other, "userErrors": []}}
        with pytest.raises(GraphError) as refused:
            await second.execute(WHO)
        assert refused.value.codes == ["UNAUTHENTICATED"]
        again = await first.execute(ending, id=other)
        assert again["endSession"] == {"endedSessionId": None, "userErrors": [{"code": "SESSION_NOT_FOUND"}]}

    async def test_nobody_ends_the_session_of_somebody_else(self, live: LiveGateway) -> None:
        mine, theirs = await live.signed_in("usr_1"), await live.signed_in("usr_2")
        session_id = (await theirs.execute("{ mySessions { id } }"))["mySessions"][0]["id"]
        ending = "mutation ($id: ID!) { endSession(input: {sessionId: $id}) { userErrors { code field } } }"
        answer = await mine.execute(ending, id=session_id)
        assert answer["endSession"]["userErrors"] == [{"code": "SESSION_NOT_FOUND", "field": ["input", "sessionId"]}]
        assert (await who(theirs))["subject"] == "usr_2"

    async def test_is_closed_to_the_anonymous_and_to_invitation_sessions(self, live: LiveGateway) -> None:
        with pytest.raises(GraphError) as refused:
            await live.anonymous().execute("{ mySessions { id } }")
        assert refused.value.codes == ["UNAUTHORIZED_FIELD_OR_TYPE"]
        candidate = await live.signed_in(INVITATION, kind="INVITATION")
        with pytest.raises(GraphError) as refused:
            await candidate.execute("{ mySessions { id } }")
        assert "FORBIDDEN" in refused.value.codes


@asynccontextmanager
async def ticks_of(client: GraphClient) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    stream = client.subscribe(TICKS)
    try:
        yield stream
    finally:
        assert isinstance(stream, AsyncGenerator)
        await stream.aclose()


async def started(stream: AsyncIterator[dict[str, Any]]) -> None:
    assert await anext(stream) == {"ticks": 0}


async def how_it_ends(stream: AsyncIterator[dict[str, Any]]) -> tuple[object, float]:
    began = time.monotonic()
    try:
        async for _ in stream:
            pass
    except GraphError as error:
        return error.codes, time.monotonic() - began
    except ConnectionClosedError as error:
        return error.rcvd and error.rcvd.code, time.monotonic() - began
    return "complete", time.monotonic() - began


class TestStreams:
    async def test_a_suspended_user_s_live_stream_ends_within_five_seconds(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1", "HR")
        async with ticks_of(client) as stream:
            await started(stream)
            await live.on.status_changed("evt_s", user_id="usr_1", status="SUSPENDED")
            end, seconds = await how_it_ends(stream)
        assert end == ["UNAUTHENTICATED"]
        assert seconds < 5
        with pytest.raises(GraphError):
            await who(client)

    async def test_signing_out_ends_open_sockets(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1", "HR")
        async with ticks_of(client) as stream:
            await started(stream)
            status, _, _ = await client.post("/auth/sign-out", {})
            assert status == 200
            end, seconds = await how_it_ends(stream)
        assert end == ["UNAUTHENTICATED"]
        assert seconds < 5
        for _ in range(100):
            if live.state.streams == 0:
                break
            await asyncio.sleep(0.02)
        assert live.state.streams == 0

    async def test_losing_the_role_ends_the_stream_and_gaining_one_does_not(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1", "HR")
        async with ticks_of(client) as stream:
            await started(stream)
            told = {"user_id": "usr_1", "external_auth_id": "s", "status": "ACTIVE"}
            await live.on.user_told("evt_1", **told, roles=frozenset({"HR", "CANDIDATE"}))
            assert "ticks" in await anext(stream)
            await asyncio.sleep(0.2)
            assert "ticks" in await anext(stream)
            await live.on.user_told("evt_2", **told, roles=frozenset({"CANDIDATE"}))
            end, _ = await how_it_ends(stream)
        # the candidate still may read invitations, but not as HR
        assert end == ["UNAUTHENTICATED"]

    async def test_others_go_on(self, live: LiveGateway) -> None:
        client, other = await live.signed_in("usr_1", "HR"), await live.signed_in("usr_2", "HR")
        async with ticks_of(client) as stream, ticks_of(other) as going_on:
            await started(stream)
            await started(going_on)
            await live.on.status_changed("evt_s", user_id="usr_1", status="SUSPENDED")
            await how_it_ends(stream)
            for _ in range(5):
                assert "ticks" in await anext(going_on)

    async def test_a_stream_beyond_one_s_scopes_does_not_begin(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1")
        with pytest.raises(GraphError):
            await anext(client.subscribe(TICKS))
        assert live.state.streams == 0

    async def test_a_socket_of_another_site_is_refused(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1", "HR")
        client.web_origin = "https://evil.example"
        with pytest.raises(InvalidStatus) as refused:
            await anext(client.subscribe(TICKS))
        assert refused.value.response.status_code == 403


class TestOldSocket:
    """A WebSocket that is older than the rights of who opened it."""

    @staticmethod
    async def ask(socket: ClientConnection, number: int, query: str) -> dict[str, Any]:
        subscribe = {"id": str(number), "type": "subscribe", "payload": {"query": query}}
        await socket.send(json.dumps(subscribe))
        while True:
            message: dict[str, Any] = json.loads(await socket.recv())
            if message["type"] in {"next", "error"}:
                return message

    async def test_each_operation_on_it_looks_at_the_record(self, live: LiveGateway) -> None:
        client = await live.signed_in("usr_1")
        cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
        async with connect(
            live.url.replace("http", "ws") + "/graphql",
            subprotocols=[Subprotocol("graphql-transport-ws")],
            additional_headers={"cookie": cookie},
            origin=Origin(WEB),
        ) as socket:
            await socket.send('{"type": "connection_init"}')
            assert json.loads(await socket.recv())["type"] == "connection_ack"
            refused = await self.ask(socket, 1, "{ drafts }")
            assert refused["payload"]["errors"][0]["extensions"]["code"] == "UNAUTHORIZED_FIELD_OR_TYPE"
            await live.on.user_told(
                "evt_1", user_id="usr_1", external_auth_id="s", status="ACTIVE", roles=frozenset({"HR"})
            )
            assert (await self.ask(socket, 2, "{ drafts }"))["payload"]["data"] == {"drafts": "drafts"}
            await live.on.status_changed("evt_2", user_id="usr_1", status="SUSPENDED")
            ended = await self.ask(socket, 3, "{ drafts }")
            assert ended["type"] == "error"
            assert ended["payload"][0]["extensions"]["code"] == "UNAUTHENTICATED"

    async def test_connection_parameters_choose_a_session_but_never_an_identity(self, live: LiveGateway) -> None:
        candidate = await live.signed_in(INVITATION, kind="INVITATION")
        async with ticks_of(candidate) as stream:
            with pytest.raises(GraphError) as refused:
                await anext(stream)
        assert refused.value.codes
        async with connect(
            live.url.replace("http", "ws") + "/graphql",
            subprotocols=[Subprotocol("graphql-transport-ws")],
            origin=Origin(WEB),
        ) as socket:
            forged = {"vivaInternalToken": "x", "subject": "usr_1", "session": ["user"], "Authorization": "Bearer x"}
            await socket.send(json.dumps({"type": "connection_init", "payload": forged}))
            assert json.loads(await socket.recv())["type"] == "connection_ack"
            told = await self.ask(socket, 1, WHO)
        assert told["payload"]["data"]["whoAmI"]["kind"] == "ANONYMOUS"


@asynccontextmanager
async def opened(live: LiveGateway, cookies: dict[str, str]) -> AsyncIterator[ClientConnection]:
    cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
    async with connect(
        live.url.replace("http", "ws") + "/graphql",
        subprotocols=[Subprotocol("graphql-transport-ws")],
        additional_headers={"cookie": cookie} if cookie else {},
        origin=Origin(WEB),
    ) as socket:
        await socket.send('{"type": "connection_init"}')
        assert json.loads(await socket.recv())["type"] == "connection_ack"
        yield socket


class TestSocketCounts:
    async def test_a_hundred_strangers_lock_out_nobody_who_is_signed_in(self, live: LiveGateway) -> None:
        person, candidate = await live.signed_in("usr_1", "HR"), await live.signed_in(INVITATION, kind="INVITATION")
        async with AsyncExitStack() as sockets:
            for _ in range(10):
                await sockets.enter_async_context(opened(live, {}))
            for _ in range(90):
                with pytest.raises(InvalidStatus) as refused:
                    await sockets.enter_async_context(opened(live, {}))
                assert refused.value.response.status_code == 429
                assert b"TOO_MANY_SOCKETS" in (refused.value.response.body or b"")
            for client in (person, candidate):
                async with opened(live, dict(client.cookies)) as socket:
                    await socket.send('{"type": "ping"}')
                    assert json.loads(await socket.recv())["type"] == "pong"


class TestOutage:
    @pytest.mark.parametrize(
        ("failure", "code"),
        [
            (PoolTimeout("QueuePool limit reached"), "OVERLOADED"),
            (ConnectionRefusedError("connect"), "SERVICE_UNAVAILABLE"),
            (DBAPIError("SELECT 1", None, AdminShutdownError("terminating connection")), "SERVICE_UNAVAILABLE"),
        ],
    )
    async def test_a_database_that_cannot_answer_now_refuses_with_503_and_when_to_try_again(
        self, failure: Exception, code: str
    ) -> None:
        class Away:
            async def identify(self, secret: str | None, kind: str) -> None:
                raise failure

        plugin = IdentityPlugin(cast("Any", Away()), TokenSigner(new_signing_key()))
        ctx = RequestContext({}, {}, "POST", "http", "req_1")
        with pytest.raises(RequestRefused) as refused:
            await plugin.on_request(ctx)
        assert (refused.value.status, refused.value.code) == (503, code)
        assert refused.value.headers["retry-after"] == "1"
