"""Templates with their questions, and the versions they were published as, in PostgreSQL."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from kernel.errors import ConcurrentChange
from kernel.events.aggregate import Aggregate
from subgraphs.interviews.domain.errors import TemplateInUse
from subgraphs.interviews.domain.ids import CompanyId, TemplateId, UserId, VersionId
from subgraphs.interviews.domain.template import Template, TemplateStatus, TemplateTexts
from subgraphs.interviews.domain.template_version import TemplateVersion
from subgraphs.interviews.infrastructure.documents import (
    question_from_json,
    question_to_json,
    settings_from_json,
    settings_to_json,
    version_from_json,
    version_to_json,
)
from subgraphs.interviews.infrastructure.integrity import refusing
from subgraphs.interviews.infrastructure.tables import (
    INVITATION_OF_TEMPLATE,
    INVITATION_OF_VERSION,
    ONE_NEXT_VERSION,
    QuestionRow,
    TemplateRow,
    TemplateVersionRow,
)

Track = Callable[[Aggregate], None]


class SqlAlchemyTemplateRepository:
    def __init__(self, session: AsyncSession, track: Track) -> None:
        self._session, self._track = session, track

    async def find(self, template_id: str) -> Template | None:
        return await self._find(TemplateRow.id == template_id)

    async def find_next_version(self, template_id: str) -> Template | None:
        return await self._find(TemplateRow.next_version_of == template_id)

    async def _find(self, which: ColumnElement[bool]) -> Template | None:
        found = await self._session.execute(select(TemplateRow.__table__).where(which))
        row = found.mappings().first()
        if row is None:
            return None
        contents = await self._session.scalars(
            select(QuestionRow.content).where(QuestionRow.template_id == row["id"]).order_by(QuestionRow.position)
        )
        template = _to_template(dict(row), list(contents))
        self._track(template)
        return template

    async def add(self, template: Template) -> None:
        with refusing({ONE_NEXT_VERSION: ConcurrentChange(f"template {template.next_version_of} has a next version")}):
            await self._session.execute(insert(TemplateRow).values(id=template.id, version=1, **_to_row(template)))
        await self._put_questions(template)
        template.version = 1
        self._track(template)

    async def save(self, template: Template) -> None:
        changed = await self._session.execute(
            update(TemplateRow)
            .where(TemplateRow.id == template.id, TemplateRow.version == template.version)
            .values(version=template.version + 1, **_to_row(template))
            .returning(TemplateRow.id)
        )
        if changed.first() is None:
            raise _changed(template)
        await self._put_questions(template)
        template.version += 1

    async def delete(self, template: Template) -> None:
        in_use = TemplateInUse("Interviews were sent with this template; archive it instead.")
        statement = delete(TemplateRow).where(TemplateRow.id == template.id, TemplateRow.version == template.version)
        with refusing({INVITATION_OF_TEMPLATE: in_use, INVITATION_OF_VERSION: in_use}):
            deleted = await self._session.execute(statement.returning(TemplateRow.id))
        if deleted.first() is None:
            raise _changed(template)

    async def add_version(self, version: TemplateVersion) -> None:
        await self._session.execute(
            insert(TemplateVersionRow).values(
                id=version.id,
                template_id=version.template_id,
                number=version.number,
                title=version.title,
                content=version_to_json(version),
            )
        )

    async def find_version(self, version_id: str) -> TemplateVersion | None:
        found = await self._session.execute(
            select(TemplateVersionRow.__table__).where(TemplateVersionRow.id == version_id)
        )
        row = found.mappings().first()
        if row is None:
            return None
        return version_from_json(row["id"], row["template_id"], row["number"], row["title"], row["content"])

    async def _put_questions(self, template: Template) -> None:
        await self._session.execute(delete(QuestionRow).where(QuestionRow.template_id == template.id))
        rows = [
            {
                "id": question.id,
                "template_id": template.id,
                "position": position,
                "content": question_to_json(question, position),
            }
            for position, question in enumerate(template.questions, start=1)
        ]
        if rows:
            await self._session.execute(insert(QuestionRow), rows)


def _changed(template: Template) -> ConcurrentChange:
    return ConcurrentChange(f"template {template.id} changed since version {template.version}")


def _to_row(template: Template) -> dict[str, Any]:
    return {
        "title": template.texts.title,
        "description": template.texts.description,
        "role_title": template.texts.role_title,
        "status": template.status.value,
        "owner_id": template.owner_id,
        "company_id": template.company_id,
        "settings": settings_to_json(template.settings),
        "version_id": template.version_id,
        "version_number": template.version_number,
        "next_version_of": template.next_version_of,
        "published_at": template.published_at,
        "archived_at": template.archived_at,
        "created_at": template.created_at,
        "updated_at": template.updated_at,
    }


def _to_template(row: dict[str, Any], contents: list[dict[str, Any]]) -> Template:
    return Template(
        TemplateId(row["id"]),
        TemplateTexts(row["title"], row["description"], row["role_title"]),
        owner_id=UserId(row["owner_id"]),
        company_id=CompanyId(row["company_id"]) if row["company_id"] else None,
        settings=settings_from_json(row["settings"]),
        version_id=VersionId(row["version_id"]),
        version_number=row["version_number"],
        status=TemplateStatus(row["status"]),
        questions=tuple(map(question_from_json, contents)),
        published_at=row["published_at"],
        archived_at=row["archived_at"],
        next_version_of=TemplateId(row["next_version_of"]) if row["next_version_of"] else None,
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        version=row["version"],
    )
