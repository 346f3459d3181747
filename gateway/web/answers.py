"""How the gateway answers beside GraphQL: `{"error": {"code", "message"}}`, never cached, never framed."""

import orjson
from starlette.responses import RedirectResponse, Response

HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}


def json_answer(body: object, status: int = 200) -> Response:
    return Response(orjson.dumps(body), status, HEADERS, "application/json")


def error_answer(status: int, code: str, message: str) -> Response:
    return json_answer({"error": {"code": code, "message": message}}, status)


def redirect(url: str) -> Response:
    return RedirectResponse(url, 303, HEADERS)
