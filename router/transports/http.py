"""Subgraphs over HTTP: one keep-alive pool per router, no redirects, answers cut off at a size limit."""

from datetime import timedelta

from pyreqwest.client import Client, ClientBuilder
from pyreqwest.exceptions import ConnectError, PyreqwestError, RequestTimeoutError
from pyreqwest.response import Response

from router.errors import MALFORMED, SubgraphUnreachable
from router.transports.base import SubgraphRequest, SubgraphResponse

_ACCEPT = "application/graphql-response+json, application/json"


class HttpTransport:
    def __init__(self, *, connect_seconds: float, max_response_bytes: int) -> None:
        self._max_response_bytes = max_response_bytes
        self._builder = (
            ClientBuilder()
            .follow_redirects(False)
            .no_proxy()
            .gzip(True)
            .connect_timeout(timedelta(seconds=connect_seconds))
            .user_agent("viva-voce-router")
        )
        self._client: Client | None = None

    async def send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse:
        try:
            return await self._send(request, timeout_seconds)
        except RequestTimeoutError as error:
            reason = f"no answer within {timeout_seconds:.1f} s"
            raise SubgraphUnreachable(request.subgraph, reason, code="GATEWAY_TIMEOUT") from error
        except ConnectError as error:
            raise SubgraphUnreachable(request.subgraph, "connection refused or not possible") from error
        except PyreqwestError as error:
            raise SubgraphUnreachable(request.subgraph, f"request failed ({type(error).__name__})") from error
        except ValueError as error:  # a URL or a header that cannot be one
            raise SubgraphUnreachable(request.subgraph, f"the request cannot be made: {error}") from error

    async def _send(self, request: SubgraphRequest, timeout_seconds: float) -> SubgraphResponse:
        if self._client is None:
            self._client = self._builder.build()
        headers = {"content-type": "application/json", "accept": _ACCEPT, **request.headers}
        prepared = (
            self._client.post(request.url)
            .headers(headers)
            .body_bytes(request.body)
            .timeout(timedelta(seconds=timeout_seconds))
            .build_streamed()
        )
        async with prepared as response:
            length = response.headers.get("content-length", "")
            if length.isdigit() and int(length) > self._max_response_bytes:
                raise self._too_large(request.subgraph)
            body = await self._read(request.subgraph, response)
            names = {name.lower() for name in response.headers}
            found = {name: ", ".join(response.get_header_all(name)) for name in names}
            return SubgraphResponse(response.status, found, body)

    async def _read(self, subgraph: str, response: Response) -> bytes:
        chunks: list[bytes] = []
        size = 0
        while chunk := await response.body_reader.read_chunk():
            size += len(chunk)
            if size > self._max_response_bytes:
                raise self._too_large(subgraph)
            chunks.append(bytes(chunk))
        return b"".join(chunks)

    def _too_large(self, subgraph: str) -> SubgraphUnreachable:
        reason = f"the answer is larger than {self._max_response_bytes} bytes"
        return SubgraphUnreachable(subgraph, reason, code=MALFORMED)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()
            self._client = None
