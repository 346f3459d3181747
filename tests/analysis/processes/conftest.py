"""The API twice, the worker and the consumer of analysis, on the real servers."""

from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kernel.auth.internal_token import TokenSigner, new_signing_key
from kernel.database.database import Database, open_database
from kernel.events.envelope import Envelope
from kernel.ids import new_id
from kernel.messaging.broker import Broker
from kernel.messaging.producer import EventProducer
from tests.analysis.processes.parts import Part, published_keys
from tests.support.event_keys import event_settings, signed_by
from tests.support.ports import free_port

TOPIC = "interview-events"


@dataclass
class System:
    """`apis` are two processes on two ports; nothing is started yet."""

    apis: tuple[Part, Part]
    worker: Part
    consumer: Part
    signer: TokenSigner
    database: Database
    bootstrap: str

    async def send(self, event_type: str, payload: Mapping[str, Any], *, version: int = 1, event_id: str = "") -> str:
        sent = event_id or new_id("evt")
        envelope = Envelope(
            event_id=sent,
            event_type=event_type,
            version=version,
            timestamp=datetime.now(UTC),
            source="interviews",
            aggregate_id=str(payload["invitationId"]),
            payload=dict(payload),
        )
        await self.send_raw(envelope.encode(), key=envelope.aggregate_id)
        return sent

    async def send_raw(self, message: bytes, *, key: str = "inv_broken") -> None:
        producer = EventProducer(Broker(self.bootstrap), "analysis-tests")
        await signed_by("interviews", producer).send(TOPIC, key, message)
        producer.close()


@pytest.fixture
async def system(
    new_database: Callable[[str], str],
    clean_analysis_db: str,
    redis_url: str,
    own_kafka: str,
    tmp_path: Path,
    port_block: int,
) -> AsyncIterator[System]:
    url = new_database(clean_analysis_db.rsplit("/", 1)[1])
    port = port_block
    signer = TokenSigner(new_signing_key())
    database = open_database(url, source="analysis", topics="analysis-events")
    async with published_keys(signer, free_port()) as jwks_url:
        environment = {
            **event_settings("analysis"),
            "VIVA_REDIS_URL": redis_url,
            "VIVA_KAFKA_BOOTSTRAP": own_kafka,
            "VIVA_ENVIRONMENT": "development",
            "VIVA_KAFKA_SESSION_TIMEOUT_MS": "2000",
            "VIVA_JWKS_URL": jwks_url,
            "VIVA_ANALYSIS_DATABASE_URL": url,
            "VIVA_ANALYSIS_PORT": str(port),
            "VIVA_ANALYSIS_JOB_LEASE_SECONDS": "2",
        }

        def api(at: int) -> Part:
            program = ("-m", "http_server", "subgraphs.analysis.main:app", "--port", str(at))
            return Part(program, at, environment, tmp_path / f"api-{at}.log")

        worker = ("-m", "subgraphs.analysis.worker")
        yield System(
            (api(port), api(port + 1)),
            Part(worker, port + 100, environment, tmp_path / "worker.log"),
            Part(("-m", "subgraphs.analysis.consumer"), port + 200, environment, tmp_path / "consumer.log"),
            signer,
            database,
            own_kafka,
        )
    await database.close()
