"""Changes of a draft's questions: each resolver calls one use case and answers what it changed."""

from typing import Annotated, TypeVar

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.interviews.application.commands.add_question import AddQuestion
from subgraphs.interviews.application.commands.approve_rubric import ApproveRubric
from subgraphs.interviews.application.commands.remove_question import RemoveQuestion
from subgraphs.interviews.application.commands.reorder_questions import ReorderQuestions
from subgraphs.interviews.application.commands.update_question import UpdateQuestion
from subgraphs.interviews.application.keep import KEEP
from subgraphs.interviews.graphql import question_payloads as payloads
from subgraphs.interviews.graphql import template_inputs as inputs
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.entities import Template, load_template
from subgraphs.interviews.graphql.question import Question

T = TypeVar("T")
Input = Annotated[T, strawberry.argument(name="input", description="What to do.")]
SCOPES = ["templates:write"]


@strawberry.type
class QuestionMutation:
    @resolver("Adds a question to a draft.", scopes=SCOPES)
    @refusals_as(payloads.AddQuestionPayload, payloads.AddQuestionUserError)
    async def add_question(self, info: Info, given: Input[inputs.AddQuestionInput]) -> payloads.AddQuestionPayload:
        command = AddQuestion(
            require_scope(info.context, "templates:write"),
            str(given.template_id),
            given.text,
            given.type,
            time_limit_seconds=given.time_limit_seconds,
            required=given.required,
            weight=given.weight,
            options=inputs.to_options(given.options),
            rubric=inputs.to_criteria(given.rubric),
            approve_rubric=given.approve_rubric,
            position=given.position,
            idempotency_key=given.idempotency_key or info.context.request.idempotency_key,
        )
        question_id = await info.context.handlers.add_question(command)
        template = await load_template(info, command.template_id)
        return payloads.AddQuestionPayload(template=template, question=_question(template, question_id))

    @resolver("Changes a question of a draft.", scopes=SCOPES)
    @refusals_as(payloads.UpdateQuestionPayload, payloads.UpdateQuestionUserError)
    async def update_question(
        self, info: Info, given: Input[inputs.UpdateQuestionInput]
    ) -> payloads.UpdateQuestionPayload:
        limit = given.time_limit_seconds
        command = UpdateQuestion(
            require_scope(info.context, "templates:write"),
            str(given.template_id),
            str(given.question_id),
            text=given.text,
            time_limit_seconds=KEEP if limit is strawberry.UNSET else limit,
            required=given.required,
            weight=given.weight,
            options=None if given.options is None else inputs.to_options(given.options),
            rubric=inputs.to_criteria(given.rubric),
            approve=given.approve_rubric,
            expected_revision=given.expected_revision,
        )
        await info.context.handlers.update_question(command)
        template = await load_template(info, command.template_id)
        return payloads.UpdateQuestionPayload(template=template, question=_question(template, command.question_id))

    @resolver("Removes a question from a draft.", scopes=SCOPES)
    @refusals_as(payloads.RemoveQuestionPayload, payloads.RemoveQuestionUserError)
    async def remove_question(
        self, info: Info, given: Input[inputs.RemoveQuestionInput]
    ) -> payloads.RemoveQuestionPayload:
        caller = require_scope(info.context, "templates:write")
        command = RemoveQuestion(caller, str(given.template_id), str(given.question_id), given.expected_revision)
        await info.context.handlers.remove_question(command)
        return payloads.RemoveQuestionPayload(template=await load_template(info, command.template_id))

    @resolver("Puts the questions of a draft in another order.", scopes=SCOPES)
    @refusals_as(payloads.ReorderQuestionsPayload, payloads.ReorderQuestionsUserError)
    async def reorder_questions(
        self, info: Info, given: Input[inputs.ReorderQuestionsInput]
    ) -> payloads.ReorderQuestionsPayload:
        caller = require_scope(info.context, "templates:write")
        question_ids = [str(question_id) for question_id in given.question_ids]
        expected = given.expected_question_ids
        seen = None if expected is None else [str(question_id) for question_id in expected]
        command = ReorderQuestions(caller, str(given.template_id), question_ids, seen)
        await info.context.handlers.reorder_questions(command)
        return payloads.ReorderQuestionsPayload(template=await load_template(info, command.template_id))

    @resolver("Says that a person has read a rubric and stands behind it.", scopes=SCOPES)
    @refusals_as(payloads.ApproveRubricPayload, payloads.ApproveRubricUserError)
    async def approve_rubric(
        self, info: Info, given: Input[inputs.ApproveRubricInput]
    ) -> payloads.ApproveRubricPayload:
        caller = require_scope(info.context, "templates:write")
        command = ApproveRubric(caller, str(given.template_id), str(given.question_id), given.expected_revision)
        await info.context.handlers.approve_rubric(command)
        template = await load_template(info, command.template_id)
        return payloads.ApproveRubricPayload(template=template, question=_question(template, command.question_id))


def _question(template: Template | None, question_id: str) -> Question | None:
    questions = template.questions if template else []
    return next((question for question in questions if question.id == question_id), None)
