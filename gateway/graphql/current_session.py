"""Which session a request of the gateway's own subgraph came by.

The internal token names the user, not the session. The subgraph is called in process only, so a header that the plug-in
sets (and that is stripped from whatever comes in from outside) is as good as the token.
"""

from contextvars import ContextVar

from starlette.types import ASGIApp, Receive, Scope, Send

SESSION_HEADER = "viva-session-id"

current_session_id: ContextVar[str | None] = ContextVar("current_session_id", default=None)


class KnowsSession:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = next((value for name, value in scope.get("headers", ()) if name == SESSION_HEADER.encode()), None)
        token = current_session_id.set(found.decode("latin-1") if found else None)
        try:
            await self._app(scope, receive, send)
        finally:
            current_session_id.reset(token)
