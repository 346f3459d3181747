"""Asks one running part how it is: our processes say it in words, the servers by answering at all."""

import json
import urllib.error
import urllib.request

from viva.embedded.launch import EmbeddedServer
from viva.python_process import PythonProcess
from viva.running import RunningPart

TIMEOUT_SECONDS = 3.0


def ask_health(server: EmbeddedServer, part: RunningPart) -> str:
    """UP, DEGRADED or DOWN, with the parts of it that are not up."""
    if part.pid is None:
        return f"DOWN ({part.state})"
    if isinstance(server, PythonProcess):
        return ask_page(f"http://127.0.0.1:{server.port}/health")
    return "UP" if server.is_ready(part.pid) else "DOWN (does not answer)"


def ask_page(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310  an address of our own
            return in_words(json.load(answer))
    except urllib.error.HTTPError as refusal:
        return in_words(json.load(refusal))
    except (urllib.error.URLError, OSError):
        return "DOWN (does not answer)"


def in_words(health: dict[str, object]) -> str:
    parts = health.get("parts")
    ill = [f"{name}: {how}" for name, how in parts.items() if how != "UP"] if isinstance(parts, dict) else []
    return f"{health.get('status')}" + (f" ({', '.join(ill)})" if ill else "")
