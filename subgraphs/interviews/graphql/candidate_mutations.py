"""What a candidate does, on the one invitation of the session: each resolver calls one use case."""

from typing import Annotated, TypeVar

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.interviews.application.commands.complete_interview import CompleteInterview
from subgraphs.interviews.application.commands.save_draft import SaveDraft
from subgraphs.interviews.application.commands.show_question import ShowQuestion
from subgraphs.interviews.application.commands.start_interview import StartInterview
from subgraphs.interviews.application.commands.submit_response import SubmitResponse
from subgraphs.interviews.graphql import candidate_payloads as payloads
from subgraphs.interviews.graphql import invitation_inputs as inputs
from subgraphs.interviews.graphql.candidate import (
    CandidateInterview,
    CandidateQuestion,
    to_candidate_interview,
    to_candidate_question,
)
from subgraphs.interviews.graphql.context import Info

T = TypeVar("T")
Input = Annotated[T, strawberry.argument(name="input", description="What to do.")]
SCOPES = ["interview:take"]


@strawberry.type
class CandidateMutation:
    @resolver("Starts the interview with the candidate's choice of who may judge.", scopes=SCOPES)
    @refusals_as(payloads.StartInterviewPayload, payloads.StartInterviewUserError)
    async def start_interview(
        self, info: Info, given: Input[inputs.StartInterviewInput]
    ) -> payloads.StartInterviewPayload:
        caller = require_scope(info.context, "interview:take")
        await info.context.handlers.start_interview(StartInterview(caller, given.consent, given.consent_text_version))
        return payloads.StartInterviewPayload(interview=await _interview(info))

    @resolver("Says that a question is shown; its time runs from the first time.", scopes=SCOPES)
    @refusals_as(payloads.ShowQuestionPayload, payloads.ShowQuestionUserError)
    async def show_question(self, info: Info, given: Input[inputs.ShowQuestionInput]) -> payloads.ShowQuestionPayload:
        caller = require_scope(info.context, "interview:take")
        await info.context.handlers.show_question(ShowQuestion(caller, str(given.question_id)))
        return payloads.ShowQuestionPayload(question=await _question(info, given.question_id))

    @resolver("Saves an answer as typed, so that nothing is lost.", scopes=SCOPES)
    @refusals_as(payloads.SaveDraftPayload, payloads.SaveDraftUserError)
    async def save_draft(self, info: Info, given: Input[inputs.SaveDraftInput]) -> payloads.SaveDraftPayload:
        caller = require_scope(info.context, "interview:take")
        chosen = _texts(given.chosen_option_ids)
        await info.context.handlers.save_draft(SaveDraft(caller, str(given.question_id), given.text, chosen))
        return payloads.SaveDraftPayload(question=await _question(info, given.question_id))

    @resolver("Gives the final answer to a question.", scopes=SCOPES)
    @refusals_as(payloads.SubmitResponsePayload, payloads.SubmitResponseUserError)
    async def submit_response(
        self, info: Info, given: Input[inputs.SubmitResponseInput]
    ) -> payloads.SubmitResponsePayload:
        caller = require_scope(info.context, "interview:take")
        chosen = _texts(given.chosen_option_ids)
        await info.context.handlers.submit_response(SubmitResponse(caller, str(given.question_id), given.text, chosen))
        return payloads.SubmitResponsePayload(question=await _question(info, given.question_id))

    @resolver("Completes the interview; the answers go to whom the candidate chose.", scopes=SCOPES)
    @refusals_as(payloads.CompleteInterviewPayload, payloads.CompleteInterviewUserError)
    async def complete_interview(self, info: Info) -> payloads.CompleteInterviewPayload:
        caller = require_scope(info.context, "interview:take")
        await info.context.handlers.complete_interview(CompleteInterview(caller))
        return payloads.CompleteInterviewPayload(interview=await _interview(info))


async def _interview(info: Info) -> CandidateInterview | None:
    view = await info.context.handlers.my_interview(info.context.caller)
    return to_candidate_interview(view) if view else None


async def _question(info: Info, question_id: str) -> CandidateQuestion | None:
    view = await info.context.handlers.my_interview(info.context.caller)
    questions = view.questions if view else ()
    return next((to_candidate_question(question) for question in questions if question.id == question_id), None)


def _texts(option_ids: list[strawberry.ID] | None) -> list[str] | None:
    return None if option_ids is None else [str(option_id) for option_id in option_ids]
