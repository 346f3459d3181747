"""Invitations with their answers and reviews in PostgreSQL; a loaded one stays locked until the transaction ends."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.errors import ConcurrentChange
from kernel.paging.keyset import AnySelect
from subgraphs.interviews.domain.answer import Answering
from subgraphs.interviews.domain.errors import InvalidInput, TemplateNotFound
from subgraphs.interviews.domain.ids import QuestionId, UserId
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.domain.review import Review
from subgraphs.interviews.infrastructure.documents import version_from_json
from subgraphs.interviews.infrastructure.integrity import refusing
from subgraphs.interviews.infrastructure.invitation_rows import (
    Row,
    answering_row,
    response_row,
    review_row,
    to_answerings,
    to_invitation,
    to_review,
    to_row,
)
from subgraphs.interviews.infrastructure.tables import (
    INVITATION_OF_TEMPLATE,
    INVITATION_OF_VERSION,
    ONE_INVITATION_PER_EXTERNAL_ID,
    AnsweringRow,
    InvitationRow,
    ResponseRow,
    ReviewRow,
    TemplateVersionRow,
)
from subgraphs.interviews.infrastructure.template_repository import Track

_VERSION = [
    TemplateVersionRow.number.label("version_number"),
    TemplateVersionRow.title.label("version_title"),
    TemplateVersionRow.content.label("version_content"),
]


class SqlAlchemyInvitationRepository:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track
        # What was read, so that `save` writes only the parts that changed.
        self._answerings: dict[str, dict[QuestionId, Answering]] = {}
        self._reviews: dict[str, dict[UserId, Review]] = {}

    async def find(self, invitation_id: str) -> Invitation | None:
        statement: AnySelect = (
            select(*InvitationRow.__table__.columns, *_VERSION)
            .join(TemplateVersionRow, TemplateVersionRow.id == InvitationRow.template_version_id)
            .where(InvitationRow.id == invitation_id)
            .with_for_update(of=InvitationRow, key_share=True)
        )
        row = (await self._session.execute(statement)).mappings().first()
        if row is None:
            return None
        invitation = await self._with_parts(dict(row))
        self._remember(invitation)
        self._track(invitation)
        return invitation

    async def add(self, invitation: Invitation) -> None:
        taken = InvalidInput("Another invitation has this external id.", field=("input", "externalId"))
        gone = TemplateNotFound()
        refusals = {
            ONE_INVITATION_PER_EXTERNAL_ID: taken,
            INVITATION_OF_TEMPLATE: gone,
            INVITATION_OF_VERSION: gone,
        }
        with refusing(refusals):
            await self._session.execute(insert(InvitationRow).values(id=invitation.id, version=1, **to_row(invitation)))
        invitation.version = 1
        self._track(invitation)

    async def save(self, invitation: Invitation) -> None:
        changed = await self._session.execute(
            update(InvitationRow)
            .where(InvitationRow.id == invitation.id, InvitationRow.version == invitation.version)
            .values(version=invitation.version + 1, **to_row(invitation))
            .returning(InvitationRow.id)
        )
        if changed.first() is None:
            raise ConcurrentChange(f"invitation {invitation.id} changed since version {invitation.version}")
        await self._put_answers(invitation)
        await self._put_reviews(invitation)
        invitation.version += 1
        self._remember(invitation)

    async def _with_parts(self, row: Row) -> Invitation:
        version = version_from_json(
            row["template_version_id"],
            row["template_id"],
            row["version_number"],
            row["version_title"],
            row["version_content"],
        )
        answerings = to_answerings(await self._rows(AnsweringRow, row["id"]), await self._rows(ResponseRow, row["id"]))
        reviews = [to_review(review) for review in await self._rows(ReviewRow, row["id"])]
        return to_invitation(row, version, answerings, reviews)

    async def _rows(
        self, table: type[AnsweringRow] | type[ResponseRow] | type[ReviewRow], invitation_id: str
    ) -> Sequence[Row]:
        found = await self._session.execute(select(table.__table__).where(table.invitation_id == invitation_id))
        return [dict(row) for row in found.mappings()]

    def _remember(self, invitation: Invitation) -> None:
        self._answerings[invitation.id] = dict(invitation.answerings)
        self._reviews[invitation.id] = dict(invitation.reviews)

    async def _put_answers(self, invitation: Invitation) -> None:
        known = self._answerings.get(invitation.id, {})
        for question_id, answering in invitation.answerings.items():
            earlier = known.get(question_id)
            if answering == earlier:
                continue
            await self._upsert(AnsweringRow, ["invitation_id", "question_id"], answering_row(invitation.id, answering))
            if answering.response is not None and (earlier is None or earlier.response is None):
                await self._session.execute(insert(ResponseRow).values(response_row(invitation.id, answering.response)))

    async def _put_reviews(self, invitation: Invitation) -> None:
        known = self._reviews.get(invitation.id, {})
        for reviewer_id, review in invitation.reviews.items():
            if review != known.get(reviewer_id):
                await self._upsert(ReviewRow, ["id"], review_row(invitation.id, review))

    async def _upsert(
        self, table: type[AnsweringRow] | type[ReviewRow], key: Sequence[str], row: dict[str, Any]
    ) -> None:
        changed = {name: value for name, value in row.items() if name not in key}
        await self._session.execute(upsert(table).values(row).on_conflict_do_update(index_elements=key, set_=changed))
