"""Clients of incremental delivery that forgive nothing: framing, messages, and the answer put together again."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

V1 = "multipart/mixed;deferSpec=20220824"
V2 = "multipart/mixed;incrementalSpec=v0.2"
Message = dict[str, Any]


class Parts:
    """Reads a body as it comes. A part counts only once its closing delimiter is there."""

    def __init__(self, content_type: str) -> None:
        name, *parameters = content_type.split(";")
        assert name == "multipart/mixed"
        known = dict(one.strip().split("=", 1) for one in parameters)
        self._delimiter = b"\r\n--" + known["boundary"].strip('"').encode()
        self._rest = b""
        self._begun = False
        self.ended = False

    def feed(self, chunk: bytes) -> list[Message]:
        self._rest += chunk
        found: list[Message] = []
        while self._delimiter in self._rest:
            part, self._rest = self._rest.split(self._delimiter, 1)
            if self._begun:
                assert not self.ended
                found.append(_part(part))
            assert self._begun or not part
            self._begun = True
            self.ended = self._rest.startswith(b"--")
        if self.ended:
            assert self._rest in (b"--", b"--\r\n")
        return found


def _part(raw: bytes) -> Message:
    head, body = raw.split(b"\r\n\r\n", 1)
    name, value = head.strip().split(b":")
    assert name.lower() == b"content-type"
    assert value.split(b";")[0].strip() == b"application/json"
    message: Message = json.loads(body)
    return message


def read_all(content_type: str, body: bytes) -> list[Message]:
    parts = Parts(content_type)
    messages = parts.feed(body)
    assert parts.ended
    assert [one["hasNext"] for one in messages] == [True] * (len(messages) - 1) + [False]
    return messages


def put_together(accept: str, messages: Sequence[Message]) -> tuple[Any, list[dict[str, Any]]]:
    """The whole data, and all errors in the order in which they came."""
    return (_by_fragment if accept == V1 else _by_group)(messages)


def _by_fragment(messages: Sequence[Message]) -> tuple[Any, list[dict[str, Any]]]:
    first = messages[0]
    assert first.keys() <= {"data", "errors", "hasNext", "extensions"}
    data, errors = first["data"], list(first.get("errors", ()))
    for message in messages[1:]:
        assert message.keys() == {"incremental", "hasNext"}
        assert message["incremental"]
        for payload in message["incremental"]:
            assert payload.keys() <= {"data", "path", "label", "errors"}
            errors += payload.get("errors", ())
            target = _at(data, payload["path"])
            if payload["data"] is None:
                assert payload["errors"]
            else:
                _merge(target, payload["data"], once=False)
    return data, errors


def _by_group(messages: Sequence[Message]) -> tuple[Any, list[dict[str, Any]]]:
    data, errors = messages[0]["data"], list(messages[0].get("errors", ()))
    pending: dict[str, Sequence[Any]] = {}
    for message in messages:
        assert message.keys() <= {"data", "errors", "pending", "incremental", "completed", "hasNext", "extensions"}
        for one in message.get("pending", ()):
            assert one.keys() <= {"id", "path", "label"}
            assert one["id"] not in pending
            pending[one["id"]] = one["path"]
        for one in message.get("incremental", ()):
            assert one.keys() <= {"id", "data", "subPath", "errors"}
            errors += one.get("errors", ())
            _merge(_at(data, [*pending[one["id"]], *one.get("subPath", ())]), one["data"], once=True)
        for one in message.get("completed", ()):
            assert one.keys() <= {"id", "errors"}
            errors += one.get("errors", ())
            assert "errors" not in one or one["errors"]
            pending.pop(one["id"])
        for path in pending.values():
            assert isinstance(_at(data, path), dict)
    assert not pending
    return data, errors


def _at(data: Any, path: Sequence[Any]) -> Any:
    for element in path:
        data = data[element]
    return data


def _merge(into: Any, new: Mapping[str, Any], *, once: bool) -> None:
    assert isinstance(into, dict)
    for key, value in new.items():
        if key not in into:
            into[key] = value
        else:
            assert not once, f"{key} came twice"
            _agree(into[key], value)


def _agree(known: Any, new: Any) -> None:
    if isinstance(known, dict) and isinstance(new, dict):
        _merge(known, new, once=False)
    elif isinstance(known, list) and isinstance(new, list):
        assert len(known) == len(new)
        for one, other in zip(known, new, strict=True):
            _agree(one, other)
    else:
        assert known == new
