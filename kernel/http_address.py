"""What an address by HTTP must have where it leads to another machine: TLS that verifies the server.

Tokens, answers of candidates and the keys that we believe in go over it.
"""

from urllib.parse import urlsplit

from http_server.loopback import is_loopback


def check_http_url(url: str) -> None:
    """Raises ValueError with what to change; the value itself, which may hold a password, is never in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        raise ValueError("it is no address like https://host:port/path")
    if parts.scheme == "http" and not is_loopback(host):
        raise ValueError(f"{host} is not this machine: use https://")
