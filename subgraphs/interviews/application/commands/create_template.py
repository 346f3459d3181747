"""Use case: HR begins a template."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.interviews.application.access import acting_user_id, company_of
from subgraphs.interviews.application.idempotency import create_once, request_of
from subgraphs.interviews.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.interviews.application.settings_change import SettingsChange
from subgraphs.interviews.domain.ids import TEMPLATE_PREFIX, VERSION_PREFIX, TemplateId, VersionId
from subgraphs.interviews.domain.template import Template, TemplateTexts
from subgraphs.interviews.domain.template_settings import TemplateSettings


@dataclass(frozen=True)
class CreateTemplate:
    caller: Caller
    title: str
    description: str | None = None
    role_title: str | None = None
    settings: SettingsChange | None = None
    idempotency_key: str | None = None


class CreateTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: CreateTemplate) -> TemplateId:
        # The same words sent from another company ask for another template; the first is not seen from there.
        request = {**request_of("createTemplate", command), "company_id": company_of(command.caller)}
        async with self._begin() as uow:
            template_id = await create_once(uow, command, request, "templateId", lambda: self._add(uow, command))
            await uow.commit()
        return TemplateId(template_id)

    async def _add(self, uow: UnitOfWork, command: CreateTemplate) -> TemplateId:
        settings = (command.settings or SettingsChange()).applied_to(TemplateSettings())
        template = Template.create(
            TemplateId(new_id(TEMPLATE_PREFIX)),
            VersionId(new_id(VERSION_PREFIX)),
            TemplateTexts(command.title, command.description or "", command.role_title or ""),
            settings,
            owner_id=acting_user_id(command.caller),
            company_id=company_of(command.caller),
            now=self._clock.now(),
        )
        await uow.templates.add(template)
        return template.id
