"""Which media type the answer gets, by the client's `Accept`; and whether its `Content-Type` can be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from router.errors import RequestRefused

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
_MULTIPART = "multipart/mixed"
_MATCHES = {
    GRAPHQL: (GRAPHQL, "application/*", "*/*"),
    JSON: (JSON, "application/*", "*/*"),
}


@dataclass(frozen=True)
class MediaRange:
    """One wish of an `Accept` header. Parameters are in lower case, without their quotation marks."""

    name: str
    quality: float = 1.0
    parameters: tuple[tuple[str, str], ...] = ()


def response_type(accept: str | None) -> str:
    """The best of the two that the client takes. Equal or absent wishes get plain JSON, which every client reads; so
    does one that asks for answers in parts alone, where an answer is in one piece."""
    if not accept or not accept.strip():
        return JSON
    ranges = list(accepted_ranges(accept))
    best = max((JSON, GRAPHQL), key=lambda one: _quality(one, ranges))
    if _quality(best, ranges) == (0.0, 0) and not any(one.name == _MULTIPART and one.quality for one in ranges):
        raise RequestRefused(406, "INVALID_ACCEPT_HEADER", f"this endpoint answers {GRAPHQL} or {JSON}")
    return best


def accepted_ranges(accept: str) -> Iterator[MediaRange]:
    for part in accept.split(","):
        if part.strip():
            name, *written = (piece.strip() for piece in part.split(";"))
            pairs = tuple(_parameter(one) for one in written)
            quality = next((_number(value) for key, value in pairs if key == "q"), 1.0)
            yield MediaRange(name.lower(), quality, pairs)


def _quality(media_type: str, ranges: list[MediaRange]) -> tuple[float, int]:
    """Its q-value by the most specific range, and how specific that is."""
    for specific, pattern in enumerate(_MATCHES[media_type]):
        for one in ranges:
            if one.name == pattern:
                return (one.quality, 3 - specific) if one.quality else (0.0, 0)
    return (0.0, 0)


def _parameter(text: str) -> tuple[str, str]:
    key, _, value = text.partition("=")
    return key.strip().lower(), value.strip().strip('"').lower()


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


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
