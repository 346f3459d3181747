"""The gateway and a real identity provider, as a browser meets them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.bootstrap import Store
from gateway.settings import GatewayApiSettings
from kernel.clock import SystemClock
from kernel.ids import new_id
from tests.gateway.served import api_settings, identity_provider, served_gateway
from tests.support.ports import free_port
from viva.client.browsing import Browser, FormReader
from viva.embedded.identity import EmbeddedIdentity

PASSWORD = "viva-demo"
PENDING = "SELECT user_id, command->>'externalAuthId' AS subject FROM sagas WHERE state = 'PENDING'"


@pytest.fixture(scope="session")
def gateway_port() -> int:
    return free_port()


@pytest.fixture(scope="session")
def identity(servers_folder: Path, gateway_port: int) -> Iterator[EmbeddedIdentity]:
    with identity_provider(servers_folder, gateway_port) as identity:
        yield identity


@pytest.fixture
def settings(
    tmp_path: Path, gateway_port: int, identity: EmbeddedIdentity, clean_gateway_db: str, redis_url: str
) -> GatewayApiSettings:
    return api_settings(tmp_path, gateway_port, identity.issuer, clean_gateway_db, redis_url)


@pytest.fixture
async def gateway(settings: GatewayApiSettings, store: Store) -> AsyncIterator[str]:
    async with served_gateway(settings) as url:
        yield url


class Users:
    """Plays the users context: what it would tell on `user-events`, applied by our own reactions."""

    def __init__(self, store: Store, issuer: str) -> None:
        self._store = store
        self.on = UserEventReactions(store.begin, SystemClock(), issuer)

    async def tell(self, user_id: str, subject: str, *roles: str) -> None:
        await self.on.user_told(
            new_id("evt"), user_id=user_id, external_auth_id=subject, status="ACTIVE", roles=frozenset(roles)
        )

    async def refuse(self, user_id: str, code: str) -> None:
        await self.on.registration_refused(new_id("evt"), user_id=user_id, code=code)


@pytest.fixture
def users(store: Store, identity: EmbeddedIdentity) -> Users:
    return Users(store, identity.issuer)


class Person:
    """A browser and what its person does."""

    def __init__(self, browser: Browser, gateway_url: str) -> None:
        self.browser, self.url = browser, gateway_url

    async def reach_callback(self, email: str, return_to: str = "/templates") -> str:
        """From our sign-in address through the provider's form to the address it sends the browser back to."""
        page = await self.browser.open(f"{self.url}/auth/sign-in?returnTo={return_to}")
        form = FormReader()
        form.feed(page.text)
        assert form.action, page.text
        assert form.login_field
        assert form.password_field
        fields = {**form.fields, form.login_field: email, form.password_field: PASSWORD}
        answer = await self.browser.submit(str(page.url.join(form.action)), fields, stop_at=f"{self.url}/auth/callback")
        return str(answer.headers["location"])

    async def sign_in(self, email: str, return_to: str = "/templates") -> str:
        """Where the browser stands after all."""
        answer = await self.browser.request("GET", await self.reach_callback(email, return_to))
        return str(answer.headers.get("location", answer.status_code))

    async def session(self) -> dict[str, object]:
        answer = await self.browser.request("GET", f"{self.url}/auth/session")
        told: dict[str, object] = answer.json()
        return told


@pytest.fixture
async def person(gateway: str) -> AsyncIterator[Person]:
    async with Browser() as browser:
        yield Person(browser, gateway)


Reaction = Callable[[str, str], Awaitable[None]]
WhenRegistering = Callable[[Reaction], None]


@pytest.fixture
async def when_registering(clean_gateway_db: str) -> AsyncIterator[WhenRegistering]:
    """Runs a reaction on (user id, provider's subject) as soon as a registration has begun, as users would."""
    tasks: list[asyncio.Task[None]] = []

    async def wait_and(react: Reaction) -> None:
        connection = await asyncpg.connect(clean_gateway_db)
        try:
            row = None
            while row is None:
                await asyncio.sleep(0.02)
                row = await connection.fetchrow(PENDING)
        finally:
            await connection.close()
        await react(row["user_id"], row["subject"])

    yield lambda react: tasks.append(asyncio.create_task(wait_and(react)))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
