"""Secrets a browser holds are stored as their hash only: what leaks from the database opens nothing."""

import hashlib
import re

# 256 bits in base64url, as `secrets.token_urlsafe(32)` writes them.
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def fingerprint_of(secret: str | None) -> str | None:
    """None for what cannot be one of our secrets, so that no lookup is made for it."""
    return fingerprint(secret) if secret is not None and _SECRET.fullmatch(secret) else None
