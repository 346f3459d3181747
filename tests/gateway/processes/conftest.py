"""The gateway's and the users' processes on the embedded servers, each a process of its own that can be killed."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from subgraphs.users.graphql.schema import SCHEMA as USERS_SCHEMA
from tests.gateway.sample_users import compose
from tests.gateway.served import CLIENT_SECRET, WEB, api_settings, identity_provider
from tests.support.event_keys import event_settings
from tests.support.processes import wait_until
from viva.client.browsing import sign_in
from viva.client.graph import GraphClient
from viva.embedded.launch import dies_with_parent

ROOT = Path(__file__).resolve().parents[3]
PASSWORD = "viva-demo"
READY_SECONDS = 90.0


class Parts:
    """Starts and kills the parts by name: `gateway-api`, `gateway-worker`, `gateway-consumer`, `users-api` …"""

    def __init__(self, folder: Path, first_port: int, environment: dict[str, str]) -> None:
        self._folder, self._environment = folder, environment
        self._ports = {"gateway": first_port, "users": first_port + 1}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def gateway_url(self) -> str:
        return f"http://localhost:{self._ports['gateway']}"

    @property
    def users_url(self) -> str:
        return f"http://127.0.0.1:{self._ports['users']}/graphql"

    def start(self, *names: str) -> None:
        for name in names:
            log = (self._folder / f"{name}.log").open("ab")
            self._running[name] = subprocess.Popen(
                dies_with_parent(self._command(name), "KILL"),
                cwd=ROOT,
                env={**os.environ, **self._environment, **event_settings(name.partition("-")[0])},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            log.close()
        wait_until(f"ready: {', '.join(names)}", lambda: all(map(self._is_ready, names)), within_seconds=READY_SECONDS)

    def kill(self, *names: str) -> None:
        for name in names:
            process = self._running.pop(name)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop(self) -> None:
        self.kill(*list(self._running))

    def _command(self, name: str) -> tuple[str, ...]:
        context, _, role = name.partition("-")
        package = "gateway" if context == "gateway" else f"subgraphs.{context}"
        port = str(self._ports[context])
        commands = {
            "api": ("-m", "http_server", f"{package}.main:app", "--port", port),
            "worker": ("-m", f"{package}.worker"),
            "consumer": ("-m", f"{package}.consumer"),
        }
        return (sys.executable, *commands[role])

    def _is_ready(self, name: str) -> bool:
        context, _, role = name.partition("-")
        port = self._ports[context] + {"api": 0, "worker": 100, "consumer": 200}[role]
        process = self._running[name]
        assert process.poll() is None, (self._folder / f"{name}.log").read_text()[-2000:]
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=1) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    async def signed_in(self, email: str) -> GraphClient:
        cookies = await sign_in(self.gateway_url, WEB, email, PASSWORD)
        return GraphClient(self.gateway_url, WEB, cookies)


@pytest.fixture
async def parts(
    tmp_path: Path, clean_gateway_db: str, clean_users_db: str, redis_url: str, own_kafka: str, port_block: int
) -> AsyncIterator[Parts]:
    first_port = port_block
    with identity_provider(tmp_path, first_port) as identity:
        settings = api_settings(tmp_path, first_port, identity.issuer, clean_gateway_db, redis_url)
        parts = Parts(
            tmp_path,
            first_port,
            {
                "VIVA_REDIS_URL": redis_url,
                "VIVA_KAFKA_BOOTSTRAP": own_kafka,
                "VIVA_ENVIRONMENT": "development",
                "VIVA_WEB_ORIGIN": WEB,
                "VIVA_GATEWAY_URL": settings.gateway_url,
                "VIVA_JWKS_URL": f"http://127.0.0.1:{first_port}/.well-known/jwks.json",
                "VIVA_GATEWAY_PORT": str(first_port),
                "VIVA_USERS_PORT": str(first_port + 1),
                "VIVA_GATEWAY_DATABASE_URL": clean_gateway_db,
                "VIVA_USERS_DATABASE_URL": clean_users_db,
                "VIVA_USERS_ADMIN_EMAILS": "admin@viva.example",
                "VIVA_GATEWAY_SIGNING_KEY": json.dumps(settings.signing_key),
                "VIVA_GATEWAY_OIDC_ISSUER": identity.issuer,
                "VIVA_GATEWAY_OIDC_CLIENT_ID": "viva-gateway",
                "VIVA_GATEWAY_OIDC_CLIENT_SECRET": CLIENT_SECRET,
                "VIVA_GATEWAY_SUPERGRAPH": str(tmp_path / "supergraph.graphql"),
                "VIVA_GATEWAY_SUBGRAPH_URLS": json.dumps({"interviews": "http://127.0.0.1:9/graphql"}),
            },
        )
        compose(tmp_path, parts.users_url, USERS_SCHEMA)
        try:
            yield parts
        finally:
            parts.stop()
