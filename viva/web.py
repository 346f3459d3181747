"""The web app's files on port 3000: the single page for every path of the app, compressed, with security headers."""

import os
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOREVER, ALWAYS_ASK = "public, max-age=31536000, immutable", "no-cache"


def content_security_policy(gateway_url: str) -> str:
    """Nothing from elsewhere; the gateway is the only place the page may talk to."""
    websocket = gateway_url.replace("http", "ws", 1)
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self' {gateway_url} {websocket}",
        "form-action": f"'self' {gateway_url}",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


# Only what the app itself asks for; everything else is off, in frames too.
ALLOWED_FEATURES = ("camera", "microphone", "fullscreen", "clipboard-write", "autoplay")
FORBIDDEN_FEATURES = (
    "accelerometer",
    "browsing-topics",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS_POLICY = ", ".join(
    [*(f"{name}=(self)" for name in ALLOWED_FEATURES), *(f"{name}=()" for name in FORBIDDEN_FEATURES)]
)


class SecurityHeaders:
    """Adds the headers every answer carries."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        headers = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "cross-origin-opener-policy": "same-origin",
            "cross-origin-resource-policy": "same-origin",
            "permissions-policy": PERMISSIONS_POLICY,
        }
        self._app = app
        self._headers = Headers(headers).raw

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers)


# Mail programs turn `#` into `%23` and hang dots and tracking tails on it: such a link still opens the app.
_INTERVIEW = "interview"


class WebApp:
    """A path with a file extension is a file or missing; any other path is the app's own page."""

    def __init__(self, files: Path, gateway_url: str) -> None:
        self._files = files.resolve()
        self._gateway_url = gateway_url

    async def file(self, request: Request) -> Response:
        path = request.path_params["path"]
        if not Path(path).suffix or path.lower().startswith(_INTERVIEW):
            return self._page()
        try:
            target = (self._files / path).resolve()
            is_ours = target.is_relative_to(self._files) and target.is_file()
        except (ValueError, OSError):  # U+0000, a name longer than the file system takes
            return PlainTextResponse("No file can have this name", status_code=400)
        if not is_ours:
            return PlainTextResponse("Not found", status_code=404)
        caching = FOREVER if path.startswith("assets/") else ALWAYS_ASK
        return FileResponse(target, headers={"cache-control": caching})

    async def config(self, request: Request) -> Response:
        return JSONResponse({"gatewayUrl": self._gateway_url}, headers={"cache-control": "no-store"})

    async def health(self, request: Request) -> Response:
        built = (self._files / "index.html").is_file()
        return JSONResponse({"status": "UP" if built else "DOWN"}, status_code=200 if built else 503)

    def _page(self) -> Response:
        return FileResponse(self._files / "index.html", headers={"cache-control": ALWAYS_ASK})


def create_web_app(files: Path, gateway_url: str) -> Starlette:
    web = WebApp(files, gateway_url)
    return Starlette(
        routes=[
            Route("/health", web.health),
            Route("/config.json", web.config),
            Route("/{path:path}", web.file),
        ],
        middleware=[
            Middleware(SecurityHeaders, policy=content_security_policy(gateway_url)),
            Middleware(GZipMiddleware, minimum_size=1024),
        ],
    )


def app() -> Starlette:
    """For `uvicorn --factory viva.web:app`."""
    return create_web_app(Path(os.environ["VIVA_WEB_DIST"]), os.environ["VIVA_GATEWAY_URL"])
