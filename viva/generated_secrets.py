"""Passwords and keys of the embedded mode: made at the first start, kept in one file only its owner can read."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kernel.auth.internal_token import new_signing_key
from kernel.events.signature import EventSigner, new_event_key
from viva.site import CONTEXTS

FILE_NAME = "secrets.json"


@dataclass(frozen=True)
class GeneratedSecrets:
    postgres_password: str
    database_passwords: dict[str, str]
    valkey_password: str
    oidc_client_secret: str
    signing_key: str
    link_key: str
    metrics_token: str
    event_keys: dict[str, str]


def event_public_keys(private_keys: Mapping[str, str]) -> str:
    """VIVA_EVENT_PUBLIC_KEYS: by context, what every process may know."""
    return json.dumps({context: [EventSigner(key).public_key] for context, key in private_keys.items()})


def load_or_make(data: Path) -> GeneratedSecrets:
    """What an older version did not have yet is made and added; what it had stays."""
    data.mkdir(parents=True, exist_ok=True)
    file = data / FILE_NAME
    known = json.loads(file.read_text()) if file.exists() else {}
    made = GeneratedSecrets(**{**asdict(make()), **known})
    if asdict(made) != known:
        _write(file, made)
    return made


def _write(file: Path, made: GeneratedSecrets) -> None:
    unfinished = file.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as output:
        json.dump(asdict(made), output, indent=2)
    unfinished.replace(file)


def make() -> GeneratedSecrets:
    return GeneratedSecrets(
        postgres_password=secrets.token_urlsafe(24),
        database_passwords={context: secrets.token_urlsafe(24) for context in CONTEXTS},
        valkey_password=secrets.token_urlsafe(24),
        oidc_client_secret=secrets.token_urlsafe(32),
        signing_key=json.dumps(new_signing_key()),
        link_key=secrets.token_urlsafe(32),
        metrics_token=secrets.token_urlsafe(32),
        event_keys={context: new_event_key() for context in CONTEXTS},
    )
