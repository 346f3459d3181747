"""Where a supergraph's text comes from: a file, or a URL that has to answer whole, in time and within a size."""

import threading
import urllib.request
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError

from router.errors import SupergraphInvalid

_TIMEOUT_SECONDS = 10.0
_MAX_BYTES = 64 * 1024 * 1024


def load_supergraph(source: str, timeout_seconds: float = _TIMEOUT_SECONDS, max_bytes: int = _MAX_BYTES) -> str:
    if source.startswith(("http://", "https://")):
        raw = _fetch(source, timeout_seconds, max_bytes)
    else:
        try:
            raw = Path(source).read_bytes()
        except OSError as error:
            raise SupergraphInvalid(f"cannot read the supergraph {source}: {error.strerror}") from error
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SupergraphInvalid(f"the supergraph {source} is not text in UTF-8") from error


def _fetch(url: str, timeout_seconds: float, max_bytes: int) -> bytes:
    """In a thread that is left behind when it takes too long: a socket's own timeout begins anew with every byte."""
    answers: list[bytes | SupergraphInvalid] = []

    def ask() -> None:
        try:
            answers.append(_read(url, timeout_seconds, max_bytes))
        except SupergraphInvalid as error:
            answers.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(timeout_seconds)
    answer = answers[0] if answers else _failed(url, f"no whole answer within {timeout_seconds:g} s")
    if isinstance(answer, SupergraphInvalid):
        raise answer
    return answer


def _read(url: str, timeout_seconds: float, max_bytes: int) -> bytes:
    try:
        with urllib.request.urlopen(url, timeout=timeout_seconds) as response:  # noqa: S310  # the scheme is checked
            raw: bytes = response.read(max_bytes + 1)
    except HTTPError as error:
        error.close()
        raise _failed(url, f"HTTP status {error.code}") from error
    except (HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise _failed(url, str(getattr(reason, "strerror", None) or reason or type(reason).__name__)) from error
    if response.status != 200:
        raise _failed(url, f"HTTP status {response.status}")
    if len(raw) > max_bytes:
        raise _failed(url, f"the answer is larger than {max_bytes} bytes")
    return raw


def _failed(url: str, why: str) -> SupergraphInvalid:
    return SupergraphInvalid(f"cannot fetch the supergraph from {url}: {why}")
