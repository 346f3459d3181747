"""What people meet when a part of ours is away, and what the health page says of it."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
from httpx2 import AsyncClient

from gateway.settings import GatewayApiSettings
from gateway.web.cookies import SESSION_COOKIE, SIGN_IN_COOKIE
from tests.gateway.served import WEB, served_gateway
from tests.support.ports import free_port


@pytest.fixture
async def without_database(settings: GatewayApiSettings) -> AsyncIterator[AsyncClient]:
    gone = urlsplit(settings.database_url)._replace(netloc=f"nobody:secret@127.0.0.1:{free_port()}").geturl()
    async with (
        served_gateway(settings.model_copy(update={"database_url": gone})) as url,
        AsyncClient(base_url=url) as client,
    ):
        yield client


class TestWithoutDatabase:
    async def test_signing_in_leads_to_the_page_that_says_so(self, without_database: AsyncClient) -> None:
        answer = await without_database.get("/auth/sign-in?returnTo=/templates")
        assert answer.headers["location"] == f"{WEB}/sign-in?error=SERVICE_UNAVAILABLE&returnTo=%2Ftemplates"
        cookies = {"cookie": f"{SIGN_IN_COOKIE}={'x' * 43}"}
        answer = await without_database.get(f"/auth/callback?code=x&state={'x' * 43}", headers=cookies)
        assert answer.headers["location"] == f"{WEB}/sign-in?error=SERVICE_UNAVAILABLE"

    async def test_other_routes_answer_503_in_our_shape(self, without_database: AsyncClient) -> None:
        cookies = {"cookie": f"{SESSION_COOKIE}={'y' * 43}"}
        answer = await without_database.get("/auth/session", headers=cookies)
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "SERVICE_UNAVAILABLE")
        assert "secret" not in answer.text

    async def test_the_health_page_names_it(self, without_database: AsyncClient) -> None:
        answer = await without_database.get("/health/ready")
        assert answer.status_code == 503
        assert answer.json()["status"] == "DOWN"
        assert answer.json()["parts"]["database"].startswith("DOWN")
        assert answer.json()["parts"]["router"] == "UP"
        assert (await without_database.get("/health/live")).status_code == 200


class TestWithoutProvider:
    async def test_the_gateway_works_but_is_degraded(self, settings: GatewayApiSettings) -> None:
        away = settings.model_copy(update={"issuer": f"http://localhost:{free_port()}/realms/viva"})
        async with served_gateway(away) as url, AsyncClient(base_url=url) as client:
            answer = await client.get("/health")
        assert answer.status_code == 200
        assert answer.json()["status"] == "DEGRADED"
        assert answer.json()["parts"]["provider"].startswith("DOWN")
        assert answer.json()["parts"]["database"] == "UP"


async def test_sign_ins_are_counted(settings: GatewayApiSettings) -> None:
    measured = settings.model_copy(update={"metrics_token": "token-of-the-metrics"})
    async with served_gateway(measured) as url, AsyncClient(base_url=url) as client:
        await client.get("/auth/callback?error=access_denied")
        counted = (await client.get("/metrics", headers={"authorization": "Bearer token-of-the-metrics"})).text
    assert 'auth_requests_total{action="sign_in",outcome="SIGN_IN_DENIED"}' in counted
