"""A subgraph that answers what it is told to, however wrong that is."""

import json
from typing import Any


class Lying:
    def __init__(self, answer: Any, status: int = 200) -> None:
        self.raw = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.status = status
        self.requests: list[dict[str, Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.requests.append(json.loads((await receive())["body"]))
        await send_answer(send, self.raw, self.status)

    def __str__(self) -> str:
        return f"{self.status} {self.raw.decode()}"


async def send_answer(send: Any, raw: bytes, status: int = 200) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": raw})
