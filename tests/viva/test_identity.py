"""The local identity provider: code flow with PKCE through its form, refusals, and what survives a restart."""

import base64
import hashlib
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
from httpx2 import AsyncClient, Response
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.support.ports import free_port
from viva.client.browsing import Browser, FormReader
from viva.embedded.disposable import running
from viva.embedded.identity import EmbeddedIdentity
from viva.people import DEMO_PEOPLE

CALLBACK = "http://localhost:1/auth/callback"
VERIFIER = "a-verifier-that-is-long-enough-to-be-taken-as-one"
HANNA = DEMO_PEOPLE[0]
NewVisit = Callable[[EmbeddedIdentity], Awaitable["Visit"]]


@dataclass
class Visit:
    """One browser that walks to the sign-in form."""

    provider: EmbeddedIdentity
    browser: Browser

    def address(self, name: str) -> str:
        return f"{self.provider.issuer}/protocol/openid-connect/{name}"

    def request(self, **changes: str) -> str:
        challenge = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
        asked = {
            "client_id": "viva-web",
            "response_type": "code",
            "scope": "openid profile email",
            "redirect_uri": CALLBACK,
            "state": "a-state",
            "nonce": "a-nonce",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return f"{self.address('auth')}?{urlencode({name: v for name, v in (asked | changes).items() if v})}"

    async def submit(self, email: str, password: str, **changes: str) -> Response:
        page = await self.browser.open(self.request(**changes), stop_at=CALLBACK)
        form = FormReader()
        form.feed(page.text)
        assert form.login_field is not None
        assert form.password_field is not None
        fields = {form.login_field: email, form.password_field: password}
        return await self.browser.submit(urljoin(str(page.url), form.action or ""), fields, stop_at=CALLBACK)

    async def redeem(self, code: str, verifier: str = VERIFIER) -> Response:
        return await self.token(
            {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK, "code_verifier": verifier}
        )

    async def token(self, fields: dict[str, str]) -> Response:
        async with AsyncClient(auth=("viva-web", "client-secret")) as client:
            return await client.post(self.address("token"), data=fields)


def code_of(answer: Response) -> str:
    return parse_qs(urlsplit(answer.headers["location"]).query)["code"][0]


@pytest.fixture(scope="module")
def provider(servers_folder: Path) -> EmbeddedIdentity:
    return EmbeddedIdentity(
        servers_folder / "identity", free_port(), "viva-web", "client-secret", (CALLBACK,), ("http://localhost:3000/",)
    )


@pytest.fixture(scope="module")
def live(provider: EmbeddedIdentity, servers_folder: Path) -> Iterator[EmbeddedIdentity]:
    with running(provider, servers_folder / "identity.log"):
        yield provider


@pytest.fixture
async def new_visit() -> AsyncIterator[NewVisit]:
    async with AsyncExitStack() as stack:

        async def visit(provider: EmbeddedIdentity) -> Visit:
            return Visit(provider, await stack.enter_async_context(Browser()))

        yield visit


async def test_a_person_signs_in_and_is_described_by_the_id_token(live: EmbeddedIdentity, new_visit: NewVisit) -> None:
    visit = await new_visit(live)
    answer = await visit.submit(HANNA.email, HANNA.password)
    tokens = (await visit.redeem(code_of(answer))).json()
    async with AsyncClient() as client:
        keys = KeySet.import_key_set((await client.get(visit.address("certs"))).json())
    claims = jwt.decode(tokens["id_token"], keys, algorithms=["RS256"]).claims
    assert {name: claims[name] for name in ("iss", "aud", "nonce", "email", "email_verified", "name")} == {
        "iss": live.issuer,
        "aud": "viva-web",
        "nonce": "a-nonce",
        "email": "hanna@northwind.example",
        "email_verified": True,
        "name": "Hanna Reyes",
    }


async def test_a_wrong_password_shows_the_form_again_with_what_was_typed(
    live: EmbeddedIdentity, new_visit: NewVisit
) -> None:
    answer = await (await new_visit(live)).submit(HANNA.email, "wrong")
    assert answer.status_code == 401
    assert 'role="alert"' in answer.text
    assert f'value="{HANNA.email}"' in answer.text


async def test_without_pkce_nobody_gets_a_code(live: EmbeddedIdentity, new_visit: NewVisit) -> None:
    visit = await new_visit(live)
    request = visit.request(code_challenge="", code_challenge_method="")
    answer = await visit.browser.open(request, stop_at=CALLBACK)
    assert "invalid_request" in answer.headers["location"]


async def test_an_unknown_redirect_address_is_refused(live: EmbeddedIdentity, new_visit: NewVisit) -> None:
    visit = await new_visit(live)
    answer = await visit.browser.open(visit.request(redirect_uri="http://localhost:2/elsewhere"))
    assert answer.status_code == 400


async def test_a_code_needs_its_verifier_and_works_once(live: EmbeddedIdentity, new_visit: NewVisit) -> None:
    visit = await new_visit(live)
    wrong = await visit.redeem(code_of(await visit.submit(HANNA.email, HANNA.password)), "another" * 8)
    code = code_of(await visit.browser.open(visit.request(), stop_at=CALLBACK))
    first, second = await visit.redeem(code), await visit.redeem(code)
    assert [wrong.status_code, first.status_code, second.status_code] == [400, 200, 400]


async def test_signing_out_ends_the_session_of_the_provider(live: EmbeddedIdentity, new_visit: NewVisit) -> None:
    visit = await new_visit(live)
    tokens = (await visit.redeem(code_of(await visit.submit(HANNA.email, HANNA.password)))).json()
    end = urlencode({"id_token_hint": tokens["id_token"], "post_logout_redirect_uri": "http://localhost:3000/"})
    page = await visit.browser.open(f"{visit.address('logout')}?{end}")
    hidden = dict(part.split('" value="') for part in hidden_inputs(page.text))
    done = await visit.browser.submit(visit.address("logout/confirm"), hidden, stop_at="http://localhost:3000/")
    again = await visit.browser.open(visit.request(prompt="none"), stop_at=CALLBACK)
    assert done.headers["location"].startswith("http://localhost:3000/")
    assert "login_required" in again.headers["location"]


async def test_keys_and_sessions_survive_a_restart(
    provider: EmbeddedIdentity, servers_folder: Path, new_visit: NewVisit
) -> None:
    moved = EmbeddedIdentity(
        servers_folder / "identity-2", free_port(), "viva-web", "client-secret", (CALLBACK,), provider.post_logout_uris
    )
    visit = await new_visit(moved)
    with running(moved, servers_folder / "identity-2.log"):
        tokens = (await visit.redeem(code_of(await visit.submit(HANNA.email, HANNA.password)))).json()
    with running(moved, servers_folder / "identity-2.log"):
        still_in = await visit.browser.open(visit.request(prompt="none"), stop_at=CALLBACK)
        async with AsyncClient() as client:
            keys = KeySet.import_key_set((await client.get(visit.address("certs"))).json())
    jwt.decode(tokens["id_token"], keys, algorithms=["RS256"])
    assert code_of(still_in)


def hidden_inputs(html: str) -> list[str]:
    return [part.split('"/>')[0].split('">')[0] for part in html.split('<input type="hidden" name="')[1:]]


class TestThePasswordForm:
    async def test_asks_for_the_password_of_a_demo_person_too(
        self, live: EmbeddedIdentity, new_visit: NewVisit
    ) -> None:
        visit = await new_visit(live)
        page = await visit.browser.open(visit.request(), stop_at=CALLBACK)
        answer = await visit.browser.submit(str(page.url), {"person": HANNA.email}, stop_at=CALLBACK)
        assert answer.status_code == 401

    async def test_is_filled_by_picking_a_demo_person_and_signs_in_only_when_it_is_sent(
        self, live: EmbeddedIdentity, new_visit: NewVisit
    ) -> None:
        visit = await new_visit(live)
        page = await visit.browser.open(visit.request(), stop_at=CALLBACK)
        picked = await visit.browser.open(f"{page.url}?person={HANNA.email}", stop_at=CALLBACK)
        assert picked.status_code == 200
        assert f'value="{HANNA.email}"' in picked.text
        assert f'value="{HANNA.password}"' in picked.text
        silent = await visit.browser.open(visit.request(prompt="none"), stop_at=CALLBACK)
        assert "login_required" in silent.headers["location"]

    async def test_leads_back_when_it_is_cancelled(self, live: EmbeddedIdentity, new_visit: NewVisit) -> None:
        visit = await new_visit(live)
        page = await visit.browser.open(visit.request(), stop_at=CALLBACK)
        answer = await visit.browser.submit(str(page.url), {"cancel": "yes"}, stop_at=CALLBACK)
        assert answer.headers["location"].startswith(f"{CALLBACK}?error=access_denied")
        assert "state=a-state" in answer.headers["location"]


@contextmanager
def provider_of_its_own(folder: Path, **settings: str) -> Iterator[EmbeddedIdentity]:
    provider = EmbeddedIdentity(
        folder / "identity",
        free_port(),
        "viva-web",
        "client-secret",
        (CALLBACK,),
        ("http://localhost:3000/",),
        settings,
    )
    with running(provider, folder / "identity.log"):
        yield provider


class TestFailedPasswords:
    async def test_of_one_account_are_ten_in_ten_minutes_then_the_right_one_waits_too(
        self, servers_folder: Path, new_visit: NewVisit
    ) -> None:
        with provider_of_its_own(servers_folder / "failing") as provider:
            statuses = [(await (await new_visit(provider)).submit(HANNA.email, "wrong")).status_code for _ in range(10)]
            refused = await (await new_visit(provider)).submit(f" {HANNA.email.upper()}", HANNA.password)
            other = await (await new_visit(provider)).submit(DEMO_PEOPLE[1].email, DEMO_PEOPLE[1].password)
        assert statuses == [401] * 10
        assert refused.status_code == 429
        assert 0 < int(refused.headers["retry-after"]) <= 600
        assert "Too many passwords" in refused.text
        assert code_of(other)

    async def test_of_one_address_are_counted_whoever_is_tried(self, servers_folder: Path, new_visit: NewVisit) -> None:
        with provider_of_its_own(servers_folder / "address", VIVA_OIDC_FAILURES_OF_ADDRESS="3") as provider:
            visit = await new_visit(provider)
            statuses = [(await visit.submit(f"person{n}@x.example", "wrong")).status_code for n in range(4)]
        assert statuses == [401, 401, 401, 429]

    async def test_are_forgotten_by_an_account_whose_password_fits(
        self, servers_folder: Path, new_visit: NewVisit
    ) -> None:
        with provider_of_its_own(servers_folder / "fitting", VIVA_OIDC_FAILURES_OF_ACCOUNT="2") as provider:
            passwords = ["wrong", HANNA.password, "wrong", HANNA.password]
            answers = [await (await new_visit(provider)).submit(HANNA.email, password) for password in passwords]
        assert [answer.status_code for answer in answers] == [401, 303, 401, 303]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VIVA_OIDC_HOST", "0.0.0.0"),
        ("VIVA_OIDC_HOST", "192.0.2.1"),
        ("VIVA_OIDC_HOST", "::"),
        ("VIVA_OIDC_ISSUER", "http://viva.example:18180/realms/viva"),
    ],
)
def test_without_tls_only_this_machine_is_served(provider: EmbeddedIdentity, name: str, value: str) -> None:
    launch = provider.launch()
    ended = subprocess.run(
        launch.argv, env={**launch.env, name: value}, capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith("viva: the identity provider serves no address but this machine's own without TLS")
    assert ended.stderr.count("\n") == 1
