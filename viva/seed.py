"""Makes the demo people through the front door: sign-in at the provider, role, company, colleagues.

Everything is looked at first and done only if it is missing, so seeding again changes nothing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from viva.client.browsing import sign_in
from viva.client.graph import GraphClient, GraphError
from viva.people import DEMO_PEOPLE

PATIENCE_SECONDS = 20.0
LOOK_AGAIN_SECONDS = 0.2
# What a newcomer meets for a moment, until the gateway has heard of the account or of the new role.
_NOT_YET = frozenset({"UNAUTHORIZED_FIELD_OR_TYPE", "UNAUTHENTICATED", "FORBIDDEN"})

ME = "query SeedMe { me { id roles company { id } } }"
SELECT_ROLE = """
mutation SeedSelectRole($input: SelectRoleInput!) {
  selectRole(input: $input) { user { id } userErrors { message code } }
}"""
CREATE_COMPANY = """
mutation SeedCreateCompany($input: CreateCompanyInput!) {
  createCompany(input: $input) { company { id } userErrors { message code } }
}"""
INVITE_MEMBER = """
mutation SeedInviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) { company { id } userErrors { message code } }
}"""
MY_INVITATIONS = "query SeedMyInvitations { myMembershipInvitations { id } }"
ACCEPT = """
mutation SeedAccept($input: AcceptMembershipInput!) {
  acceptMembership(input: $input) { company { id } userErrors { message code } }
}"""


@dataclass(frozen=True)
class Company:
    owner: str
    name: str
    website: str
    industry: str
    location: str
    colleagues: tuple[tuple[str, str], ...] = ()
    """Address and position."""


COMPANIES = (
    Company(
        "hanna@northwind.example",
        "Northwind Labs",
        "https://northwind.example",
        "Software",
        "Lisbon",
        (("ben@northwind.example", "Recruiter"),),
    ),
    Company("mara@contoso.example", "Contoso Health", "https://contoso.example", "Health care", "Rotterdam"),
)
ADMINISTRATORS = ("admin@viva.example",)


class SeedFailed(Exception):
    """A step was refused, or the system did not get ready for it in time."""


async def seed_demo_people(gateway_url: str, web_origin: str) -> None:
    """Noor, the newcomer, is left alone: her first sign-in is for whoever tries the system."""
    companies = (_seed_company(company, gateway_url, web_origin) for company in COMPANIES)
    administrators = (_enter(email, gateway_url, web_origin) for email in ADMINISTRATORS)
    await asyncio.gather(*companies, *administrators)


async def _seed_company(company: Company, gateway_url: str, web_origin: str) -> None:
    addresses = [company.owner, *(email for email, _ in company.colleagues)]
    owner, *colleagues = await asyncio.gather(*(_enter_as_hr(email, gateway_url, web_origin) for email in addresses))
    company_id = await _own_company(owner, company)
    for colleague, (email, position) in zip(colleagues, company.colleagues, strict=True):
        if (await _me(colleague))["company"] is None:
            given = {"companyId": company_id, "email": email, "position": position}
            await _do(owner, INVITE_MEMBER, "inviteMember", given)
            (waiting,) = (await colleague.execute(MY_INVITATIONS))["myMembershipInvitations"]
            await _do(colleague, ACCEPT, "acceptMembership", {"invitationId": waiting["id"]})


async def _own_company(owner: GraphClient, company: Company) -> str:
    known = (await _me(owner))["company"]
    if known is None:
        facts = {
            "name": company.name,
            "website": company.website,
            "industry": company.industry,
            "location": company.location,
        }
        known = (await _do(owner, CREATE_COMPANY, "createCompany", facts))["company"]
    return str(known["id"])


async def _enter_as_hr(email: str, gateway_url: str, web_origin: str) -> GraphClient:
    client = await _enter(email, gateway_url, web_origin)
    if "HR" not in (await _me(client))["roles"]:
        await _do(client, SELECT_ROLE, "selectRole", {"role": "HR"})
    return client


async def _enter(email: str, gateway_url: str, web_origin: str) -> GraphClient:
    """Signed in, and known to the users context."""
    password = next(person.password for person in DEMO_PEOPLE if person.email == email)
    client = GraphClient(gateway_url, web_origin, await sign_in(gateway_url, web_origin, email, password))
    await _me(client)
    return client


async def _me(client: GraphClient) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        me: dict[str, Any] | None = (await client.execute(ME))["me"]
        return me

    return await _until(look, "an account")


async def _do(client: GraphClient, mutation: str, field: str, given: dict[str, Any]) -> dict[str, Any]:
    async def attempt() -> dict[str, Any] | None:
        payload: dict[str, Any] | None = (await client.execute(mutation, input=given))[field]
        return payload

    payload = await _until(attempt, f"the right to {field}")
    if payload["userErrors"]:
        raise SeedFailed(f"{field} was refused: {payload['userErrors'][0]['message']}")
    return payload


async def _until(attempt: Callable[[], Awaitable[dict[str, Any] | None]], what: str) -> dict[str, Any]:
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                found = await _permitted(attempt)
                if found is not None:
                    return found
                await asyncio.sleep(LOOK_AGAIN_SECONDS)
    except TimeoutError as error:
        raise SeedFailed(f"a demo person did not get {what} within {PATIENCE_SECONDS:g} s") from error


async def _permitted(attempt: Callable[[], Awaitable[dict[str, Any] | None]]) -> dict[str, Any] | None:
    try:
        return await attempt()
    except GraphError as error:
        if set(error.codes) <= _NOT_YET:
            return None
        raise
