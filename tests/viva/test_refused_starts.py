"""What no process of ours starts without: TLS towards other machines, keys that sign and verify events."""

import subprocess
import sys

import pytest

from kernel.events.signature import new_event_key
from viva.generated_secrets import make
from viva.parts import backing_servers, context_settings
from viva.site import CONTEXTS, ROOT, Ports, Site

SECONDS = 60


def command_of(context: str, kind: str, port: int) -> tuple[str, ...]:
    package = "gateway" if context == "gateway" else f"subgraphs.{context}"
    commands = {
        "api": ("http_server", f"{package}.main:app", "--port", str(port)),
        "worker": (f"{package}.worker",),
        "consumer": (f"{package}.consumer",),
    }
    return (sys.executable, "-m", *commands[kind])


@pytest.mark.parametrize("kind", ["api", "worker", "consumer"])
@pytest.mark.parametrize("context", CONTEXTS)
def test_every_kind_of_process_refuses_servers_without_tls(context: str, kind: str) -> None:
    complaints = complaints_of(
        context,
        kind,
        {
            "VIVA_PROFILE": "production",
            "VIVA_KAFKA_BOOTSTRAP": "kafka.example:9092",
            "VIVA_REDIS_URL": "redis://:hunter2@redis.example:6379/0",
            f"VIVA_{context.upper()}_DATABASE_URL": "postgresql://viva:hunter2@db.example/viva",
        },
    )
    assert [line.split()[2] for line in complaints] == [
        "VIVA_REDIS_URL",
        "VIVA_KAFKA_SECURITY_PROTOCOL",
        f"VIVA_{context.upper()}_DATABASE_URL",
    ]
    assert all("is not this machine" in line and "hunter2" not in line for line in complaints)


ANOTHER_KEY = new_event_key()
MISSING_KEY = "viva: setting VIVA_EVENT_SIGNING_KEY is missing: it signs the events of {}; `viva keys` makes one"
OTHER_KEY = "viva: setting VIVA_EVENT_SIGNING_KEY is wrong: VIVA_EVENT_PUBLIC_KEYS lists another key for {}"
MISSING_PUBLIC_KEYS = "viva: setting VIVA_EVENT_PUBLIC_KEYS is missing a key of {}; `viva keys` makes them"
LISTENS_TO = {"users": "gateway", "interviews": "analysis, users", "analysis": "interviews", "gateway": "users"}


@pytest.mark.parametrize(
    ("context", "key", "complaint"),
    [*((context, "", MISSING_KEY) for context in CONTEXTS), ("users", ANOTHER_KEY, OTHER_KEY)],
    ids=[*CONTEXTS, "another key"],
)
def test_no_worker_starts_without_the_key_of_its_context(context: str, key: str, complaint: str) -> None:
    complaints = complaints_of(context, "worker", {"VIVA_EVENT_SIGNING_KEY": key})
    assert complaints == [complaint.format(context)]


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_consumer_starts_without_the_keys_of_those_it_listens_to(context: str) -> None:
    complaints = complaints_of(context, "consumer", {"VIVA_EVENT_PUBLIC_KEYS": ""})
    assert complaints == [MISSING_PUBLIC_KEYS.format(LISTENS_TO[context])]


def complaints_of(context: str, kind: str, changed: dict[str, str]) -> list[str]:
    """What the process says about settings before it ends by itself; a setting changed to nothing is left out."""
    site, made = Site(ROOT / ".viva", Ports()), make()
    settings = context_settings(site, made, backing_servers(site, made), context) | changed
    done = subprocess.run(
        command_of(context, kind, site.ports.of(context)),
        cwd=ROOT,
        env={name: value for name, value in settings.items() if value},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert done.returncode != 0
    return [line for line in done.stderr.splitlines() if line.startswith("viva: setting ")]
