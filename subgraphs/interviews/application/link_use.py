"""The trail of a candidate's link: who is signed in while using one is written down, in the same transaction."""

from datetime import datetime

from kernel.auth.caller import Caller
from subgraphs.interviews.application.access import session_invitation_id
from subgraphs.interviews.application.ports import UnitOfWork
from subgraphs.interviews.domain.ids import UserId
from subgraphs.interviews.domain.link_use import LinkAction, LinkUse


async def note_use(uow: UnitOfWork, caller: Caller, action: LinkAction, now: datetime) -> None:
    """A candidate who is nobody here leaves the opening of the link only."""
    if caller.signed_in_user is not None:
        use = LinkUse(session_invitation_id(caller), action, user_id=UserId(caller.signed_in_user))
        await uow.link_uses.record(use, now)
