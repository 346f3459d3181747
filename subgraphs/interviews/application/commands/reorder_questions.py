"""Use case: HR puts the questions of a draft in another order."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork


@dataclass(frozen=True)
class ReorderQuestions:
    """`question_ids`: all of them, in the new order; `expected_question_ids`: the order that was seen."""

    caller: Caller
    template_id: str
    question_ids: Sequence[str]
    expected_question_ids: Sequence[str] | None = None


class ReorderQuestionsHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ReorderQuestions) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            template.reorder_questions(command.question_ids, self._clock.now(), command.expected_question_ids)
            await uow.templates.save(template)
            await uow.commit()
