"""The router's plug-in that says who asks: cookie to principal, principal to scopes and to signed internal tokens."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from gateway.application.queries.identify import NOBODY, IdentifyHandler, Standing
from gateway.application.queries.until_ended import UntilEnded
from gateway.application.queries.wait_for import WaitForEvents, WaitForRegistration
from gateway.domain.access import Principal
from gateway.graphql.current_session import SESSION_HEADER
from gateway.web.cookies import SESSION_COOKIE, cookies_for, invitation_cookies
from kernel.auth.internal_token import ANONYMOUS, TOKEN_HEADER, Caller, TokenSigner, canonical_json
from kernel.database.outage import is_outage, is_overload
from kernel.events.envelope import CORRELATION_HEADER, TRACE_HEADER
from kernel.telemetry.correlation import safe_traceparent
from router.operation.model import Operation
from router.plugins.base import RequestContext, RequestRefused, RouterPlugin, StreamGuard
from router.transports.base import SubgraphRequest, SubgraphResponse, SubgraphSubscribe

log = logging.getLogger(__name__)

OWN_SUBGRAPH = "gateway"
USERS_SUBGRAPH = "users"
EVENTS_HEADER = "viva-events"
IDEMPOTENCY_HEADER = "idempotency-key"
_MAX_IDEMPOTENCY_KEY = 200
_PRINCIPAL = "gateway.principal"
_SIGNED_IN = "gateway.signed_in_user"
_MAX_EVENTS = 50
_WITHOUT_RECORD_SECONDS = 1.0


@dataclass(frozen=True)
class IdentityQuestions:
    identify: IdentifyHandler
    until_ended: UntilEnded
    wait_for_events: WaitForEvents
    wait_for_registration: WaitForRegistration


class IdentityPlugin(RouterPlugin):
    def __init__(self, ask: IdentityQuestions, signer: TokenSigner) -> None:
        self._ask, self._signer = ask, signer

    async def on_request(self, ctx: RequestContext) -> None:
        _check_idempotency_key(ctx)
        with _outage_told():
            await self._identify(ctx)

    async def _identify(self, ctx: RequestContext) -> None:
        wanted = _wanted_session(ctx)
        if wanted != "user":
            await self._become_candidate(ctx, wanted)
            return
        secret = ctx.cookies.get(SESSION_COOKIE)
        standing = await self._ask.identify(secret, "USER")
        if standing.registration == "PENDING" and secret is not None:
            # a newcomer's first page: a moment later it would not be refused
            await self._ask.wait_for_registration(secret)
            standing = await self._ask.identify(secret, "USER")
        if standing.ended_code is not None:
            raise _ended(standing.ended_code)
        _become(ctx, standing.principal)

    async def session_of(self, ctx: RequestContext) -> str | None:
        """By any cookie: which of them counts is told only by `connection_init`."""
        user = await self._ask.identify(ctx.cookies.get(SESSION_COOKIE), "USER")
        if user.principal is not None:
            return user.principal.session_id
        for secret in invitation_cookies(ctx.cookies).values():
            standing = await self._ask.identify(secret, "INVITATION")
            if standing.principal is not None:
                return standing.principal.session_id
        return None

    async def _become_candidate(self, ctx: RequestContext, wanted: str) -> None:
        """The session of the wanted invitation alone; who is signed in beside it is carried for the audit trail."""
        standing = await self._invitation(ctx, wanted)
        if standing.ended_code is not None:
            raise _ended(standing.ended_code)
        _become(ctx, standing.principal)
        beside = await self._ask.identify(ctx.cookies.get(SESSION_COOKIE), "USER")
        ctx.values[_SIGNED_IN] = beside.principal.subject if beside.principal else None

    async def _invitation(self, ctx: RequestContext, wanted: str) -> Standing:
        ended = NOBODY
        for secret in cookies_for(ctx.cookies, wanted).values():
            standing = await self._ask.identify(secret, "INVITATION")
            if standing.principal is not None and wanted in {"invitation", standing.principal.subject}:
                return standing
            if standing.ended_code is not None:
                ended = standing
        return ended

    async def on_operation(self, ctx: RequestContext, operation: Operation) -> None:
        """A WebSocket may be older than its user's rights: each operation on it looks at the record."""
        principal = _principal(ctx)
        if ctx.transport == "websocket" and principal is not None:
            with _outage_told():
                await self._look_again(ctx, principal)

    async def on_subgraph_request(self, ctx: RequestContext, request: SubgraphRequest) -> None:
        principal = _principal(ctx)
        token = self._signer.sign(_caller(ctx), request.subgraph, request.body)
        request.headers.update({**_carried(ctx), TOKEN_HEADER: token})
        if request.subgraph == OWN_SUBGRAPH and principal is not None:
            request.headers[SESSION_HEADER] = principal.session_id

    async def on_subgraph_subscribe(self, ctx: RequestContext, request: SubgraphSubscribe) -> None:
        token = self._signer.sign(_caller(ctx), request.subgraph, canonical_json(request.payload))
        request.connection_params["vivaInternalToken"] = token
        request.headers.update(_carried(ctx))

    async def on_subgraph_response(
        self, ctx: RequestContext, request: SubgraphRequest, response: SubgraphResponse
    ) -> None:
        """After a change of users our own copy must have it, or the new HR's first page would be refused."""
        events = response.headers.get(EVENTS_HEADER, "") if request.subgraph == USERS_SUBGRAPH else ""
        if not request.is_mutation or not events:
            return
        event_ids = frozenset(item.strip() for item in events.split(",")[:_MAX_EVENTS])
        if not await self._ask.wait_for_events(event_ids):
            log.warning("our copy of user events is late", extra={"count": len(event_ids)})
        principal = _principal(ctx)
        if principal is not None:
            _become(ctx, await self._ask.identify.still(principal) or principal)

    def stream_guard(self, ctx: RequestContext) -> StreamGuard | None:
        principal = _principal(ctx)
        if principal is None:
            return None

        async def until_ended() -> None:
            while True:
                try:
                    return await self._ask.until_ended(principal)
                except (SQLAlchemyError, OSError) as error:
                    # without the record nothing can be said; the stream's own reads wait for the database too
                    log.warning("a stream's session cannot be read for a moment: %s", type(error).__name__)
                    await asyncio.sleep(_WITHOUT_RECORD_SECONDS)

        return until_ended

    async def _look_again(self, ctx: RequestContext, principal: Principal) -> None:
        now = await self._ask.identify.still(principal)
        if now is None:
            raise _ended("SESSION_ENDED")
        _become(ctx, now)


