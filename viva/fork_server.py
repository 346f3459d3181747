"""`python -m viva.fork_server FD`: imports the libraries once, and forks each of our processes with them in memory.

    supervisor ──fork request──▶ fork server ──fork──▶ middle ──fork──▶ process
        ▲                                               (ends at once)     │
        └──────────────────── its new parent ◀─────────────────────────────┘

Importing took most of each process's start and of its memory. Libraries and the kernel are imported here, no code of a
context: a process sees its own alone. The middle process makes the supervisor the parent of the new one
(the supervisor is a subreaper), so that nothing that runs depends on the fork server.
"""

import gc
import importlib
import json
import os
import runpy
import socket
import sys
import time
from dataclasses import dataclass

import setproctitle

from kernel.parent_death import die_with

ADOPTED_WITHIN_SECONDS = 5.0
# What at least half of our processes import.
SHARED = (
    "alembic.command",
    "asyncpg",
    "confluent_kafka.admin",
    "cryptography.hazmat.primitives.asymmetric.ed25519",
    "dramatiq.brokers.redis",
    "email_validator",
    "fastapi",
    "http_server.server",
    "httptools",
    "kernel.processes",
    "joserfc.jwt",
    "opentelemetry.sdk.metrics",
    "opentelemetry.sdk.trace",
    "orjson",
    "prometheus_client",
    "pydantic_settings",
    "redis.asyncio",
    "sqlalchemy.dialects.postgresql.asyncpg",
    "sqlalchemy.ext.asyncio",
    "starlette.applications",
    "strawberry.federation",
    "strawberry.subscriptions",
    "uuid_utils",
    "uvicorn.config",
    "uvicorn.protocols.http.httptools_impl",
)


@dataclass(frozen=True)
class ForkRequest:
    """`module`: the arguments of `python -m`. `supervisor`: its parent, with which it ends."""

    module: tuple[str, ...]
    cwd: str
    env: dict[str, str]
    log: str
    supervisor: int


def main(descriptor: int) -> None:
    connection = socket.socket(fileno=descriptor)
    for name in SHARED:
        importlib.import_module(name)
    # What lives now is not looked at again by a child's collector, which would copy its pages.
    gc.collect()
    gc.freeze()
    request = _serve(connection)
    if request is not None:
        connection.close()
        _become(request)
        _run(request.module)


def _serve(connection: socket.socket) -> ForkRequest | None:
    """In the fork server: until the supervisor closes its end. In a new process: returns what it is to become."""
    with connection.makefile("rb") as requests:
        for line in requests:
            request = ForkRequest(**json.loads(line))
            pid = _fork_for_the_supervisor()
            if pid == 0:
                return request
            connection.sendall(b"%d\n" % pid)
    return None


def _fork_for_the_supervisor() -> int:
    """0 in the new process. It is told only when the middle process has ended: from then on it is the supervisor's."""
    read, write = os.pipe()
    middle = os.fork()
    if middle == 0:
        child = os.fork()
        if child == 0:
            os.close(read)
            os.close(write)
            return 0
        os.write(write, b"%d" % child)
        os._exit(0)
    os.close(write)
    os.waitpid(middle, 0)
    pid = int(os.read(read, 32))
    os.close(read)
    return pid


def _become(request: ForkRequest) -> None:
    """A session, a parent, a log and an environment of its own, as if it had been executed."""
    os.setsid()
    deadline = time.monotonic() + ADOPTED_WITHIN_SECONDS
    while os.getppid() != request.supervisor:
        if time.monotonic() > deadline:
            os._exit(1)
        time.sleep(0.001)
    die_with(request.supervisor)
    os.chdir(request.cwd)
    sys.path[0] = request.cwd
    setproctitle.setproctitle(" ".join(("python -m", *request.module)))
    os.environ.clear()
    os.environ.update(request.env)
    output = os.open(request.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(source, target)
    os.close(output)
    os.close(nothing)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)  # type: ignore[union-attr]


def _run(module: tuple[str, ...]) -> None:
    name, *arguments = module
    sys.argv = [name, *arguments]
    runpy.run_module(name, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
