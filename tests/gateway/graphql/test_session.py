"""The gateway's own subgraph, asked as the router asks it."""

from typing import Any

import pytest

from gateway.application.commands.end_sessions import EndSessionHandler
from gateway.application.queries.my_sessions import MySessionsHandler
from gateway.domain.session import Session, SessionId, SessionLifetime
from gateway.graphql.context import GatewayContext, GatewayHandlers
from gateway.graphql.schema import SCHEMA
from kernel.auth.internal_token import Caller
from kernel.subgraph.context import RequestFacts
from tests.gateway.fakes import NOON, FakeClock, FakeStore

LIFETIME = SessionLifetime()
ENTITIES = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Session { id current } } }"


@pytest.fixture
async def store() -> FakeStore:
    store = FakeStore(FakeClock())
    unit = store.begin()
    for session_id, subject in (("ses_1", "usr_1"), ("ses_2", "usr_1"), ("ses_3", "usr_2")):
        await unit.sessions.add(
            Session.open(
                SessionId(session_id), kind="USER", subject=subject, token_hash=session_id, now=NOON, lifetime=LIFETIME
            )
        )
    await unit.commit()
    return store


async def ask(store: FakeStore, query: str, caller: Caller, **variables: Any) -> Any:
    handlers = GatewayHandlers(
        MySessionsHandler(store, store.clock, LIFETIME), EndSessionHandler(store.begin, store.clock, LIFETIME), LIFETIME
    )
    context = GatewayContext(request=RequestFacts(caller, "cor_1"), handlers=handlers, session_id="ses_1")
    return await SCHEMA.execute(query, variable_values=variables, context_value=context)


class TestSessions:
    async def test_entities_are_one_s_own_live_sessions_and_no_others(self, store: FakeStore) -> None:
        asked = [{"__typename": "Session", "id": session_id} for session_id in ("ses_2", "ses_3", "ses_9", "ses_1")]
        caller = Caller("usr_1", "USER", scopes=frozenset({"profile:write"}))
        result = await ask(store, ENTITIES, caller, of=asked)
        assert result.errors is None
        found = [entity and (entity["id"], entity["current"]) for entity in result.data["_entities"]]
        assert found == [("ses_2", False), None, None, ("ses_1", True)]

    @pytest.mark.parametrize("kind", ["INVITATION", "ANONYMOUS", "SERVICE"])
    async def test_nobody_but_a_user_has_any(self, store: FakeStore, kind: Any) -> None:
        asked = [{"__typename": "Session", "id": "ses_1"}]
        result = await ask(store, ENTITIES, Caller("usr_1", kind), of=asked)
        assert result.data == {"_entities": [None]}
        listed = await ask(store, "{ mySessions { id } }", Caller("usr_1", kind))
        assert listed.data is None
        ended = await ask(
            store, 'mutation { endSession(input: {sessionId: "ses_1"}) { endedSessionId } }', Caller("usr_1", kind)
        )
        assert ended.data is None
        assert store.rows.sessions["ses_1"].ended_at is None
