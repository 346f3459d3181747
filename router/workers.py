"""One process that loads, many that serve: workers are forked from it, so they share what it has read and its port."""

import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_STOPS = frozenset({signal.SIGTERM, signal.SIGINT})
_SIGNALS = _STOPS | {signal.SIGCHLD}
_SHORTEST_LIFE_SECONDS = 0.5
# Beside the time that requests in flight get: closing sockets and connections to subgraphs.
_GRACE_SECONDS = 2.0

Work = Callable[[int], int]


def bind(host: str, port: int) -> socket.socket:
    """The port, taken but not listened at yet: who connects before anybody serves is refused, not kept waiting."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    taken = socket.socket(family, kind, protocol)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except OSError:
        taken.close()
        raise
    return taken


@dataclass
class Workers:
    """`work` is run in each worker with a descriptor that ends when this process does; it gives the exit code."""

    count: int
    work: Work
    taken: socket.socket
    drain_seconds: float
    _born: dict[int, float] = field(default_factory=dict)

    def run(self) -> int:
        """Until told to stop. A worker that dies is replaced."""
        signal.signal(signal.SIGCHLD, lambda *_: None)  # a signal that is ignored by default could not be waited for
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        ours, theirs = os.pipe()
        for _ in range(self.count):
            self._start(ours, theirs)
        while signal.sigwait(_SIGNALS) == signal.SIGCHLD:
            for age in self._reap():
                time.sleep(max(0.0, _SHORTEST_LIFE_SECONDS - age))  # one that cannot live must not be born in a loop
                self._start(ours, theirs)
        return self._stop()

    def _start(self, ours: int, theirs: int) -> None:
        pid = os.fork()
        if pid:
            self._born[pid] = time.monotonic()
            return
        code = 70
        try:
            os.close(theirs)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
            code = self.work(ours)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)  # what the parent has to do at its end is not for a worker

    def _reap(self) -> list[float]:
        """The ages of the workers that have ended."""
        ages = []
        for pid in list(self._born):
            if os.waitpid(pid, os.WNOHANG)[0]:
                ages.append(time.monotonic() - self._born.pop(pid))
        return ages

    def _stop(self) -> int:
        self.taken.close()  # else it would go on taking connections that nobody serves
        self._tell(signal.SIGTERM)
        deadline = time.monotonic() + self.drain_seconds + _GRACE_SECONDS
        while self._born:
            got = signal.sigtimedwait(_SIGNALS, max(0.0, deadline - time.monotonic()))
            self._reap()
            if got is None or (got.si_signo == signal.SIGINT and self._born):
                self._tell(signal.SIGKILL)
                deadline = time.monotonic() + _GRACE_SECONDS
        return 0

    def _tell(self, what: signal.Signals) -> None:
        for pid in self._born:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, what)
