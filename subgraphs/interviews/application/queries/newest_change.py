"""Question: behind which change does somebody begin who wants to miss none? Ask it, follow behind it, then read."""

from kernel.auth.caller import Caller
from subgraphs.interviews.application.access import tenant_of
from subgraphs.interviews.application.ports import LiveChanges


class NewestChangeHandler:
    def __init__(self, changes: LiveChanges) -> None:
        self._changes = changes

    async def __call__(self, caller: Caller) -> int:
        return await self._changes.newest(tenant_of(caller))
