"""A local server that speaks the provider's protocol and answers from a script; it keeps every request."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson

Json = dict[str, Any]
Reply = tuple[int, Json | str]


@dataclass
class Provider:
    """`script` gives a reply per request, the last one for ever."""

    port: int
    script: list[Callable[[Json], Reply]]
    requests: list[Json] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = next(
            int(line.split(":")[1]) for line in head.splitlines() if line.lower().startswith("content-length")
        )
        request = orjson.loads(await reader.readexactly(length))
        self.requests.append(request)
        self.paths.append(head.split()[1])
        self.headers.append(head)
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        status, body = step(request)
        content = body.encode() if isinstance(body, str) else orjson.dumps(body)
        answer = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\nconnection: close\r\nretry-after: 0\r\n"
        writer.write(answer.encode() + f"content-length: {len(content)}\r\n\r\n".encode() + content)
        await writer.drain()
        writer.close()


@asynccontextmanager
async def provider(port: int, *script: Callable[[Json], Reply]) -> AsyncIterator[Provider]:
    made = Provider(port, list(script))
    server = await asyncio.start_server(made.serve, "127.0.0.1", port)
    async with server:
        yield made


def completion(content: str | None) -> Reply:
    return 200, {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "openai/gpt-oss-120b",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 200, "total_tokens": 1100},
    }


def says(output: Json | str | None) -> Callable[[Json], Reply]:
    content = output if isinstance(output, str) or output is None else orjson.dumps(output).decode()
    return lambda request: completion(content)


def fails(status: int) -> Callable[[Json], Reply]:
    return lambda request: (status, {"error": {"message": "no"}})
