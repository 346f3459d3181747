"""Use case: HR deletes a template that was never used."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class DeleteTemplate:
    caller: Caller
    template_id: str


class DeleteTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork) -> None:
        self._begin = begin

    async def __call__(self, command: DeleteTemplate) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            await uow.templates.delete(template)
            await uow.commit()
