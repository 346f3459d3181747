"""The analysis API as the gateway meets it: in-process, on the real database, with real internal tokens."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import orjson
import pytest

from kernel.auth.internal_token import Caller, GivenKeys, TokenSigner, TokenVerifier, new_signing_key
from kernel.database.database import Database, open_database
from kernel.settings import load
from subgraphs.analysis.api import create_api
from subgraphs.analysis.settings import AnalysisSettings
from tests.analysis.samples import BEN, CONTOSO, HANNA, INVITATION, MARA, NORTHWIND

SCOPES = frozenset({"analyses:read", "analyses:retry"})
HR_HANNA = Caller(HANNA, "USER", frozenset({"HR"}), SCOPES, NORTHWIND, "OWNER")
HR_BEN = Caller(BEN, "USER", frozenset({"HR"}), SCOPES, NORTHWIND, "MEMBER")
HR_MARA = Caller(MARA, "USER", frozenset({"HR"}), SCOPES, CONTOSO, "OWNER")
ADMIN = Caller(f"usr_{'4' * 32}", "USER", frozenset({"ADMIN"}), SCOPES | {"events:replay"})
CANDIDATE = Caller(INVITATION, "INVITATION", frozenset(), frozenset({"interview:take"}))


@dataclass
class AnalysisApi:
    http: httpx2.AsyncClient
    signer: TokenSigner
    database: Database

    async def ask(self, caller: Caller, query: str, **variables: Any) -> dict[str, Any]:
        body = orjson.dumps({"query": query, "variables": variables})
        token = self.signer.sign(caller, "analysis", body)
        headers = {"content-type": "application/json", "viva-internal-token": token}
        answer: dict[str, Any] = (await self.http.post("/graphql", content=body, headers=headers)).json()
        return answer

    async def data(self, caller: Caller, query: str, **variables: Any) -> dict[str, Any]:
        answer = await self.ask(caller, query, **variables)
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data


@pytest.fixture
async def database(clean_analysis_db: str) -> AsyncIterator[Database]:
    opened = open_database(clean_analysis_db, source="analysis", topics="analysis-events")
    yield opened
    await opened.close()


@pytest.fixture
async def api(clean_analysis_db: str, redis_url: str, database: Database) -> AsyncIterator[AnalysisApi]:
    settings = load(
        AnalysisSettings,
        redis_url=redis_url,
        kafka_bootstrap="127.0.0.1:1",
        environment="development",
        database_url=clean_analysis_db,
    )
    signer = TokenSigner(new_signing_key())
    app = create_api(settings, TokenVerifier(GivenKeys(signer.public_jwks()), "analysis"))
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://analysis") as http,
    ):
        yield AnalysisApi(http, signer, database)
