"""Use case: HR copies a template into a new draft of the own; its rubrics are to be approved again."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.interviews.application.access import acting_user_id, company_of
from subgraphs.interviews.application.idempotency import create_once, request_of
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.interviews.domain.ids import (
    OPTION_PREFIX,
    QUESTION_PREFIX,
    TEMPLATE_PREFIX,
    VERSION_PREFIX,
    OptionId,
    QuestionId,
    TemplateId,
    VersionId,
)
from subgraphs.interviews.domain.template import MAX_TITLE, Template, TemplateTexts


@dataclass(frozen=True)
class DuplicateTemplate:
    """Without a title the copy is named after its original."""

    caller: Caller
    template_id: str
    title: str | None = None
    idempotency_key: str | None = None


class DuplicateTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: DuplicateTemplate) -> TemplateId:
        async with self._begin() as uow:
            original = await visible_template(uow, command.caller, command.template_id)
            request = request_of("duplicateTemplate", command)
            copy_id = await create_once(
                uow, command, request, "templateId", lambda: self._add_copy(uow, original, command)
            )
            await uow.commit()
        return TemplateId(copy_id)

    async def _add_copy(self, uow: UnitOfWork, original: Template, command: DuplicateTemplate) -> TemplateId:
        copy = self._copy(original, command)
        await uow.templates.add(copy)
        return copy.id

    def _copy(self, original: Template, command: DuplicateTemplate) -> Template:
        title = f"{original.texts.title} (copy)"[:MAX_TITLE] if command.title is None else command.title
        return Template.create(
            TemplateId(new_id(TEMPLATE_PREFIX)),
            VersionId(new_id(VERSION_PREFIX)),
            TemplateTexts(title, original.texts.description, original.texts.role_title),
            original.settings,
            owner_id=acting_user_id(command.caller),
            company_id=original.company_id and company_of(command.caller),  # the copy of a private one is private
            now=self._clock.now(),
            questions=original.copied_questions(
                lambda: QuestionId(new_id(QUESTION_PREFIX)), lambda: OptionId(new_id(OPTION_PREFIX))
            ),
        )
