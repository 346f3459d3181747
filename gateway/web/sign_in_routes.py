"""Routes of signing in and out, and of asking who is signed in."""

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gateway.application.commands.begin_sign_in import BeginSignIn, BeginSignInHandler
from gateway.application.commands.complete_sign_in import CompleteSignIn, CompleteSignInHandler, SignedIn
from gateway.application.commands.end_sessions import SignOutHandler
from gateway.application.queries.identify import IdentifyHandler, Standing
from gateway.application.queries.wait_for import WaitForRegistration
from gateway.application.queries.way_back import WayBackHandler
from gateway.domain.errors import PROVIDER_UNAVAILABLE, SIGN_IN_DENIED, SIGN_IN_EXPIRED, SignInRefused
from gateway.domain.return_path import safe_return_path
from gateway.domain.session import SessionLifetime
from gateway.web.answers import json_answer, redirect
from gateway.web.attempts import Doorkeeper
from gateway.web.cookies import (
    SESSION_COOKIE,
    SIGN_IN_COOKIE,
    clear_cookie,
    cookies_for,
    invitation_cookies,
    set_session_cookie,
    set_sign_in_cookie,
)
from gateway.web.messages import message_of
from gateway.web.metrics import AUTH_REQUESTS

log = logging.getLogger(__name__)

SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE"
_MAX_CODE = 2000


@dataclass(frozen=True)
class SignInUseCases:
    begin: BeginSignInHandler
    complete: CompleteSignInHandler
    wait_for_registration: WaitForRegistration
    sign_out: SignOutHandler
    identify: IdentifyHandler
    way_back: WayBackHandler


class SignInRoutes:
    def __init__(self, use: SignInUseCases, web_origin: str, lifetime: SessionLifetime, doorkeeper: Doorkeeper) -> None:
        self._use, self._web_origin, self._lifetime, self._doorkeeper = use, web_origin, lifetime, doorkeeper

    def routes(self) -> list[Route]:
        return [
            Route("/auth/sign-in", self.sign_in, methods=["GET"]),
            Route("/auth/callback", self.callback, methods=["GET"]),
            Route("/auth/sign-out", self.sign_out, methods=["POST"]),
            Route("/auth/session", self.session, methods=["GET"]),
        ]

    async def sign_in(self, request: Request) -> Response:
        await self._doorkeeper.admit_sign_in(request)
        return_to = request.query_params.get("returnTo")
        try:
            standing = await self._use.identify(request.cookies.get(SESSION_COOKIE), "USER")
            if standing.principal is not None:  # in another tab: one session serves all
                return redirect(self._web_origin + safe_return_path(return_to))
            begun = await self._use.begin(BeginSignIn(return_to, request.cookies.get(SIGN_IN_COOKIE)))
        except SignInRefused as refused:
            return self._refused(refused.refusal_code, return_to)
        except (SQLAlchemyError, OSError) as error:
            return self._broken(error, return_to)
        response = redirect(begun.url)
        set_sign_in_cookie(response, begun.browser_secret)
        return response

    async def callback(self, request: Request) -> Response:
        await self._doorkeeper.admit_callback(request)
        return_to = None
        try:
            # Read first: whatever happens after, the person comes back to where they wanted to go.
            return_to = await self._use.way_back(request.query_params.get("state"), request.cookies.get(SIGN_IN_COOKIE))
            refusal = _refusal_of_provider(request)
            if refusal is not None:
                return self._refused(refusal, return_to)
            return await self._finish(await self._use.complete(_completion(request)))
        except SignInRefused as refused:
            return self._refused(refused.refusal_code, return_to)
        except (SQLAlchemyError, OSError) as error:
            return self._broken(error, return_to)

    async def _finish(self, signed_in: SignedIn) -> Response:
        if signed_in.is_registering:
            view = await self._use.wait_for_registration(signed_in.session_secret)
            if view is not None and view.ended_at is not None:
                return self._refused(view.end_code or SERVICE_UNAVAILABLE, signed_in.return_to)
        AUTH_REQUESTS.labels("sign_in", "ok").inc()
        response = redirect(self._web_origin + signed_in.return_to)
        set_session_cookie(response, SESSION_COOKIE, signed_in.session_secret, self._lifetime)
        return response

    async def sign_out(self, request: Request) -> Response:
        wanted = request.headers.get("viva-session", "user")
        cookies = dict(request.cookies)
        ended = (
            cookies_for(cookies, wanted) if wanted.startswith("inv") else {SESSION_COOKIE: cookies.get(SESSION_COOKIE)}
        )
        places = [await self._use.sign_out(secret) for secret in ended.values()]
        AUTH_REQUESTS.labels("sign_out", "ok").inc()
        response = json_answer({"redirectTo": next(filter(None, places), f"{self._web_origin}/")})
        for name in ended:
            clear_cookie(response, name)
        return response

    async def session(self, request: Request) -> Response:
        user = await self._use.identify(request.cookies.get(SESSION_COOKIE), "USER")
        held = invitation_cookies(request.cookies)
        invited = {name: await self._use.identify(secret, "INVITATION") for name, secret in held.items()}
        ids = {standing.principal.subject for standing in invited.values() if standing.principal}
        invitations = [{"id": invitation_id} for invitation_id in sorted(ids)]
        response = json_answer({"user": _user(user), "invitations": invitations, "ended": _ended(user)})
        if user.ended_code is not None:
            clear_cookie(response, SESSION_COOKIE)
        for name, standing in invited.items():
            if standing.ended_code is not None:
                clear_cookie(response, name)
        return response

    def _refused(self, code: str, return_to: str | None = None) -> Response:
        AUTH_REQUESTS.labels("sign_in", code).inc()
        log.info("sign-in refused", extra={"action": "sign_in", "code": code})
        parameters = {"error": code, **({"returnTo": safe_return_path(return_to)} if return_to else {})}
        return redirect(f"{self._web_origin}/sign-in?{urlencode(parameters)}")

    def _broken(self, error: Exception, return_to: str | None = None) -> Response:
        log.error("sign-in is broken", exc_info=error, extra={"action": "sign_in"})
        return self._refused(SERVICE_UNAVAILABLE, return_to)


def _refusal_of_provider(request: Request) -> str | None:
    error = request.query_params.get("error")
    if error is not None:
        return PROVIDER_UNAVAILABLE if error in {"server_error", "temporarily_unavailable"} else SIGN_IN_DENIED
    code = request.query_params.get("code", "")
    return None if 0 < len(code) <= _MAX_CODE else SIGN_IN_EXPIRED


def _completion(request: Request) -> CompleteSignIn:
    return CompleteSignIn(
        state=request.query_params.get("state"),
        code=request.query_params["code"],
        issuer=request.query_params.get("iss"),
        browser_secret=request.cookies.get(SIGN_IN_COOKIE),
        previous_secret=request.cookies.get(SESSION_COOKIE),
        user_agent=request.headers.get("user-agent"),
    )


def _user(standing: Standing) -> dict[str, object] | None:
    if standing.principal is None:
        return None
    access = standing.principal.access
    return {
        "id": standing.principal.subject,
        "roles": sorted(access.roles),
        "status": access.status,
        "companyId": access.company_id,
        "companyRole": access.company_role,
        "registration": "PENDING" if standing.registration == "PENDING" else "COMPLETED",
    }


def _ended(standing: Standing) -> dict[str, str] | None:
    code = standing.ended_code
    return None if code is None else {"code": code, "message": message_of(code)}
