"""Signing out: here, at the provider, and what remains of it."""

from urllib.parse import parse_qs, urlsplit

import asyncpg

from gateway.web.cookies import SESSION_COOKIE
from tests.gateway.served import WEB
from tests.gateway.web.conftest import Person, Users, WhenRegistering
from tests.gateway.web.test_sign_in import HANNA
from viva.embedded.identity import EmbeddedIdentity


class TestSignOut:
    async def test_ends_the_session_and_leads_to_the_provider_and_back(
        self,
        person: Person,
        users: Users,
        when_registering: WhenRegistering,
        identity: EmbeddedIdentity,
        clean_gateway_db: str,
    ) -> None:
        when_registering(users.tell)
        await person.sign_in(HANNA)
        cookie = person.browser.cookies[SESSION_COOKIE]
        answer = await person.browser.request("POST", f"{person.url}/auth/sign-out", json={}, headers={"origin": WEB})
        place = answer.json()["redirectTo"]
        asked = parse_qs(urlsplit(place).query)
        assert place.startswith(f"{identity.issuer}/protocol/openid-connect/logout?")
        assert asked["post_logout_redirect_uri"] == [f"{WEB}/"]
        assert "id_token_hint" in asked
        assert SESSION_COOKIE not in person.browser.cookies
        person.browser.cookies[SESSION_COOKIE] = cookie
        session = await person.session()
        assert session["user"] is None
        connection = await asyncpg.connect(clean_gateway_db)
        told = await connection.fetch("SELECT topic, event_type FROM outbox ORDER BY position")
        await connection.close()
        assert ("auth-events", "user.logged_out") in [tuple(row) for row in told]

    async def test_the_provider_accepts_the_way_out(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(users.tell)
        await person.sign_in(HANNA)
        answer = await person.browser.request("POST", f"{person.url}/auth/sign-out", json={}, headers={"origin": WEB})
        page = await person.browser.open(answer.json()["redirectTo"], stop_at=WEB)
        assert page.status_code in {200, 302, 303}

    async def test_without_a_session_it_leads_home(self, person: Person) -> None:
        answer = await person.browser.request("POST", f"{person.url}/auth/sign-out", json={}, headers={"origin": WEB})
        assert (answer.status_code, answer.json()) == (200, {"redirectTo": f"{WEB}/"})

    async def test_another_site_signs_nobody_out(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(users.tell)
        await person.sign_in(HANNA)
        for headers in ({"origin": "https://evil.example"}, {}):
            answer = await person.browser.request("POST", f"{person.url}/auth/sign-out", json={}, headers=headers)
            assert answer.status_code == 403
        assert (await person.session())["user"] is not None
