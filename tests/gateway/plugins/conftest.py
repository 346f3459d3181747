"""The whole gateway with the real router, over its own subgraph and a small `users` on another port."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gateway.api import create_api
from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.bootstrap import Store
from gateway.domain.access import SessionKind
from gateway.domain.secret import fingerprint
from gateway.domain.session import Session, SessionId, SessionLifetime
from gateway.web.cookies import SESSION_COOKIE, invitation_cookie
from kernel.auth.internal_token import FetchedKeys, TokenVerifier
from kernel.clock import SystemClock
from kernel.ids import new_id
from kernel.subgraph.app import create_subgraph_app
from tests.gateway.sample_users import USERS_SCHEMA, UsersContext, UsersState, compose
from tests.gateway.served import WEB, api_settings, served
from tests.support.ports import free_port
from viva.client.graph import GraphClient

ISSUER = "http://localhost:9/realms/viva"


@dataclass
class LiveGateway:
    url: str
    users_url: str
    state: UsersState
    store: Store
    on: UserEventReactions

    async def signed_in(self, user_id: str, *roles: str, kind: SessionKind = "USER") -> GraphClient:
        """A client with a session of this user (or invitation), as a sign-in would leave it."""
        secret = new_id("x")[2:] + "k" * 11
        async with self.store.begin() as uow:
            if kind == "USER":
                await uow.access.put_user(user_id, "ACTIVE", frozenset(roles))
            await uow.sessions.add(
                Session.open(
                    SessionId(new_id("ses")),
                    kind=kind,
                    subject=user_id,
                    token_hash=fingerprint(secret),
                    now=SystemClock().now(),
                    lifetime=SessionLifetime(),
                    user_agent="pytest",
                )
            )
            await uow.commit()
        if kind == "USER":
            return GraphClient(self.url, WEB, {SESSION_COOKIE: secret})
        return GraphClient(self.url, WEB, {invitation_cookie(user_id): secret}, session=user_id)

    def anonymous(self) -> GraphClient:
        return GraphClient(self.url, WEB)


@pytest.fixture(scope="session")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compose(tmp_path_factory.mktemp("composed"), "http://127.0.0.1:9/graphql")


@pytest.fixture
async def live(
    tmp_path: Path, composed: Path, store: Store, clean_gateway_db: str, redis_url: str
) -> AsyncIterator[LiveGateway]:
    port, users_port = free_port(), free_port()
    users_url = f"http://127.0.0.1:{users_port}/graphql"
    settings = api_settings(tmp_path, port, ISSUER, clean_gateway_db, redis_url)
    urls = {"users": users_url, "interviews": "http://127.0.0.1:9/graphql"}
    settings = settings.model_copy(update={"supergraph": str(composed), "subgraph_urls": urls})
    state = UsersState()
    verifier = TokenVerifier(FetchedKeys(f"http://127.0.0.1:{port}/.well-known/jwks.json"), "users")
    users = create_subgraph_app("users", USERS_SCHEMA, verifier, lambda facts: UsersContext(request=facts, state=state))
    async with served(users, users_port), served(create_api(settings), port):
        reactions = UserEventReactions(store.begin, SystemClock(), ISSUER)
        yield LiveGateway(f"http://localhost:{port}", users_url, state, store, reactions)
