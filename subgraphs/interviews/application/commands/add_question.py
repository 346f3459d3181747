"""Use case: HR adds a question to a draft; without a rubric of its own it starts with the general one of its type."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.interviews.application.idempotency import create_once, request_of
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.interviews.application.question_content import CriterionContent, OptionContent, options_of, rubric_of
from subgraphs.interviews.domain.general_rubrics import general_rubric
from subgraphs.interviews.domain.ids import QUESTION_PREFIX, QuestionId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.template import Template


@dataclass(frozen=True)
class AddQuestion:
    """`position` counts from 1; None is the end. `approve_rubric`: HR stands behind the rubric already."""

    caller: Caller
    template_id: str
    text: str
    type: QuestionType
    time_limit_seconds: int | None = None
    required: bool = True
    weight: int = 1
    options: Sequence[OptionContent] = ()
    rubric: Sequence[CriterionContent] | None = None
    approve_rubric: bool = False
    position: int | None = None
    idempotency_key: str | None = None


class AddQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: AddQuestion) -> QuestionId:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            request = request_of("addQuestion", command)
            question_id = await create_once(
                uow, command, request, "questionId", lambda: self._add(uow, template, command)
            )
            await uow.commit()
        return QuestionId(question_id)

    async def _add(self, uow: UnitOfWork, template: Template, command: AddQuestion) -> QuestionId:
        question = _question(command)
        template.add_question(question, command.position, self._clock.now())
        await uow.templates.save(template)
        return question.id


def _question(command: AddQuestion) -> Question:
    rubric = general_rubric(command.type) if command.rubric is None else rubric_of(command.rubric)
    if rubric is not None and command.approve_rubric:
        rubric = rubric.approve()
    return Question(
        id=QuestionId(new_id(QUESTION_PREFIX)),
        text=command.text,
        type=command.type,
        time_limit_seconds=command.time_limit_seconds,
        required=command.required,
        weight=command.weight,
        options=options_of(command.options),
        rubric=rubric,
    )
