"""`python -m http_server gateway.main:app --port 8001` serves an ASGI application; `--factory` calls a function for it.

It takes the place of `uvicorn`'s own command, which has no bounds.
"""

import argparse
import os
from collections.abc import Sequence

import uvicorn

from http_server.bounds import WITHOUT_BODIES, HttpBounds
from http_server.loopback import is_loopback
from http_server.server import server_config


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m http_server", description="Serves an ASGI application.")
    parser.add_argument("app", help="package.module:name")
    parser.add_argument("--factory", action="store_true", help="the name is a function that makes the application")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: %(default)s)")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument(
        "--without-bodies", action="store_true", help="pages and files only: no large bodies, no sockets"
    )
    given = parser.parse_args(arguments)
    if os.environ.get("VIVA_PROFILE") != "production" and not is_loopback(given.host):
        parser.error(
            f"--host {given.host}: without TLS this machine alone is served (VIVA_PROFILE=production: behind TLS)"
        )
    bounds = WITHOUT_BODIES if given.without_bodies else HttpBounds()
    sockets = {"ws": "none"} if given.without_bodies else {}
    uvicorn.Server(
        server_config(given.app, bounds, factory=given.factory, host=given.host, port=given.port, **sockets)
    ).run()


if __name__ == "__main__":
    main()
