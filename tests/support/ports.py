"""Free ports for tests, 20000 to 31999: below the kernel's own range, and reserved across test runs by file locks.

Single ports come from the lower half, rows of ports (a whole second system) from the upper one.
"""

import fcntl
import os
import random
import socket
import tempfile
from pathlib import Path

FIRST, MIDDLE, LAST = 20_000, 26_000, 31_999
RESERVATIONS = Path(tempfile.gettempdir()) / f"viva-test-ports-{os.getuid()}"
_held: list[int] = []
_blocks: dict[int, int] = {}


def free_port() -> int:
    """A port nobody listens on and no other test run has reserved; ours until this process ends."""
    RESERVATIONS.mkdir(exist_ok=True)
    for port in random.sample(range(FIRST, MIDDLE), 500):
        descriptor = os.open(RESERVATIONS / str(port), os.O_CREAT | os.O_RDWR, 0o600)
        if _reserved(descriptor) and _free(port):
            _held.append(descriptor)
            return port
        os.close(descriptor)
    raise RuntimeError(f"no free port between {FIRST} and {MIDDLE}")


def _reserved(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _free(port: int) -> bool:
    with socket.socket() as probe:
        # As the servers do: a port in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_block(size: int) -> int:
    """The first of `size` ports in a row; they are reserved by that first port until it is released."""
    RESERVATIONS.mkdir(exist_ok=True)
    starts = range(MIDDLE, LAST - size, 250)
    for first in random.sample(starts, len(starts)):
        descriptor = os.open(RESERVATIONS / str(first), os.O_CREAT | os.O_RDWR, 0o600)
        if _reserved(descriptor) and all(map(_free, range(first, first + size))):
            _blocks[first] = descriptor
            return first
        os.close(descriptor)
    raise RuntimeError(f"no {size} free ports in a row between {MIDDLE} and {LAST}")


def release_block(first: int) -> None:
    """The row that begins with `first` may be taken again."""
    os.close(_blocks.pop(first))
