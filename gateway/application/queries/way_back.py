"""Question: where did this browser want to go when it began to sign in? Asked also when the sign-in failed."""

from gateway.application.ports import BeginUnitOfWork
from gateway.domain.secret import fingerprint_of


class WayBackHandler:
    def __init__(self, begin: BeginUnitOfWork) -> None:
        self._begin = begin

    async def __call__(self, state: str | None, browser_secret: str | None) -> str | None:
        """The path within our web app; None when nothing is remembered of this sign-in in this browser."""
        state_hash, browser_hash = fingerprint_of(state), fingerprint_of(browser_secret)
        if state_hash is None or browser_hash is None:
            return None
        async with self._begin() as uow:
            pending = await uow.pending.find(state_hash, browser_hash)
        return pending.return_to if pending else None
