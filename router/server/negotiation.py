"""Which media type the answer gets, by the client's `Accept`; and whether its `Content-Type` can be read."""

from router.errors import RequestRefused

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
_MATCHES = {
    GRAPHQL: (GRAPHQL, "application/*", "*/*"),
    JSON: (JSON, "application/*", "*/*"),
}


def response_type(accept: str | None) -> str:
    """The best of the two that the client takes. Equal or absent wishes get plain JSON, which every client reads."""
    if not accept or not accept.strip():
        return JSON
    ranges = [_parse(part) for part in accept.split(",") if part.strip()]
    best = max((JSON, GRAPHQL), key=lambda one: _quality(one, ranges))
    if _quality(best, ranges) == (0.0, 0):
        raise RequestRefused(406, "INVALID_ACCEPT_HEADER", f"this endpoint answers {GRAPHQL} or {JSON}")
    return best


def _quality(media_type: str, ranges: list[tuple[str, float]]) -> tuple[float, int]:
    """Its q-value by the most specific range, and how specific that is."""
    for specific, pattern in enumerate(_MATCHES[media_type]):
        for name, quality in ranges:
            if name == pattern:
                return (quality, 3 - specific) if quality else (0.0, 0)
    return (0.0, 0)


def _parse(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def essence(content_type: str) -> str:
    return content_type.split(";", 1)[0].strip().lower()


def check_content_type(content_type: str | None) -> None:
    """JSON in UTF-8 only: other charsets have been a way to make servers work for nothing."""
    if content_type is None or essence(content_type) != JSON:
        raise RequestRefused(415, "INVALID_CONTENT_TYPE_HEADER", f"send a body of type {JSON}")
    for parameter in content_type.split(";")[1:]:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "charset" and value.strip().strip('"').lower() not in ("utf-8", "utf8"):
            raise RequestRefused(415, "INVALID_CONTENT_TYPE_HEADER", "send the body in UTF-8")
