"""One set-up of uvicorn for all: bounded connections, headers on every response, no access log, nothing told of it."""

import os
from typing import Any

import uvicorn

from http_server.bounded_http import bounded_http
from http_server.bounds import HttpBounds
from http_server.response_headers import ResponseHeaders

# For open subscriptions: without a limit a graceful end would wait for all of them.
GRACEFUL_SECONDS = 2


def server_config(app: Any, bounds: HttpBounds = HttpBounds(), **options: Any) -> uvicorn.Config:  # noqa: B008  # frozen
    """`options` are uvicorn's; `app` is an ASGI application or the name of one (`package.module:name`)."""
    set_up: dict[str, Any] = {
        # Whose X-Forwarded-For counts is said by FORWARDED_ALLOW_IPS; uvicorn would believe all of this machine.
        "proxy_headers": "FORWARDED_ALLOW_IPS" in os.environ,
        "http": bounded_http(bounds),
        "ws_max_size": bounds.websocket_message_bytes,
        "log_level": "warning",
        "access_log": False,
        "server_header": False,
        "timeout_graceful_shutdown": GRACEFUL_SECONDS,
    }
    return _Config(app, **{**set_up, **options})


class _Config(uvicorn.Config):
    def load(self) -> None:
        super().load()
        self.loaded_app = ResponseHeaders(self.loaded_app)
