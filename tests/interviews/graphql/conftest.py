"""Fixtures of the graph's tests: the API in process, its keys, its settings."""

from collections.abc import AsyncIterator

import httpx2
import pytest

from kernel.auth.internal_token import GivenKeys, TokenSigner, TokenVerifier, new_signing_key
from subgraphs.interviews.api import create_api
from subgraphs.interviews.settings import InterviewsSettings
from tests.interviews.graphql.api import InterviewsApi

LINK_KEY = "link-key-of-tests-0123456789-abcdef"


@pytest.fixture
def interviews_settings(clean_interviews_db: str, redis_url: str) -> InterviewsSettings:
    return InterviewsSettings.model_validate(
        {
            "VIVA_INTERVIEWS_DATABASE_URL": clean_interviews_db,
            "VIVA_INTERVIEWS_LINK_KEY": LINK_KEY,
            "redis_url": redis_url,
            "kafka_bootstrap": "127.0.0.1:1",
        }
    )


@pytest.fixture
async def api(interviews_settings: InterviewsSettings) -> AsyncIterator[InterviewsApi]:
    signer = TokenSigner(new_signing_key())
    app = create_api(interviews_settings, TokenVerifier(GivenKeys(signer.public_jwks()), "interviews"))
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://interviews") as http,
    ):
        yield InterviewsApi(http, signer, interviews_settings.database_url)
