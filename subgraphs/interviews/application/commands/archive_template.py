"""Use case: HR takes a published template out of use; interviews that were sent go on."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class ArchiveTemplate:
    caller: Caller
    template_id: str


class ArchiveTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ArchiveTemplate) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            template.archive(self._clock.now())
            await uow.templates.save(template)
            await uow.commit()
