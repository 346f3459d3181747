"""Where one system lives: its data folder, its ports and the addresses that follow from them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTEXTS = ("users", "interviews", "analysis", "gateway")
WORKER_OFFSET, CONSUMER_OFFSET = 100, 200


@dataclass(frozen=True)
class Ports:
    """A context's API port; its worker and consumer answer for their health 100 and 200 above it."""

    gateway: int = 8001
    users: int = 8002
    interviews: int = 8003
    analysis: int = 8005
    web: int = 3000
    postgres: int = 15432
    valkey: int = 16379
    tansu: int = 19092
    identity: int = 18180

    @classmethod
    def counted_from(cls, first: int) -> "Ports":
        """A whole second system: takes up to 205 ports above `first`, which should stay below 32768."""
        contexts = (first + 1, first + 2, first + 3, first + 5)
        return cls(*contexts, web=first, postgres=first + 6, valkey=first + 7, tansu=first + 8, identity=first + 9)

    def of(self, name: str) -> int:
        return int(getattr(self, name))


@dataclass(frozen=True)
class Site:
    """One system on this machine. What a browser sees is `localhost`: cookies do not cross to 127.0.0.1."""

    data: Path
    ports: Ports
    environment: str = "production"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Site":
        """VIVA_DATA_DIR (default .viva in the project), VIVA_PORTS_FROM (default: the well-known ports) and
        VIVA_ENVIRONMENT (default: production; development shows strangers the schema and errors in full)."""
        data = Path(environment.get("VIVA_DATA_DIR") or ROOT / ".viva").resolve()
        first = environment.get("VIVA_PORTS_FROM")
        ports = Ports.counted_from(int(first)) if first else Ports()
        return cls(data, ports, environment.get("VIVA_ENVIRONMENT") or "production")

    @property
    def gateway_url(self) -> str:
        return f"http://localhost:{self.ports.gateway}"

    @property
    def web_origin(self) -> str:
        return f"http://localhost:{self.ports.web}"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def state_file(self) -> Path:
        return self.data / "run.json"

    def log(self, part: str) -> Path:
        return self.logs / f"{part}.log"
