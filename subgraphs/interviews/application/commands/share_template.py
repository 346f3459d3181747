"""Use case: its owner opens a private template to the company; what was sent with it before stays private."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.access import acting_user_id, company_of
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class ShareTemplate:
    caller: Caller
    template_id: str


class ShareTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ShareTemplate) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            template.share(acting_user_id(command.caller), company_of(command.caller), self._clock.now())
            await uow.templates.save(template)
            await uow.commit()
