"""Asks the interviews subgraph what an invitation link opens: directly, as a service, past the public graph."""

import asyncio

import orjson
from httpx2 import HTTPError

from gateway.application.ports import OpenedLink
from gateway.domain.errors import NOBODY_TO_ASK, Contact, LinkRefused
from gateway.infrastructure.outgoing import CALL_TIMEOUT_SECONDS, open_client
from kernel.auth.internal_token import TOKEN_HEADER, Caller, TokenSigner
from kernel.ids import is_id

SUBGRAPH = "interviews"
MAX_TOKEN_LENGTH = 500
_QUERY = """
mutation ($token: String!, $device: String, $signedInUser: ID) {
  exchangeInvitationToken(token: $token, device: $device, signedInUser: $signedInUser) {
    invitationId generation code message contact { companyName personName email }
  }
}"""
_SELF = Caller(
    subject="svc_gateway",
    kind="SERVICE",
    scopes=frozenset({"invitations:exchange"}),
    client="gateway",
)


class InterviewsInvitationLinks:
    def __init__(self, url: str, signer: TokenSigner) -> None:
        self._url, self._signer = url, signer

    async def exchange(self, token: str, device: str | None, signed_in_user: str | None) -> OpenedLink:
        if not 0 < len(token) <= MAX_TOKEN_LENGTH or not token.isascii():
            raise LinkRefused("INVITATION_NOT_FOUND", "This link opens no interview.")
        variables = {"token": token, "device": device, "signedInUser": signed_in_user}
        answer = await self._ask(orjson.dumps({"query": _QUERY, "variables": variables}))
        code, invitation_id = answer.get("code"), answer.get("invitationId")
        if code is not None:
            raise LinkRefused(
                str(code), str(answer.get("message") or "This link opens no interview."), _contact(answer)
            )
        if not isinstance(invitation_id, str) or not is_id(invitation_id, "inv"):
            raise _unavailable()
        generation = answer.get("generation")
        return OpenedLink(invitation_id, generation if type(generation) is int else 1)

    async def _ask(self, body: bytes) -> dict[str, object]:
        headers = {"content-type": "application/json", TOKEN_HEADER: self._signer.sign(_SELF, SUBGRAPH, body)}
        try:
            async with asyncio.timeout(CALL_TIMEOUT_SECONDS), open_client() as http:
                answer = await http.post(self._url, content=body, headers=headers)
                told = orjson.loads(answer.content)
                exchanged = told["data"]["exchangeInvitationToken"]
        except (HTTPError, OSError, TimeoutError, ValueError, KeyError, TypeError) as error:
            raise _unavailable() from error
        if not isinstance(exchanged, dict):
            raise _unavailable()
        return exchanged


def _contact(answer: dict[str, object]) -> Contact:
    given = answer.get("contact")
    if not isinstance(given, dict):
        return NOBODY_TO_ASK
    words = [given.get(name) for name in ("companyName", "personName", "email")]
    return Contact(*(word if isinstance(word, str) else None for word in words))


def _unavailable() -> LinkRefused:
    return LinkRefused("SERVICE_UNAVAILABLE", "The interview cannot be opened just now. Please try again in a moment.")
