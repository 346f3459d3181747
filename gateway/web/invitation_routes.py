"""The candidate's way in: a link's token, sent by POST so that it stands in no address, becomes a session."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.application.commands.open_invitation_session import OpenInvitationSession, OpenInvitationSessionHandler
from gateway.application.queries.identify import IdentifyHandler
from gateway.domain.errors import LinkRefused
from gateway.domain.session import SessionLifetime
from gateway.web.answers import error_answer, json_answer
from gateway.web.attempts import Doorkeeper
from gateway.web.cookies import (
    INVITATION_COOKIE,
    MOST_INVITATIONS,
    SESSION_COOKIE,
    clear_cookie,
    invitation_cookie,
    invitation_cookies,
    set_session_cookie,
)
from gateway.web.metrics import AUTH_REQUESTS
from kernel.json_text import NumberTooLarge, read_json

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
    def __init__(
        self,
        open_session: OpenInvitationSessionHandler,
        identify: IdentifyHandler,
        lifetime: SessionLifetime,
        doorkeeper: Doorkeeper,
    ) -> None:
        self._open, self._identify, self._lifetime, self._doorkeeper = open_session, identify, lifetime, doorkeeper

    def routes(self) -> list[Route]:
        return [Route("/auth/invitation", self.exchange, methods=["POST"])]

    async def exchange(self, request: Request) -> Response:
        await self._doorkeeper.admit_exchange(request)
        held = invitation_cookies(request.cookies)
        try:
            token = await _read_token(request)
            await self._doorkeeper.admit_link(token)
            staff = await self._identify(request.cookies.get(SESSION_COOKIE), "USER")
            signed_in = staff.principal.subject if staff.principal else None
            agent = request.headers.get("user-agent")
            opened = await self._open(OpenInvitationSession(token, tuple(held.values()), agent, signed_in))
        except BadRequest as bad:
            return error_answer(bad.status, bad.code, bad.message)
        except LinkRefused as refused:
            return _refused(refused)
        AUTH_REQUESTS.labels("invitation", "ok").inc()
        response = json_answer({"invitationId": opened.invitation_id})
        own = invitation_cookie(opened.invitation_id)
        set_session_cookie(response, own, opened.session_secret, self._lifetime)
        others = [name for name in held if name not in {own, INVITATION_COOKIE}]
        for name in others[: max(0, len(others) + 1 - MOST_INVITATIONS)]:
            clear_cookie(response, name)
        return response


def _refused(refused: LinkRefused) -> Response:
    """With whom to turn to, as far as the link says whose it is."""
    AUTH_REQUESTS.labels("invitation", refused.refusal_code).inc()
    contact = refused.contact
    error = {
        "code": refused.refusal_code,
        "message": refused.message,
        "contact": {"companyName": contact.company_name, "personName": contact.person_name, "email": contact.email},
    }
    return json_answer({"error": error}, _STATUS.get(refused.refusal_code, 400))


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
        sent = read_json(bytes(body))
    except NumberTooLarge as error:
        raise BadRequest(400, "BAD_REQUEST", str(error)) from error
    except ValueError as error:
        raise BadRequest(400, "BAD_REQUEST", "The body is no JSON.") from error
    token = sent.get("token") if isinstance(sent, dict) else None
    if not isinstance(token, str) or not token:
        raise BadRequest(400, "BAD_REQUEST", "The body must be an object with the text `token`.")
    return token
