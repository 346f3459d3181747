"""From the first sign-in to an HR's first page and to suspension, over outbox, broker and inbox of both contexts."""

import asyncio
import time
from typing import Any

import asyncpg
import pytest
from httpx2 import AsyncClient

from tests.gateway.processes.conftest import Parts
from viva.client.graph import GraphClient, GraphError

NOOR, HANNA, ADMIN = "noor@newcomer.example", "hanna@northwind.example", "admin@viva.example"
EVERYTHING = tuple(f"{context}-{role}" for context in ("users", "gateway") for role in ("consumer", "worker", "api"))
ME = "{ me { id email roles status } }"
SELECT_HR = "mutation { selectRole(input: {role: HR}) { user { roles } userErrors { code } } }"


async def session_of(client: GraphClient) -> dict[str, Any]:
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    async with AsyncClient(headers={"cookie": cookies}) as http:
        told: dict[str, Any] = (await http.get(f"{client.gateway_url}/auth/session")).json()
    return told


async def until_registered(client: GraphClient, within_seconds: float = 60.0) -> None:
    deadline = time.monotonic() + within_seconds
    while (await session_of(client))["user"]["registration"] != "COMPLETED":
        assert time.monotonic() < deadline, "the registration was not answered"
        await asyncio.sleep(0.1)


async def count(database_url: str, query: str) -> int:
    connection = await asyncpg.connect(database_url)
    try:
        return int(await connection.fetchval(query))
    finally:
        await connection.close()


class TestRegistration:
    async def test_from_first_sign_in_to_the_first_page_and_to_suspension(self, parts: Parts) -> None:
        parts.start(*EVERYTHING)
        noor = await parts.signed_in(NOOR)
        await until_registered(noor)  # consumers that have just started may be slower than the two seconds we wait
        me = (await noor.execute(ME))["me"]
        assert (me["email"], me["roles"], me["status"]) == (NOOR, [], "ACTIVE")
        with pytest.raises(GraphError) as refused:
            await noor.execute("{ users { nodes { id } } }")
        assert "UNAUTHORIZED_FIELD_OR_TYPE" in refused.value.codes

        chosen = (await noor.execute(SELECT_HR))["selectRole"]
        assert chosen == {"user": {"roles": ["HR"]}, "userErrors": []}
        first_page = await noor.execute("{ users { nodes { id } } }")
        assert [user["id"] for user in first_page["users"]["nodes"]] == [me["id"]]
        company = 'mutation { createCompany(input: {name: "Newcomers"}) { company { id } userErrors { code } } }'
        company_id = (await noor.execute(company))["createCompany"]["company"]["id"]
        assert (await session_of(noor))["user"]["companyId"] == company_id

        admin = await parts.signed_in(ADMIN)
        await until_registered(admin)
        assert (await session_of(admin))["user"]["roles"] == ["ADMIN"]
        suspend = "mutation ($id: ID!) { suspendUser(input: {userId: $id}) { user { status } } }"
        answer = await admin.execute(suspend, id=me["id"])
        assert answer["suspendUser"]["user"]["status"] == "SUSPENDED"
        with pytest.raises(GraphError) as refused:  # the mutation waited for our copy: at once, not only within 5 s
            await noor.execute(ME)
        assert refused.value.codes == ["UNAUTHENTICATED"]

    async def test_a_registration_survives_that_everything_is_killed_in_the_middle(
        self, parts: Parts, clean_gateway_db: str, clean_users_db: str
    ) -> None:
        parts.start("users-consumer", "users-worker", "gateway-api")
        hanna = await parts.signed_in(HANNA)  # the command is in the outbox, nobody relays it
        told = (await session_of(hanna))["user"]
        assert (told["roles"], told["registration"]) == ([], "PENDING")
        parts.kill("gateway-api", "users-consumer", "users-worker")
        parts.start("gateway-consumer", "gateway-worker", "gateway-api")
        # unanswered, the command is sent again after three seconds
        again = "SELECT count(*) FROM outbox WHERE event_type = 'user.create' AND published_at IS NOT NULL"
        deadline = time.monotonic() + 60
        while await count(clean_gateway_db, again) < 2:
            assert time.monotonic() < deadline, "the command was not sent again"
            await asyncio.sleep(0.1)
        parts.start("users-consumer", "users-worker")
        await until_registered(hanna)
        assert await count(clean_users_db, "SELECT count(*) FROM users") == 1
        assert await count(clean_gateway_db, "SELECT count(*) FROM sessions WHERE ended_at IS NULL") == 1

    async def test_a_subgraph_asked_directly_refuses(self, parts: Parts) -> None:
        parts.start("users-api", "gateway-api")
        async with AsyncClient() as http:
            for headers in ({}, {"viva-internal-token": "a.b.c"}):
                answer = await http.post(parts.users_url, json={"query": ME}, headers=headers)
                assert answer.status_code == 401
                assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
