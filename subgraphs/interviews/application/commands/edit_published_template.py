"""Use case: HR changes a published template: its next version, a draft beside it; there is at most one."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.domain.ids import (
    QUESTION_PREFIX,
    TEMPLATE_PREFIX,
    VERSION_PREFIX,
    QuestionId,
    TemplateId,
    VersionId,
)


@dataclass(frozen=True)
class EditPublishedTemplate:
    caller: Caller
    template_id: str


class EditPublishedTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: EditPublishedTemplate) -> TemplateId:
        async with self._begin() as uow:
            published = await visible_template(uow, command.caller, command.template_id)
            begun = await uow.templates.find_next_version(published.id)
            if begun is not None:
                return begun.id
            draft = published.next_version(
                TemplateId(new_id(TEMPLATE_PREFIX)),
                VersionId(new_id(VERSION_PREFIX)),
                lambda: QuestionId(new_id(QUESTION_PREFIX)),
                self._clock.now(),
            )
            await uow.templates.add(draft)
            await uow.commit()
        return draft.id
