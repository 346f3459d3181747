"""The demo people of a running system: who they are, and that seeding again changes nothing."""

import asyncio
from typing import Any

import pytest

from tests.support.system import LiveSystem
from viva.client.browsing import sign_in
from viva.client.graph import GraphClient, GraphError
from viva.people import DEMO_PEOPLE
from viva.seed import seed_demo_people

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

SEEDED = (
    """{ users(orderBy: NAME_ASC) { nodes { fullName roles companyRole updatedAt company { name updatedAt } } } }"""
)


async def enter(system: LiveSystem, email: str) -> GraphClient:
    password = next(person.password for person in DEMO_PEOPLE if person.email == email)
    cookies = await sign_in(system.gateway_url, system.web_origin, email, password)
    return GraphClient(system.gateway_url, system.web_origin, cookies)


async def people_of(admin: GraphClient) -> dict[str, dict[str, Any]]:
    nodes = (await admin.execute(SEEDED))["users"]["nodes"]
    return {node["fullName"]: node for node in nodes}


async def test_the_demo_people_have_their_roles_and_companies(system: LiveSystem) -> None:
    people = await people_of(await enter(system, "admin@viva.example"))
    assert {
        name: (person["roles"], person["company"] and person["company"]["name"], person["companyRole"])
        for name, person in people.items()
        if name != "Noor Haddad"
    } == {
        "Ada Quist": (["ADMIN"], None, None),
        "Ben Okafor": (["HR"], "Northwind Labs", "MEMBER"),
        "Hanna Reyes": (["HR"], "Northwind Labs", "OWNER"),
        "Mara Lindt": (["HR"], "Contoso Health", "OWNER"),
    }


async def test_seeding_again_changes_nothing(system: LiveSystem) -> None:
    admin = await enter(system, "admin@viva.example")
    before = await people_of(admin)
    await seed_demo_people(system.gateway_url, system.web_origin)
    assert await people_of(admin) == before


async def test_colleagues_see_each_other_and_nobody_else(system: LiveSystem) -> None:
    hanna, mara = await asyncio.gather(enter(system, "hanna@northwind.example"), enter(system, "mara@contoso.example"))
    mine = (await mara.execute("{ me { id company { id } } }"))["me"]
    strangers = "query ($user: ID!, $company: ID!) { user(id: $user) { id } company(id: $company) { id } }"
    seen = await hanna.execute(strangers, user=mine["id"], company=mine["company"]["id"])
    assert seen == {"user": None, "company": None}
    assert set(await people_of(hanna)) == {"Ben Okafor", "Hanna Reyes"}
    with pytest.raises(GraphError) as refused:
        await hanna.execute("{ usersFailedEvents { id } }")
    assert refused.value.codes == ["UNAUTHORIZED_FIELD_OR_TYPE"]
