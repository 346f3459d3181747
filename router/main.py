"""The router's process: settings and supergraph read, then uvicorn on one or several workers."""

import os
import sys
from pathlib import Path

import uvicorn
import yaml
from pydantic import ValidationError

from router.bootstrap import create_router
from router.errors import SupergraphInvalid
from router.server.asgi import AsgiApp
from router.settings import RouterSettings
from router.standalone import StandaloneApp
from router.supergraph.source import load_supergraph

_SUPERGRAPH = "VIVA_ROUTER_SUPERGRAPH"
_CONFIG = "VIVA_ROUTER_CONFIG"


def load_settings(path: str | None) -> RouterSettings:
    """Raises `ValueError` with one line per mistake."""
    if path is None:
        return RouterSettings()
    try:
        found = yaml.safe_load(os.path.expandvars(Path(path).read_text(encoding="utf-8"))) or {}
        return RouterSettings.model_validate(found)
    except OSError as error:
        raise ValueError(f"cannot read {path}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise ValueError(f"{path} is not YAML: {error}") from error
    except ValidationError as error:
        lines = [f"{path}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise ValueError("\n".join(lines)) from error


def create_app() -> AsgiApp:
    """What each worker process runs; its settings come by the environment."""
    settings = load_settings(os.environ.get(_CONFIG) or None)
    return StandaloneApp(create_router(settings, load_supergraph(os.environ[_SUPERGRAPH])))


def serve(supergraph: str, config: str | None, host: str, port: int, workers: int) -> int:
    os.environ[_SUPERGRAPH] = supergraph
    os.environ[_CONFIG] = config or ""
    try:
        settings = load_settings(config)
        app = create_app()  # also with several workers: what cannot be served is told before any of them starts
    except (SupergraphInvalid, ValueError) as error:
        print(f"router: {error}", file=sys.stderr)  # noqa: T201  # the process's last word
        return 2
    uvicorn.run(
        app if workers == 1 else "router.main:create_app",
        factory=workers > 1,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        ws_max_size=settings.websockets.message_bytes + 1024,
        ws_ping_interval=None,
        timeout_graceful_shutdown=int(settings.timeouts.drain_seconds),
        server_header=False,
    )
    return 0
