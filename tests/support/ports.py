"""Free ports for tests, 20000 to 31999: below the kernel's own range, and reserved across test runs by file locks."""

import fcntl
import os
import random
import socket
import tempfile
from pathlib import Path

FIRST, LAST = 20_000, 31_999
RESERVATIONS = Path(tempfile.gettempdir()) / f"viva-test-ports-{os.getuid()}"
_held: list[int] = []


def free_port() -> int:
    """A port nobody listens on and no other test run has reserved; ours until this process ends."""
    RESERVATIONS.mkdir(exist_ok=True)
    for port in random.sample(range(FIRST, LAST + 1), 500):
        descriptor = os.open(RESERVATIONS / str(port), os.O_CREAT | os.O_RDWR, 0o600)
        if _reserved(descriptor) and _free(port):
            _held.append(descriptor)
            return port
        os.close(descriptor)
    raise RuntimeError(f"no free port between {FIRST} and {LAST}")


def _reserved(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
