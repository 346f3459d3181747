"""The router's process: settings and supergraph read, the port taken, then served by one process or several."""

import gc
import socket
import sys
from dataclasses import dataclass

from http_server.bounds import HttpBounds
from http_server.server import server_config
from router.bootstrap import Router, create_router
from router.config_file import load_settings
from router.errors import SupergraphInvalid
from router.server.drain import DrainingServer
from router.settings import RouterSettings
from router.standalone import StandaloneApp
from router.supergraph.source import load_supergraph
from router.workers import Workers, bind

_BACKLOG = 2048


def serve(supergraph: str, config: str | None, host: str, port: int, workers: int) -> int:
    """Until told to stop; gives the exit code. What cannot be served is told before anything starts."""
    gc.disable()  # most of what is made now stays: looking through it again and again would be a tenth of the start
    try:
        settings = load_settings(config)
        taken = bind(host, port)
        router = create_router(settings, load_supergraph(supergraph))
        taken.listen(_BACKLOG)
    except (SupergraphInvalid, ValueError) as error:
        return _say(str(error), 2)
    except OSError as error:
        return _say(f"cannot listen at {host}:{port}: {error.strerror}", 1)
    gc.freeze()
    gc.enable()
    _say(f"serving at http://{_shown(taken)}/graphql", 0)
    process = _Process(router, settings, taken)
    if workers == 1:
        return process.run()
    return Workers(workers, process.run, taken, settings.timeouts.drain_seconds).run()


@dataclass(frozen=True)
class _Process:
    router: Router
    settings: RouterSettings
    taken: socket.socket

    def run(self, parent: int | None = None) -> int:
        config = server_config(
            StandaloneApp(self.router),
            http_bounds(self.settings),
            ws_ping_interval=None,
            backlog=_BACKLOG,
        )
        server = DrainingServer(config, self.router.retire, self.settings.timeouts.drain_seconds, parent)
        server.run([self.taken])
        return 0 if server.started else 1


def http_bounds(settings: RouterSettings) -> HttpBounds:
    """Bodies end a little later than the endpoint ends them, which says more."""
    limits, seconds = settings.limits, settings.timeouts
    return HttpBounds(
        head_bytes=limits.head_bytes,
        head_seconds=seconds.head_seconds,
        body_bytes=limits.body_bytes * 8,
        body_seconds=seconds.body_seconds + 5,
        websocket_message_bytes=settings.websockets.message_bytes + 1024,
    )


def _shown(taken: socket.socket) -> str:
    host, port = taken.getsockname()[:2]
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _say(message: str, code: int) -> int:
    for line in message.splitlines():
        print(f"router: {line}", file=sys.stderr, flush=True)  # noqa: T201  # to the person at the terminal
    return code
