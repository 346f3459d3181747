"""Ids: a type prefix and the 32 lower-case hex digits of a UUIDv7, so that ids sort by time of making."""

import re

from uuid_utils import uuid7

_ID = re.compile(r"[a-z]{3}_[0-9a-f]{32}")


def new_id(prefix: str) -> str:
    """A new globally unique id such as `tpl_0197…`; `prefix` has no underscore."""
    return f"{prefix}_{uuid7().hex}"


def is_id(text: str, prefix: str) -> bool:
    """Whether `text` has the shape of an id of this prefix; says nothing about existence."""
    return _ID.fullmatch(text) is not None and text.startswith(f"{prefix}_")
