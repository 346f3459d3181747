"""Use case: HR takes a question out of a draft."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class RemoveQuestion:
    caller: Caller
    template_id: str
    question_id: str
    expected_revision: str | None = None


class RemoveQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: RemoveQuestion) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            template.remove_question(command.question_id, self._clock.now(), command.expected_revision)
            await uow.templates.save(template)
            await uow.commit()
