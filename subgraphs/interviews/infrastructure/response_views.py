"""Reads of answers for HR: each with its question as it was asked, from the version the invitation was sent with."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select

from kernel.database.database import Database
from kernel.paging.keyset import AnySelect
from kernel.text.words import words
from subgraphs.interviews.application.access import Viewer
from subgraphs.interviews.application.views import QuestionView, ResponseView
from subgraphs.interviews.domain.answer import ResponseType
from subgraphs.interviews.domain.marking import choice_points
from subgraphs.interviews.infrastructure.documents import question_from_json
from subgraphs.interviews.infrastructure.question_views import to_question
from subgraphs.interviews.infrastructure.tables import InvitationRow, ResponseRow, TemplateVersionRow
from subgraphs.interviews.infrastructure.visibility import visible_to

# The one question out of the version's document: a whole version per answer would be megabytes.
_QUESTION = func.jsonb_path_query_first(
    TemplateVersionRow.content,
    literal_column("'$.questions[*] ? (@.id == $id)'::jsonpath"),
    func.jsonb_build_object("id", ResponseRow.question_id),
).label("question")


class SqlAlchemyResponseViews:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def responses_of(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, tuple[ResponseView, ...]]:
        found: dict[str, list[ResponseView]] = {invitation_id: [] for invitation_id in invitation_ids}
        for invitation_id, response in await self._read(viewer, ResponseRow.invitation_id.in_(invitation_ids)):
            found[invitation_id].append(response)
        return {
            invitation_id: tuple(sorted(responses, key=lambda response: response.question.position))
            for invitation_id, responses in found.items()
        }

    async def responses(self, viewer: Viewer, response_ids: Sequence[str]) -> Mapping[str, ResponseView]:
        return {response.id: response for _, response in await self._read(viewer, ResponseRow.id.in_(response_ids))}

    async def questions_of(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, tuple[QuestionView, ...]]:
        statement = (
            select(InvitationRow.id, TemplateVersionRow.content["questions"].label("questions"))
            .join(TemplateVersionRow, TemplateVersionRow.id == InvitationRow.template_version_id)
            .where(
                InvitationRow.id.in_(invitation_ids), visible_to(viewer, InvitationRow.hr_id, InvitationRow.company_id)
            )
        )
        async with self._database.session() as session:
            rows = await session.execute(statement)
            return {invitation_id: tuple(map(to_question, questions)) for invitation_id, questions in rows}

    async def _read(self, viewer: Viewer, which: ColumnElement[bool]) -> list[tuple[str, ResponseView]]:
        statement: AnySelect = (
            select(*ResponseRow.__table__.columns, _QUESTION)
            .join(InvitationRow, InvitationRow.id == ResponseRow.invitation_id)
            .join(TemplateVersionRow, TemplateVersionRow.id == InvitationRow.template_version_id)
            .where(which, visible_to(viewer, InvitationRow.hr_id, InvitationRow.company_id))
        )
        async with self._database.session() as session:
            rows = (await session.execute(statement)).mappings()
            return [(row["invitation_id"], _to_response(dict(row))) for row in rows]


def _to_response(row: Mapping[str, Any]) -> ResponseView:
    text, question, chosen = row["text"], row["question"], tuple(row["chosen_option_ids"])
    by_code = row["type"] == ResponseType.CHOICE
    return ResponseView(
        id=row["id"],
        question=to_question(question),
        type=row["type"],
        text=text,
        chosen_option_ids=chosen,
        submitted_at=row["submitted_at"],
        shown_at=row["shown_at"],
        duration_seconds=max(0, int((row["submitted_at"] - row["shown_at"]).total_seconds())),
        word_count=None if text is None else len(words(text)),
        choice_points=choice_points(question_from_json(question), chosen) if by_code else None,
    )
