"""Use case: HR publishes a template; its content is frozen under its version id."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class PublishTemplate:
    caller: Caller
    template_id: str


class PublishTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: PublishTemplate) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            version = template.publish(self._clock.now())
            await uow.templates.save(template)
            await uow.templates.add_version(version)
            await uow.commit()
