"""The address of a database as its clients take it, and what it must have where the server is another machine.

postgresql://viva_users:secret@db.example:5432/viva_users?sslmode=verify-full&sslrootcert=/etc/viva/ca.pem
"""

import os
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from http_server.loopback import is_loopback
from kernel.tls import check_files

VERIFYING = ("verify-full", "verify-ca")
# asyncpg reads these from an address alone, SQLAlchemy would hand them on as arguments that do not exist.
_TLS_OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "sslnegotiation")
# Nothing else is taken: `hostaddr`, `service`, `dsn`, `ssl`, `passfile` and their like are other ways to say where to
# connect and how, and one of them would win over the address that was checked, in some client or other.
_OPTIONS = (
    *_TLS_OPTIONS,
    *("host", "port", "target_session_attrs", "timeout", "command_timeout"),
    *("statement_cache_size", "prepared_statement_cache_size"),
)


def asyncpg_url(database_url: str) -> URL:
    """For SQLAlchemy, which gets the TLS options by `tls_arguments`. `postgresql+asyncpg://…` is accepted as well."""
    return make_url(database_url).set(drivername="postgresql+asyncpg").difference_update_query(_TLS_OPTIONS)


def tls_arguments(database_url: str) -> dict[str, Any]:
    """The TLS options of the address as asyncpg reads them, beside what SQLAlchemy gives it."""
    query = make_url(database_url).query
    options = {name: query[name] for name in _TLS_OPTIONS if name in query}
    return {"dsn": f"postgresql:///?{urlencode(options)}"} if options else {}


def plain_url(database_url: str) -> str:
    """The same address for asyncpg itself."""
    return make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)


def check_database_url(database_url: str) -> None:
    """Raises ValueError with what to change; the value itself, which has a password, is never in it."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise ValueError("it is no address like postgresql://user:password@host:5432/name") from None
    refused = [name for name in url.query if name not in _OPTIONS]
    if refused:
        raise ValueError(f"the option {refused[0]} is not taken; TLS is sslmode=verify-full&sslrootcert=<CA file>")
    _check_tls_files(url)
    remote = [host for host in _hosts(url) if not _stays_here(host)]
    if not remote:
        return
    if url.query.get("sslmode") not in VERIFYING or not _option(url, "sslrootcert"):
        raise ValueError(f"{remote[0]} is not this machine: add ?sslmode=verify-full&sslrootcert=<CA file>")
    if not url.password and not _option(url, "sslcert"):
        raise ValueError(f"{remote[0]} is not this machine: add a password, or a client certificate (sslcert, sslkey)")


def _check_tls_files(url: URL) -> None:
    check_files(_option(url, "sslrootcert"), _option(url, "sslcert"), _option(url, "sslkey"))


def _option(url: URL, name: str) -> str:
    value = url.query.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"the option {name} is given twice")
    return value


def _hosts(url: URL) -> list[str]:
    """All that a client may try: the host, those of `?host=`, or PostgreSQL's own default from the environment."""
    listed = url.query.get("host", ())
    several = ",".join((listed,) if isinstance(listed, str) else listed)
    named = [url.host, *(_without_port(host) for host in several.split(","))]
    return [host for host in named if host] or os.environ.get("PGHOST", "localhost").split(",")


def _without_port(host: str) -> str:
    return host if host.startswith("/") or host.count(":") > 1 else host.partition(":")[0]


def _stays_here(host: str) -> bool:
    """A path is the folder of a Unix socket."""
    return host.startswith("/") or is_loopback(host)
