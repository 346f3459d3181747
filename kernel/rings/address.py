"""What the address of Redis (Valkey) must have where it is another machine: TLS that verifies, and a password.

rediss://viva:secret@redis.example:6380/0?ssl_ca_certs=/etc/viva/ca.pem
"""

from redis.connection import parse_url

from http_server.loopback import is_loopback
from kernel.tls import check_files

_UNVERIFIED = ("ssl_cert_reqs", "ssl_check_hostname", "ssl_include_verify_flags", "ssl_exclude_verify_flags")


def check_redis_url(redis_url: str) -> None:
    """Raises ValueError with what to change, judged by what redis-py makes of the address; its value is not in it."""
    options = parse_url(redis_url)  # type: ignore[no-untyped-call]
    files = [str(options.get(name, "")) for name in ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile")]
    check_files(*files)
    host = str(options.get("host", "localhost"))
    if redis_url.startswith("unix:") or is_loopback(host):
        return
    weakened = [name for name in _UNVERIFIED if name in options]
    if weakened:
        raise ValueError(f"{host} is not this machine: leave {weakened[0]} out, its certificate is always verified")
    if not redis_url.startswith("rediss:"):
        raise ValueError(f"{host} is not this machine: use rediss:// (with ?ssl_ca_certs=<CA file>)")
    if not options.get("password") and not options.get("ssl_certfile"):
        raise ValueError(f"{host} is not this machine: add a password, or a client certificate (ssl_certfile)")
