"""Where a supergraph's text comes from: a file, or a URL."""

import urllib.request
from pathlib import Path

from router.errors import SupergraphInvalid

_TIMEOUT_SECONDS = 10
_MAX_BYTES = 64 * 1024 * 1024


def load_supergraph(source: str) -> str:
    if source.startswith(("http://", "https://")):
        return _fetch(source)
    try:
        return Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SupergraphInvalid(f"cannot read the supergraph {source}: {error}") from error


def _fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310  # scheme checked above
            raw: bytes = response.read(_MAX_BYTES)
            return raw.decode("utf-8")
    except (OSError, ValueError) as error:
        raise SupergraphInvalid(f"cannot fetch the supergraph from {url}: {error}") from error
