"""The candidate's way in: a link's token, sent by POST so that it stands in no address, becomes a session."""

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.application.commands.open_invitation_session import OpenInvitationSession, OpenInvitationSessionHandler
from gateway.domain.errors import LinkRefused
from gateway.domain.session import SessionLifetime
from gateway.web.answers import error_answer, json_answer
from gateway.web.cookies import INVITATION_COOKIE, set_session_cookie
from gateway.web.metrics import AUTH_REQUESTS

MAX_BODY_BYTES = 4_000
_STATUS = {
    "INVITATION_NOT_FOUND": 404,
    "INVITATION_EXPIRED": 410,
    "INVITATION_REVOKED": 410,
    "SERVICE_UNAVAILABLE": 503,
}


class BadRequest(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class InvitationRoutes:
    def __init__(self, open_session: OpenInvitationSessionHandler, lifetime: SessionLifetime) -> None:
        self._open, self._lifetime = open_session, lifetime

    def routes(self) -> list[Route]:
        return [Route("/auth/invitation", self.exchange, methods=["POST"])]

    async def exchange(self, request: Request) -> Response:
        try:
            token = await _read_token(request)
            opened = await self._open(
                OpenInvitationSession(token, request.cookies.get(INVITATION_COOKIE), request.headers.get("user-agent"))
            )
        except BadRequest as bad:
            return error_answer(bad.status, bad.code, bad.message)
        except LinkRefused as refused:
            AUTH_REQUESTS.labels("invitation", refused.refusal_code).inc()
            return error_answer(_STATUS.get(refused.refusal_code, 400), refused.refusal_code, refused.message)
        AUTH_REQUESTS.labels("invitation", "ok").inc()
        response = json_answer({"invitationId": opened.invitation_id})
        set_session_cookie(response, "INVITATION", opened.session_secret, self._lifetime)
        return response


async def _read_token(request: Request) -> str:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise BadRequest(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise BadRequest(413, "PAYLOAD_TOO_LARGE", f"At most {MAX_BODY_BYTES} bytes are read here.")
    try:
        sent = orjson.loads(bytes(body))
    except orjson.JSONDecodeError as error:
        raise BadRequest(400, "BAD_REQUEST", "The body is no JSON.") from error
    token = sent.get("token") if isinstance(sent, dict) else None
    if not isinstance(token, str) or not token:
        raise BadRequest(400, "BAD_REQUEST", "The body must be an object with the text `token`.")
    return token
