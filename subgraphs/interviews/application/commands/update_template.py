"""Use case: HR changes texts or settings of a draft. None keeps a value."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.settings_change import SettingsChange
from subgraphs.interviews.domain.template import TemplateTexts


@dataclass(frozen=True)
class UpdateTemplate:
    caller: Caller
    template_id: str
    title: str | None = None
    description: str | None = None
    role_title: str | None = None
    settings: SettingsChange | None = None
    expected_revision: str | None = None


class UpdateTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: UpdateTemplate) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            current = template.texts
            texts = TemplateTexts(
                current.title if command.title is None else command.title,
                current.description if command.description is None else command.description,
                current.role_title if command.role_title is None else command.role_title,
            )
            settings = (command.settings or SettingsChange()).applied_to(template.settings)
            template.update(texts, settings, self._clock.now(), command.expected_revision)
            await uow.templates.save(template)
            await uow.commit()
