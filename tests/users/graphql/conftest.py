"""The users API as the gateway meets it: in-process, on the real database, with real internal tokens."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import orjson
import pytest

from gateway.domain.access import Access
from kernel.auth.internal_token import Caller, GivenKeys, TokenSigner, TokenVerifier, new_signing_key
from kernel.database.database import open_database
from kernel.telemetry.health import Health
from subgraphs.users.api import make_app
from subgraphs.users.bootstrap import make_handlers
from subgraphs.users.domain.user import Role
from subgraphs.users.infrastructure.event_reactions import TOPIC
from subgraphs.users.infrastructure.unit_of_work import UsersUnitOfWork
from tests.users.people import ADA, BEN, CONTOSO, HANNA, MARA, join, make_company, make_user

PEOPLE = {HANNA: "Hanna Reyes", BEN: "Ben Okafor", MARA: "Mara Lindt", ADA: "Ada Quist"}


@dataclass
class UsersApi:
    """Asks as the gateway does for a person with these roles: with the scopes that the gateway grants them."""

    http: httpx2.AsyncClient
    signer: TokenSigner

    async def ask(self, caller: Caller, query: str, **variables: Any) -> dict[str, Any]:
        answer: dict[str, Any] = (await self.post(caller, query, variables)).json()
        return answer

    async def post(self, caller: Caller, query: str, variables: dict[str, Any]) -> httpx2.Response:
        body = orjson.dumps({"query": query, "variables": variables})
        token = self.signer.sign(caller, "users", body)
        headers = {"content-type": "application/json", "viva-internal-token": token}
        return await self.http.post("/graphql", content=body, headers=headers)


def person(user_id: str, *roles: Role) -> Caller:
    granted = Access("ACTIVE", frozenset(role.value for role in roles)).scopes
    return Caller(subject=user_id, kind="USER", roles=frozenset(role.value for role in roles), scopes=granted)


@pytest.fixture
async def api(clean_users_db: str) -> AsyncIterator[UsersApi]:
    """Hanna (owner) and Ben work at Northwind, Mara owns Contoso, Ada is the administrator."""
    database = open_database(clean_users_db, source="users", topics=TOPIC)
    async with UsersUnitOfWork(database) as uow:
        for user_id, name in PEOPLE.items():
            role = Role.ADMIN if user_id == ADA else Role.HR
            await uow.users.add(make_user(user_id, role, email=f"{name.split()[0].lower()}@x.example", name=name))
        northwind = make_company(HANNA)
        join(northwind, BEN, "Recruiter", now=northwind.created_at)
        northwind.take_events()
        await uow.companies.add(northwind)
        await uow.companies.add(make_company(MARA, CONTOSO, "Contoso Health"))
        await uow.commit()
    signer = TokenSigner(new_signing_key())
    app = make_app(
        make_handlers(database), TokenVerifier(GivenKeys(signer.public_jwks()), "users"), Health("users", {})
    )
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://users") as http:
        yield UsersApi(http, signer)
    await database.close()
