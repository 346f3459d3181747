"""The id under which a request is found in logs: the caller's own if it is a plain one, else new."""

import re
import uuid
from collections.abc import Mapping

_PLAIN = re.compile(r"^[A-Za-z0-9_-]{8,64}$")


def request_id_of(headers: Mapping[str, str]) -> str:
    given = headers.get("x-request-id", "")
    return given if _PLAIN.match(given) else uuid.uuid4().hex
