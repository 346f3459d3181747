"""Use case: HR changes a question of a draft. None keeps a value; a changed rubric must be approved again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.keep import KEEP, Keep, chosen
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.question_content import CriterionContent, OptionContent, options_of, rubric_of
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.rubric import Rubric


@dataclass(frozen=True)
class UpdateQuestion:
    """`time_limit_seconds` None is the template's default; `approve` approves the rubric as it then is."""

    caller: Caller
    template_id: str
    question_id: str
    text: str | None = None
    time_limit_seconds: int | Keep | None = KEEP
    required: bool | None = None
    weight: int | None = None
    options: Sequence[OptionContent] | None = None
    rubric: Sequence[CriterionContent] | None = None
    approve: bool = False
    expected_revision: str | None = None


class UpdateQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: UpdateQuestion) -> None:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            template.change_question(
                command.question_id,
                lambda question: _changed(question, command),
                self._clock.now(),
                command.expected_revision,
            )
            await uow.templates.save(template)
            await uow.commit()


def _changed(question: Question, command: UpdateQuestion) -> Question:
    return replace(
        question,
        text=question.text if command.text is None else command.text,
        time_limit_seconds=chosen(command.time_limit_seconds, question.time_limit_seconds),
        required=question.required if command.required is None else command.required,
        weight=question.weight if command.weight is None else command.weight,
        options=question.options if command.options is None else options_of(command.options),
        rubric=_changed_rubric(question.rubric, command),
    )


def _changed_rubric(rubric: Rubric | None, command: UpdateQuestion) -> Rubric | None:
    if command.rubric is not None:
        given = rubric_of(command.rubric)
        rubric = given if rubric is None else rubric.edited(given)
    return rubric.approve() if rubric is not None and command.approve else rubric
