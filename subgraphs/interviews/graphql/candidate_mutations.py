"""What a candidate does, on the one invitation of the session, which each input names."""

from typing import Annotated, Any, TypeVar

import strawberry

from kernel.errors import Refusal
from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.interviews.application.commands.complete_interview import CompleteInterview
from subgraphs.interviews.application.commands.save_draft import SaveDraft
from subgraphs.interviews.application.commands.show_question import ShowQuestion
from subgraphs.interviews.application.commands.skip_question import SkipQuestion
from subgraphs.interviews.application.commands.start_interview import StartInterview
from subgraphs.interviews.application.commands.submit_response import SubmitResponse
from subgraphs.interviews.domain.answer import Edition
from subgraphs.interviews.domain.errors import DraftOutdated
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
        invitation_id, version = str(given.invitation_id), given.consent_text_version
        await info.context.handlers.start_interview(StartInterview(caller, invitation_id, given.consent, version))
        return payloads.StartInterviewPayload(interview=await _interview(info))

    @resolver("Shows a question; its time runs from the first time. One is open at a time.", scopes=SCOPES)
    @refusals_as(payloads.ShowQuestionPayload, payloads.ShowQuestionUserError)
    async def show_question(self, info: Info, given: Input[inputs.ShowQuestionInput]) -> payloads.ShowQuestionPayload:
        caller = require_scope(info.context, "interview:take")
        command = ShowQuestion(caller, str(given.invitation_id), str(given.question_id))
        await info.context.handlers.show_question(command)
        return payloads.ShowQuestionPayload(question=await _question(info, given.question_id))

    @resolver("Leaves an optional question aside, so that the next can be shown.", scopes=SCOPES)
    @refusals_as(payloads.SkipQuestionPayload, payloads.SkipQuestionUserError)
    async def skip_question(self, info: Info, given: Input[inputs.SkipQuestionInput]) -> payloads.SkipQuestionPayload:
        caller = require_scope(info.context, "interview:take")
        command = SkipQuestion(caller, str(given.invitation_id), str(given.question_id))
        await info.context.handlers.skip_question(command)
        return payloads.SkipQuestionPayload(question=await _question(info, given.question_id))

    @resolver("Saves an answer as typed, so that nothing is lost.", scopes=SCOPES)
    @refusals_as(payloads.SaveDraftPayload, payloads.SaveDraftUserError)
    async def save_draft(self, info: Info, given: Input[inputs.SaveDraftInput]) -> payloads.SaveDraftPayload:
        caller = require_scope(info.context, "interview:take")
        command = SaveDraft(caller, str(given.invitation_id), str(given.question_id), *_content(given))
        try:
            await info.context.handlers.save_draft(command)
        except DraftOutdated as outdated:
            error = payloads.SaveDraftUserError(**_told(outdated), code=payloads.SaveDraftErrorCode.DRAFT_OUTDATED)
            return payloads.SaveDraftPayload(question=await _question(info, given.question_id), user_errors=[error])
        return payloads.SaveDraftPayload(question=await _question(info, given.question_id))

    @resolver("Gives the final answer to a question.", scopes=SCOPES)
    @refusals_as(payloads.SubmitResponsePayload, payloads.SubmitResponseUserError)
    async def submit_response(
        self, info: Info, given: Input[inputs.SubmitResponseInput]
    ) -> payloads.SubmitResponsePayload:
        caller = require_scope(info.context, "interview:take")
        command = SubmitResponse(caller, str(given.invitation_id), str(given.question_id), *_content(given))
        try:
            await info.context.handlers.submit_response(command)
        except DraftOutdated as outdated:
            code = payloads.SubmitResponseErrorCode.DRAFT_OUTDATED
            error = payloads.SubmitResponseUserError(**_told(outdated), code=code)
            question = await _question(info, given.question_id)
            return payloads.SubmitResponsePayload(question=question, user_errors=[error])
        return payloads.SubmitResponsePayload(question=await _question(info, given.question_id))

    @resolver("Completes the interview; the answers go to whom the candidate chose.", scopes=SCOPES)
    @refusals_as(payloads.CompleteInterviewPayload, payloads.CompleteInterviewUserError)
    async def complete_interview(
        self, info: Info, given: Input[inputs.CompleteInterviewInput]
    ) -> payloads.CompleteInterviewPayload:
        caller = require_scope(info.context, "interview:take")
        await info.context.handlers.complete_interview(CompleteInterview(caller, str(given.invitation_id)))
        return payloads.CompleteInterviewPayload(interview=await _interview(info))


async def _interview(info: Info) -> CandidateInterview | None:
    view = await info.context.handlers.my_interview(info.context.caller)
    return to_candidate_interview(view) if view else None


async def _question(info: Info, question_id: str) -> CandidateQuestion | None:
    view = await info.context.handlers.my_interview(info.context.caller)
    questions = view.questions if view else ()
    return next((to_candidate_question(question) for question in questions if question.id == question_id), None)


def _content(
    given: inputs.SaveDraftInput | inputs.SubmitResponseInput,
) -> tuple[str | None, list[str] | None, Edition]:
    chosen = None if given.chosen_option_ids is None else [str(option_id) for option_id in given.chosen_option_ids]
    return given.text, chosen, Edition(given.revision, given.writer, given.edition)


def _told(refusal: Refusal) -> dict[str, Any]:
    return {"message": refusal.message, "field": list(refusal.field) or None}
