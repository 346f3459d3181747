"""Use case: a browser wants to sign in; remember what must come back, and send it to the provider."""

from dataclasses import dataclass

from gateway.application.ports import BeginUnitOfWork, IdentityProvider, NewSecret, SignInRequest
from gateway.domain.pending_sign_in import KEEP_EXPIRED, PendingSignIn
from gateway.domain.return_path import safe_return_path
from gateway.domain.secret import fingerprint, fingerprint_of
from kernel.clock import Clock


@dataclass(frozen=True)
class BeginSignIn:
    """`browser_secret` is what the browser already holds from a sign-in in another tab."""

    return_to: str | None
    browser_secret: str | None = None


@dataclass(frozen=True)
class SignInBegun:
    url: str
    browser_secret: str


class BeginSignInHandler:
    def __init__(self, begin: BeginUnitOfWork, provider: IdentityProvider, new_secret: NewSecret, clock: Clock) -> None:
        self._begin, self._provider, self._new_secret, self._clock = begin, provider, new_secret, clock

    async def __call__(self, command: BeginSignIn) -> SignInBegun:
        kept = command.browser_secret if fingerprint_of(command.browser_secret) else None
        browser_secret = kept or self._new_secret()
        request = SignInRequest(state=self._new_secret(), nonce=self._new_secret(), code_verifier=self._new_secret())
        url = await self._provider.sign_in_url(request)
        now = self._clock.now()
        async with self._begin() as uow:
            await uow.pending.drop_expired(now - KEEP_EXPIRED)
            await uow.pending.add(
                PendingSignIn.begin(
                    state_hash=fingerprint(request.state),
                    browser_hash=fingerprint(browser_secret),
                    nonce=request.nonce,
                    code_verifier=request.code_verifier,
                    return_to=safe_return_path(command.return_to),
                    now=now,
                )
            )
            await uow.commit()
        return SignInBegun(url, browser_secret)
