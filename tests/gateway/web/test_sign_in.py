"""Signing in through the real identity provider, and everything somebody may try instead."""

import asyncio
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
from httpx2 import Response
from redis.asyncio import Redis

from gateway.domain.secret import fingerprint
from gateway.settings import GatewayApiSettings
from gateway.web.cookies import SESSION_COOKIE, SIGN_IN_COOKIE
from tests.gateway.served import WEB, served_gateway
from tests.gateway.web.conftest import Person, Users, WhenRegistering
from viva.client.browsing import Browser

HANNA, BEN, NOOR = "hanna@northwind.example", "ben@northwind.example", "noor@newcomer.example"


def cookie_flags(answer: Response, name: str) -> dict[str, object]:
    for line in answer.headers.get_list("set-cookie"):
        cookie = SimpleCookie(line)
        if name in cookie:
            return {key: value for key, value in cookie[name].items() if value}
    raise AssertionError(f"{name} was not set")


def error_of(location: str) -> str:
    assert location.startswith(f"{WEB}/sign-in?"), location
    return parse_qs(urlsplit(location).query)["error"][0]


class TestSignIn:
    async def test_a_newcomer_signs_in_and_is_registered(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(lambda user_id, subject: users.tell(user_id, subject, "HR"))
        assert await person.sign_in(HANNA, "/templates?status=DRAFT") == f"{WEB}/templates?status=DRAFT"
        session = await person.session()
        user = session["user"]
        assert isinstance(user, dict)
        assert (user["roles"], user["status"], user["registration"]) == (["HR"], "ACTIVE", "COMPLETED")
        assert str(user["id"]).startswith("usr_")

    async def test_the_request_to_the_provider_carries_pkce_state_and_nonce(self, person: Person) -> None:
        answer = await person.browser.request("GET", f"{person.url}/auth/sign-in?returnTo=/")
        asked = parse_qs(urlsplit(answer.headers["location"]).query)
        assert asked["code_challenge_method"] == ["S256"]
        assert len(asked["code_challenge"][0]) == 43
        assert len(asked["state"][0]) == len(asked["nonce"][0]) == 43
        assert asked["redirect_uri"] == [f"{person.url}/auth/callback"]
        assert asked["response_type"] == ["code"]

    async def test_cookies_are_for_this_host_alone_and_out_of_scripts_reach(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(users.tell)
        begun = await person.browser.request("GET", f"{person.url}/auth/sign-in")
        answer = await person.browser.request("GET", await person.reach_callback(HANNA))
        wanted = {"path": "/", "secure": True, "httponly": True, "samesite": "lax"}
        assert cookie_flags(begun, SIGN_IN_COOKIE) == {**wanted, "max-age": "600"}
        assert cookie_flags(answer, SESSION_COOKIE) == {**wanted, "max-age": "604800"}
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"

    async def test_the_second_sign_in_is_the_same_user_in_a_new_session(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(users.tell)
        await person.sign_in(HANNA)
        first, before = await person.session(), person.browser.cookies.pop(SESSION_COOKIE)
        again = await person.browser.open(f"{person.url}/auth/sign-in", stop_at=WEB)  # the provider still knows them
        assert again.headers["location"] == f"{WEB}/"
        assert person.browser.cookies[SESSION_COOKIE] != before
        assert await person.session() == first


class TestTabs:
    async def test_whoever_is_signed_in_goes_straight_to_where_they_want(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(users.tell)
        await person.sign_in(HANNA)
        before = person.browser.cookies[SESSION_COOKIE]
        straight = await person.browser.request("GET", f"{person.url}/auth/sign-in?returnTo=/settings")
        elsewhere = await person.browser.request("GET", f"{person.url}/auth/sign-in?returnTo=//evil.example")
        assert straight.headers["location"] == f"{WEB}/settings"
        assert elsewhere.headers["location"] == f"{WEB}/"
        assert person.browser.cookies[SESSION_COOKIE] == before

    async def test_sign_ins_of_two_tabs_end_in_one_session(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        """Both begun before either was ended."""
        when_registering(users.tell)
        first = await person.reach_callback(HANNA, "/templates")
        answer = await person.browser.open(
            f"{person.url}/auth/sign-in?returnTo=/settings", stop_at=f"{person.url}/auth/callback"
        )
        second = answer.headers["location"]
        assert (await person.browser.request("GET", first)).headers["location"] == f"{WEB}/templates"
        before = person.browser.cookies[SESSION_COOKIE]
        assert (await person.browser.request("GET", second)).headers["location"] == f"{WEB}/settings"
        assert person.browser.cookies[SESSION_COOKIE] == before
        assert (await person.session())["ended"] is None


def back_of(location: str) -> str:
    return parse_qs(urlsplit(location).query)["returnTo"][0]


class TestWayBack:
    async def test_is_kept_when_the_person_cancels_at_the_provider(self, person: Person) -> None:
        page = await person.browser.open(f"{person.url}/auth/sign-in?returnTo=/templates?status=DRAFT")
        answer = await person.browser.submit(str(page.url), {"cancel": "yes"}, stop_at=WEB)
        location = answer.headers["location"]
        assert (error_of(location), back_of(location)) == ("SIGN_IN_DENIED", "/templates?status=DRAFT")

    async def test_is_kept_when_the_provider_s_answer_is_not_good(self, person: Person) -> None:
        callback = await person.reach_callback(HANNA, "/settings")
        answer = await person.browser.request("GET", callback.replace("code=", "code=x"))
        location = answer.headers["location"]
        assert (error_of(location), back_of(location)) == ("PROVIDER_ANSWER_INVALID", "/settings")

    async def test_is_kept_when_the_registration_is_refused(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(lambda user_id, subject: users.refuse(user_id, "EMAIL_ALREADY_TAKEN"))
        assert back_of(await person.sign_in(BEN, "/settings")) == "/settings"

    async def test_is_kept_when_one_took_too_long(self, person: Person, clean_gateway_db: str) -> None:
        callback = await person.reach_callback(HANNA, "/settings")
        connection = await asyncpg.connect(clean_gateway_db)
        await connection.execute("UPDATE pending_sign_ins SET expires_at = now() - interval '5 minutes'")
        await connection.close()
        async with Browser() as another:
            await another.request("GET", f"{person.url}/auth/sign-in")  # forgets what is long over
        location = (await person.browser.request("GET", callback)).headers["location"]
        assert (error_of(location), back_of(location)) == ("SIGN_IN_EXPIRED", "/settings")

    async def test_is_told_to_no_other_browser(self, person: Person) -> None:
        callback = await person.reach_callback(HANNA, "/settings")
        async with Browser() as victim:
            location = (await victim.request("GET", callback)).headers["location"]
        assert "returnTo" not in location

    async def test_a_registration_without_an_answer_lets_the_person_in_without_rights(self, person: Person) -> None:
        assert await person.sign_in(HANNA) == f"{WEB}/templates"
        user = (await person.session())["user"]
        assert isinstance(user, dict)
        assert (user["roles"], user["registration"]) == ([], "PENDING")
        answer = await person.browser.request("GET", f"{person.url}/graphql")
        assert answer.json() == {"authenticated": True, "scopes": []}

    async def test_the_first_page_of_a_newcomer_waits_a_moment_for_the_answer(
        self, person: Person, users: Users
    ) -> None:
        await person.sign_in(HANNA)
        user = (await person.session())["user"]
        assert isinstance(user, dict)
        page = asyncio.create_task(person.browser.request("GET", f"{person.url}/graphql"))
        await asyncio.sleep(0.3)
        await users.tell(user["id"], "any", "HR")
        assert "templates:write" in (await page).json()["scopes"]

    async def test_a_refused_registration_leads_to_the_page_that_says_why(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(lambda user_id, subject: users.refuse(user_id, "EMAIL_ALREADY_TAKEN"))
        assert error_of(await person.sign_in(BEN)) == "EMAIL_ALREADY_TAKEN"
        assert SESSION_COOKIE not in person.browser.cookies

    async def test_a_refusal_that_comes_later_ends_the_session_and_is_told(self, person: Person, users: Users) -> None:
        await person.sign_in(BEN)
        user = (await person.session())["user"]
        assert isinstance(user, dict)
        await users.refuse(str(user["id"]), "EMAIL_ALREADY_TAKEN")
        session = await person.session()
        assert session["user"] is None
        assert session["ended"] == {
            "code": "EMAIL_ALREADY_TAKEN",
            "message": "Another account already uses this email address.",
        }
        assert SESSION_COOKIE not in person.browser.cookies


class TestStored:
    async def test_only_hashes_of_what_the_browser_holds_are_stored(
        self, person: Person, clean_gateway_db: str
    ) -> None:
        await person.sign_in(HANNA)
        connection = await asyncpg.connect(clean_gateway_db)
        stored = await connection.fetchval("SELECT string_agg(s::text, ' ') FROM sessions s")
        await connection.close()
        secret = person.browser.cookies[SESSION_COOKIE]
        assert secret not in stored
        assert fingerprint(secret) in stored

    async def test_a_flushed_redis_signs_nobody_out(
        self, person: Person, users: Users, when_registering: WhenRegistering, redis_url: str
    ) -> None:
        when_registering(users.tell)
        await person.sign_in(HANNA)
        before = await person.session()
        async with Redis.from_url(redis_url) as redis:
            await redis.flushall()
        assert before["user"] is not None
        assert await person.session() == before

    async def test_a_restarted_gateway_signs_nobody_out(
        self, settings: GatewayApiSettings, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(users.tell)
        async with Browser() as browser:
            async with served_gateway(settings) as url:
                person = Person(browser, url)
                await person.sign_in(HANNA)
                before = await person.session()
            async with served_gateway(settings):
                assert await person.session() == before


class TestAttacks:
    @pytest.mark.parametrize(
        "elsewhere",
        ["https://evil.example/", "//evil.example", "/\\evil.example", "%2F%2Fevil.example", "/%09/evil.example"],
    )
    async def test_nobody_is_sent_to_another_site(
        self, person: Person, users: Users, when_registering: WhenRegistering, elsewhere: str
    ) -> None:
        when_registering(users.tell)
        assert await person.sign_in(HANNA, elsewhere) == f"{WEB}/"

    async def test_a_callback_in_another_browser_opens_nothing(self, person: Person) -> None:
        """Login CSRF: the attacker's own code and state, opened by the victim."""
        callback = await person.reach_callback(HANNA)
        async with Browser() as victim:
            answer = await victim.request("GET", callback)
            assert error_of(answer.headers["location"]) == "SIGN_IN_EXPIRED"
            await victim.request("GET", f"{person.url}/auth/sign-in")  # has a sign-in of their own under way
            answer = await victim.request("GET", callback)
            assert error_of(answer.headers["location"]) == "SIGN_IN_EXPIRED"
            assert SESSION_COOKIE not in victim.cookies
        answer = await person.browser.request("GET", callback)
        assert answer.headers["location"] == f"{WEB}/templates"

    async def test_a_replayed_callback_opens_nothing(self, person: Person) -> None:
        callback = await person.reach_callback(HANNA)
        await person.browser.request("GET", callback)
        del person.browser.cookies[SESSION_COOKIE]
        answer = await person.browser.request("GET", callback)
        assert error_of(answer.headers["location"]) == "SIGN_IN_EXPIRED"
        assert SESSION_COOKIE not in person.browser.cookies

    async def test_another_state_opens_nothing(self, person: Person) -> None:
        callback = await person.reach_callback(HANNA)
        state = parse_qs(urlsplit(callback).query)["state"][0]
        answer = await person.browser.request("GET", callback.replace(state, "x" * 43))
        assert error_of(answer.headers["location"]) == "SIGN_IN_EXPIRED"

    async def test_a_code_of_another_sign_in_does_not_fit_its_verifier(self, person: Person) -> None:
        """Code injection: a stolen code with one's own state fails PKCE at the provider."""
        stolen = parse_qs(urlsplit(await person.reach_callback(HANNA)).query)["code"][0]
        async with Browser() as browser:
            thief = Person(browser, person.url)
            callback = await thief.reach_callback(NOOR)
            own = parse_qs(urlsplit(callback).query)["code"][0]
            answer = await browser.request("GET", callback.replace(own, stolen))
            assert error_of(answer.headers["location"]) == "PROVIDER_ANSWER_INVALID"
            assert SESSION_COOKIE not in browser.cookies

    async def test_an_answer_of_another_issuer_is_refused(self, person: Person) -> None:
        for forged in ("http%3A%2F%2Fevil.example", ""):
            async with Browser() as browser:
                callback = await Person(browser, person.url).reach_callback(HANNA)
                named = urlsplit(callback).query.split("iss=")[1].split("&")[0]
                answer = await browser.request("GET", callback.replace(named, forged))
            assert error_of(answer.headers["location"]) == "PROVIDER_ANSWER_INVALID"

    async def test_a_session_id_chosen_by_somebody_else_is_never_used(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        """Session fixation."""
        when_registering(users.tell)
        person.browser.cookies[SESSION_COOKIE] = "f" * 43
        await person.sign_in(HANNA)
        assert person.browser.cookies[SESSION_COOKIE] != "f" * 43
        person.browser.cookies[SESSION_COOKIE] = "f" * 43
        assert await person.session() == {"user": None, "invitations": [], "ended": None}

    @pytest.mark.parametrize("query", ["", "code=x", "state=x", "code=&state=x", "code=" + "x" * 3000])
    async def test_a_callback_that_nobody_asked_for_opens_nothing(self, person: Person, query: str) -> None:
        answer = await person.browser.request("GET", f"{person.url}/auth/callback?{query}")
        assert error_of(answer.headers["location"]) == "SIGN_IN_EXPIRED"

    @pytest.mark.parametrize(
        ("error", "code"),
        [
            ("access_denied", "SIGN_IN_DENIED"),
            ("login_required", "SIGN_IN_DENIED"),
            ("server_error", "PROVIDER_UNAVAILABLE"),
            ("<script>", "SIGN_IN_DENIED"),
        ],
    )
    async def test_what_the_provider_refuses_is_told_by_our_own_codes(
        self, person: Person, error: str, code: str
    ) -> None:
        answer = await person.browser.request("GET", f"{person.url}/auth/callback?error={error}&state=x")
        assert error_of(answer.headers["location"]) == code


class TestProviderAway:
    async def test_is_told_by_a_code_and_the_way_back_is_kept(self, settings: GatewayApiSettings) -> None:
        away = settings.model_copy(update={"issuer": "http://localhost:9/realms/viva"})
        async with served_gateway(away) as url, Browser() as browser:
            answer = await browser.request("GET", f"{url}/auth/sign-in?returnTo=/templates")
        assert answer.headers["location"] == f"{WEB}/sign-in?error=PROVIDER_UNAVAILABLE&returnTo=%2Ftemplates"


class TestSuspension:
    async def test_a_suspended_user_is_out_at_once_and_stays_out(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(lambda user_id, subject: users.tell(user_id, subject, "HR"))
        await person.sign_in(HANNA)
        user = (await person.session())["user"]
        assert isinstance(user, dict)
        answer = await person.browser.request("GET", f"{person.url}/graphql")
        assert answer.json()["authenticated"] is True
        await users.on.status_changed("evt_suspend", user_id=user["id"], status="SUSPENDED")
        answer = await person.browser.request("GET", f"{person.url}/graphql")
        assert (answer.status_code, answer.json()) == (401, {"code": "UNAUTHENTICATED", "reason": "USER_SUSPENDED"})
        again = await person.browser.open(f"{person.url}/auth/sign-in", stop_at=WEB)
        assert error_of(again.headers["location"]) == "USER_SUSPENDED"

    async def test_many_requests_while_it_happens_see_it_too(
        self, person: Person, users: Users, when_registering: WhenRegistering
    ) -> None:
        when_registering(lambda user_id, subject: users.tell(user_id, subject, "HR"))
        await person.sign_in(HANNA)
        user = (await person.session())["user"]
        assert isinstance(user, dict)

        async def status() -> int:
            return (await person.browser.request("GET", f"{person.url}/graphql")).status_code

        asking = [asyncio.create_task(status()) for _ in range(20)]
        await users.on.status_changed("evt_suspend", user_id=user["id"], status="SUSPENDED")
        await asyncio.gather(*asking)
        assert await status() == 401