def _wanted_session(ctx: RequestContext) -> str:
    """The invitation that the page shows, "invitation" for the only one of this browser, or "user"."""
    wanted: Any = ctx.headers.get("viva-session")
    if ctx.transport == "websocket":
        wanted = ctx.connection_params.get("session", wanted)
    return wanted if isinstance(wanted, str) and wanted.startswith("inv") else "user"


def _become(ctx: RequestContext, principal: Principal | None) -> None:
    ctx.values[_PRINCIPAL] = principal
    ctx.authenticated = principal is not None
    ctx.identity = principal
    ctx.scopes = principal.scopes if principal else frozenset()


def _principal(ctx: RequestContext) -> Principal | None:
    principal = ctx.values.get(_PRINCIPAL)
    return principal if isinstance(principal, Principal) else None


def _caller(ctx: RequestContext) -> Caller:
    principal = _principal(ctx)
    if principal is None:
        return ANONYMOUS
    return Caller(
        subject=principal.subject,
        kind=principal.kind,
        roles=principal.access.roles,
        scopes=principal.scopes,
        company_id=principal.access.company_id,
        company_role=principal.access.company_role,
        link_generation=principal.link_generation,
        signed_in_user=ctx.values.get(_SIGNED_IN),
    )


def _carried(ctx: RequestContext) -> dict[str, str]:
    """What subgraphs may know of the request beside the caller; everything else stays outside."""
    carried = {CORRELATION_HEADER: ctx.request_id}
    trace = safe_traceparent(ctx.headers.get(TRACE_HEADER))
    if trace:
        carried[TRACE_HEADER] = trace
    key = ctx.headers.get(IDEMPOTENCY_HEADER, "")
    if key:
        carried[IDEMPOTENCY_HEADER] = key
    return carried


def _check_idempotency_key(ctx: RequestContext) -> None:
    """Never left out in silence: whoever sends one again relies on its being kept, and would invite twice."""
    key = ctx.headers.get(IDEMPOTENCY_HEADER, "")
    if len(key) > _MAX_IDEMPOTENCY_KEY or not (key.isascii() and key.isprintable()):
        message = f"Idempotency-Key must have at most {_MAX_IDEMPOTENCY_KEY} characters, all printable ASCII."
        raise RequestRefused(400, "BAD_REQUEST", message)


@contextmanager
def _outage_told() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        if is_overload(error):
            code, message = "OVERLOADED", "Too much is asked of us at once. Please try again in a moment."
        elif is_outage(error) or isinstance(error, OSError):
            code, message = "SERVICE_UNAVAILABLE", "This cannot be done just now. Please try again in a moment."
        else:
            raise
        log.warning("who asks could not be read: %s", type(error).__name__)
        raise RequestRefused(503, code, message, headers={"retry-after": "1"}) from error


def _ended(code: str) -> RequestRefused:
    return RequestRefused(401, "UNAUTHENTICATED", "Your session is over. Please sign in again.", reason=code)
