"""How the gateway answers beside GraphQL: `{"error": {"code", "message"}}`, never cached, never framed."""

import html
from base64 import b64encode
from hashlib import sha256

import orjson
from starlette.responses import RedirectResponse, Response

HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}
_STYLE = (
    ":root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;"
    "box-sizing:border-box;font:16px/1.5 system-ui,sans-serif}main{max-width:400px}h1{font-size:24px}"
    "a{display:inline-block;padding:10px 0;font-weight:600}"
)
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_PAGE_HEADERS = {
    **HEADERS,
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors 'none'",
}
_PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} – Viva Voce</title>'
    '<style>{style}</style></head><body><main><h1>{title}</h1><p>{text}</p><a href="{link}">Try again</a></main>'
    "</body></html>"
)


def json_answer(body: object, status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, HEADERS, "application/json")


def error_answer(status: int, code: str, message: str) -> Response:
    return json_answer({"error": {"code": code, "message": message}}, status)


def page_answer(status: int, title: str, text: str, try_again: str) -> Response:
    """For a person whom a link or a redirect brought here; `try_again` is the address to go on at."""
    escaped = {"title": html.escape(title), "text": html.escape(text), "link": html.escape(try_again)}
    return Response(_PAGE.format(style=_STYLE, **escaped), status, _PAGE_HEADERS, "text/html")


def redirect(url: str) -> Response:
    return RedirectResponse(url, 303, HEADERS)
