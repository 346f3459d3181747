"""No process of ours starts towards a server on another machine without TLS: each ends with one line per setting."""

import subprocess
import sys

import pytest

from viva.generated_secrets import make
from viva.parts import backing_servers, context_settings
from viva.site import CONTEXTS, ROOT, Ports, Site

SECONDS = 60


def command_of(context: str, kind: str, port: int) -> tuple[str, ...]:
    package = "gateway" if context == "gateway" else f"subgraphs.{context}"
    commands = {
        "api": ("http_server", f"{package}.main:app", "--port", str(port)),
        "worker": ("dramatiq", f"{package}.worker", "--processes", "1", "--threads", "1"),
        "consumer": (f"{package}.consumer",),
    }
    return (sys.executable, "-m", *commands[kind])


@pytest.mark.parametrize("kind", ["api", "worker", "consumer"])
@pytest.mark.parametrize("context", CONTEXTS)
def test_every_kind_of_process_refuses_servers_without_tls(context: str, kind: str) -> None:
    site, made = Site(ROOT / ".viva", Ports()), make()
    settings = context_settings(site, made, backing_servers(site, made), context) | {
        "VIVA_PROFILE": "production",
        "VIVA_KAFKA_BOOTSTRAP": "kafka.example:9092",
        "VIVA_REDIS_URL": "redis://:hunter2@redis.example:6379/0",
        f"VIVA_{context.upper()}_DATABASE_URL": "postgresql://viva:hunter2@db.example/viva",
    }
    done = subprocess.run(
        command_of(context, kind, site.ports.of(context)),
        cwd=ROOT,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    complaints = [line for line in done.stderr.splitlines() if line.startswith("viva: setting ")]
    assert [line.split()[2] for line in complaints] == [
        "VIVA_REDIS_URL",
        "VIVA_KAFKA_SECURITY_PROTOCOL",
        f"VIVA_{context.upper()}_DATABASE_URL",
    ]
    assert all("is not this machine" in line and "hunter2" not in line for line in complaints)
    assert done.returncode != 0
