"""Cursors: sort key and id of a row, sealed so that a cut, altered or foreign one is refused instead of misread."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import TypeAlias

import orjson

SortKey: TypeAlias = str | int | datetime

_SEAL_BYTES = 8


class InvalidPage(Exception):
    """The caller asked for a page that cannot exist: a broken cursor, or impossible numbers (BAD_USER_INPUT)."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Cursor:
    key: SortKey
    id: str


def encode_cursor(list_name: str, cursor: Cursor) -> str:
    """`list_name` names list and order: a cursor of one order says nothing about a place in another."""
    is_instant = isinstance(cursor.key, datetime)
    key = cursor.key.isoformat() if isinstance(cursor.key, datetime) else cursor.key
    body = orjson.dumps([int(is_instant), key, cursor.id])
    return base64.urlsafe_b64encode(_seal(list_name, body) + body).decode().rstrip("=")


def decode_cursor(list_name: str, text: str) -> Cursor:
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise _refused(text) from error
    seal, body = raw[:_SEAL_BYTES], raw[_SEAL_BYTES:]
    if seal != _seal(list_name, body):
        raise _refused(text)
    is_instant, key, row_id = orjson.loads(body)
    return Cursor(datetime.fromisoformat(key) if is_instant else key, row_id)


def _seal(list_name: str, body: bytes) -> bytes:
    # No secret: a forged cursor opens nothing, every row behind it is checked anyway. The seal finds mistakes.
    return blake2b(list_name.encode() + b"\0" + body, digest_size=_SEAL_BYTES).digest()


def _refused(text: str) -> InvalidPage:
    return InvalidPage(f"{text[:40]!r} is not a cursor of this list and order; pass one that the list returned")
