"""What a candidate may see of the own invitation, and no more: no rubric, no right option, no score."""

from datetime import datetime

import strawberry

from subgraphs.interviews.application import views
from subgraphs.interviews.graphql.enums import ConsentChoice, InvitationStatus, QuestionType, ResponseType


@strawberry.type(description="An option as the candidate sees it.")
class CandidateOption:
    id: strawberry.ID = strawberry.field(description="Opaque id, `opt_…`.")
    text: str = strawberry.field(description="What can be chosen.")


@strawberry.type(description="An answer that was saved as typed, not yet submitted.")
class ResponseDraft:
    text: str | None = strawberry.field(description="The text so far.")
    chosen_option_ids: list[strawberry.ID] = strawberry.field(description="The options chosen so far.")
    saved_at: datetime = strawberry.field(description="When the server took it.")
    revision: int = strawberry.field(description="Counts the drafts of this question; what comes next names it.")
    writer: str | None = strawberry.field(description="The open page that wrote it, as it named itself.")


@strawberry.type(description="The final answer that was taken.")
class SubmittedResponse:
    id: strawberry.ID = strawberry.field(description="Opaque id, `rsp_…`.")
    type: ResponseType = strawberry.field(description="What it is made of.")
    text: str | None = strawberry.field(description="The written answer.")
    chosen_option_ids: list[strawberry.ID] = strawberry.field(description="The chosen options.")
    submitted_at: datetime = strawberry.field(description="When the server took it.")


@strawberry.type(description="A question as the candidate sees it.")
class CandidateQuestion:
    id: strawberry.ID = strawberry.field(description="Opaque id, `qst_…`.")
    text: str | None = strawberry.field(description="What is asked; null until it is shown.")
    type: QuestionType = strawberry.field(description="How it is answered.")
    number: int = strawberry.field(description="Its place in this invitation, from 1.")
    required: bool = strawberry.field(description="Whether an answer is needed.")
    time_limit_seconds: int = strawberry.field(description="Seconds from the first showing.")
    options: list[CandidateOption] = strawberry.field(
        description="What can be chosen; empty for text, and until shown."
    )
    multiple_correct: bool = strawberry.field(description="Whether several options may be chosen.")
    shown_at: datetime | None = strawberry.field(description="When it was first shown; its time runs from there.")
    deadline_at: datetime | None = strawberry.field(description="When its time is over; null before it is shown.")
    set_aside: bool = strawberry.field(description="Whether it was skipped; it can be shown again while its time runs.")
    draft: ResponseDraft | None = strawberry.field(description="What was saved as typed.")
    submitted: SubmittedResponse | None = strawberry.field(description="The final answer, once taken.")


@strawberry.type(description="The interview of an invitation session.")
class CandidateInterview:
    invitation_id: strawberry.ID = strawberry.field(description="The invitation, `inv_…`.")
    status: InvitationStatus = strawberry.field(description="Where it stands.")
    template_title: str = strawberry.field(description="What it is called.")
    role_title: str = strawberry.field(description="The job it is for.")
    description: str = strawberry.field(description="What to know before it starts.")
    company_name: str | None = strawberry.field(description="Who invites.")
    candidate_name: str = strawberry.field(description="Who is invited.")
    inviter_name: str | None = strawberry.field(description="The person who invites, to ask.")
    contact_email: str | None = strawberry.field(description="That person's address; null when nobody is there to ask.")
    question_count: int = strawberry.field(description="How many questions it has.")
    estimated_minutes: int = strawberry.field(description="How long it takes at most.")
    total_time_limit_minutes: int | None = strawberry.field(description="Limit of the whole; null for none.")
    shortest_time_limit_seconds: int = strawberry.field(description="The least time that a question gives.")
    longest_time_limit_seconds: int = strawberry.field(description="The most time that a question gives.")
    expires_at: datetime = strawberry.field(description="When the invitation ends.")
    started_at: datetime | None = strawberry.field(description="When it was started.")
    completed_at: datetime | None = strawberry.field(description="When it was completed.")
    ends_at: datetime | None = strawberry.field(
        description="When it ends at the latest: the earlier of total time and expiry; null before the start."
    )
    server_now: datetime = strawberry.field(description="The server's clock, for devices whose clock is wrong.")
    consent: ConsentChoice | None = strawberry.field(description="Who may judge; null before the start.")
    consent_text_version: str = strawberry.field(description="Version of the consent text to show.")
    allow_retakes: bool = strawberry.field(description="Whether recordings may be made again.")
    show_progress: bool = strawberry.field(description="Whether to show how far it is.")
    data_retention_days: int = strawberry.field(
        description="How long answers are meant to be kept, in days; nothing deletes them by itself yet."
    )
    reply_days: int = strawberry.field(description="Within how many days after the end the candidate hears.")
    reply_by: datetime | None = strawberry.field(description="By when the candidate hears; null until completed.")
    questions: list[CandidateQuestion] = strawberry.field(description="Empty until started; then in a fixed order.")


def to_candidate_question(view: views.CandidateQuestionView) -> CandidateQuestion:
    return CandidateQuestion(
        id=strawberry.ID(view.id),
        text=view.text,
        type=view.type,
        number=view.number,
        required=view.required,
        time_limit_seconds=view.time_limit_seconds,
        options=[CandidateOption(id=strawberry.ID(option.id), text=option.text) for option in view.options],
        multiple_correct=view.multiple_correct,
        shown_at=view.shown_at,
        deadline_at=view.deadline_at,
        set_aside=view.set_aside,
        draft=_draft(view.draft) if view.draft else None,
        submitted=_submitted(view.submitted) if view.submitted else None,
    )


def _draft(view: views.DraftView) -> ResponseDraft:
    return ResponseDraft(
        text=view.text,
        chosen_option_ids=_ids(view.chosen_option_ids),
        saved_at=view.saved_at,
        revision=view.revision,
        writer=view.writer,
    )


def _submitted(view: views.SubmittedView) -> SubmittedResponse:
    return SubmittedResponse(
        id=strawberry.ID(view.id),
        type=ResponseType(view.type),
        text=view.text,
        chosen_option_ids=_ids(view.chosen_option_ids),
        submitted_at=view.submitted_at,
    )


def _ids(option_ids: tuple[str, ...]) -> list[strawberry.ID]:
    return [strawberry.ID(option_id) for option_id in option_ids]


def to_candidate_interview(view: views.CandidateInterviewView) -> CandidateInterview:
    return CandidateInterview(
        invitation_id=strawberry.ID(view.invitation_id),
        status=InvitationStatus(view.status),
        template_title=view.template_title,
        role_title=view.role_title,
        description=view.description,
        company_name=view.contact.company_name,
        candidate_name=view.candidate_name,
        inviter_name=view.contact.person_name,
        contact_email=view.contact.email,
        question_count=view.question_count,
        estimated_minutes=view.estimated_minutes,
        total_time_limit_minutes=view.total_time_limit_minutes,
        shortest_time_limit_seconds=view.shortest_limit_seconds,
        longest_time_limit_seconds=view.longest_limit_seconds,
        expires_at=view.expires_at,
        started_at=view.started_at,
        completed_at=view.completed_at,
        ends_at=view.ends_at,
        server_now=view.server_now,
        consent=ConsentChoice(view.consent) if view.consent else None,
        consent_text_version=view.consent_text_version,
        allow_retakes=view.allow_retakes,
        show_progress=view.show_progress,
        data_retention_days=view.data_retention_days,
        reply_days=view.reply_days,
        reply_by=view.reply_by,
        questions=[to_candidate_question(question) for question in view.questions],
    )
