"""The trail of candidates' links in PostgreSQL: one row per kind of use, counted."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from subgraphs.interviews.application.views import LinkUseView
from subgraphs.interviews.domain.link_use import LinkUse
from subgraphs.interviews.infrastructure.person_names import name_of
from subgraphs.interviews.infrastructure.tables import InvitationRow, LinkUseRow, PersonRow

# The candidate, signed in as who they are, is nobody to be named: it would tell HR who has an account here.
_IS_CANDIDATE = or_(
    LinkUseRow.user_id == func.coalesce(InvitationRow.candidate_id, ""),
    exists()
    .where(PersonRow.id == LinkUseRow.user_id, func.lower(PersonRow.email) == func.lower(InvitationRow.candidate_email))
    .correlate(LinkUseRow, InvitationRow),
)
_USE = func.jsonb_build_object(
    *(part for column in LinkUseRow.__table__.columns for part in (column.name, column)),
    "person_id",
    case((_IS_CANDIDATE, ""), else_=LinkUseRow.user_id),
    "person_name",
    name_of(LinkUseRow.user_id),
)
LINK_USES = (
    select(func.jsonb_agg(aggregate_order_by(_USE, LinkUseRow.first_at, LinkUseRow.action)))
    .where(LinkUseRow.invitation_id == InvitationRow.id)
    .correlate(InvitationRow)
    .scalar_subquery()
)


class SqlAlchemyLinkUses:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def record(self, use: LinkUse, now: datetime) -> None:
        key = {
            "invitation_id": use.invitation_id,
            "action": use.action.value,
            "device": use.device or "",
            "user_id": use.user_id or "",
        }
        statement = upsert(LinkUseRow).values(**key, first_at=now, last_at=now, times=1)
        again = {"last_at": now, "times": LinkUseRow.times + 1}
        await self._session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=again))


def to_link_use(found: Mapping[str, Any]) -> LinkUseView:
    return LinkUseView(
        action=found["action"],
        device=found["device"] or None,
        user_id=found["person_id"] or None,
        user_name=found["person_name"],
        first_at=datetime.fromisoformat(found["first_at"]),
        last_at=datetime.fromisoformat(found["last_at"]),
        times=found["times"],
    )
