"""What queries answer: frozen rows, shaped for the graph. HR's views and the candidate's are different types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from subgraphs.interviews.application.decision_views import DecisionState
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import Rubric
from subgraphs.interviews.domain.template_settings import TemplateSettings


@dataclass(frozen=True)
class OptionView:
    id: str
    text: str
    correct: bool


@dataclass(frozen=True)
class QuestionView:
    """`position` counts from 1. `rubric` is None for multiple choice; `hints` say where it is too vague."""

    id: str
    text: str
    type: QuestionType
    position: int
    time_limit_seconds: int | None
    required: bool
    weight: int
    options: tuple[OptionView, ...]
    rubric: Rubric | None
    revision: str = ""
    share_percent: int = 0
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class BlockerView:
    """Why a draft cannot be published (`code` is that of publishTemplate), or what to know before it is."""

    code: str
    message: str
    question_id: str | None = None


@dataclass(frozen=True)
class ChangeView:
    """A difference between a next version and the published one."""

    message: str
    question_id: str | None = None


@dataclass(frozen=True)
class TemplateView:
    """`status` DRAFT, PUBLISHED or ARCHIVED. `next_version_of`: the published template that this draft belongs to;
    `next_version`: the draft that belongs to this published one."""

    id: str
    title: str
    description: str
    role_title: str
    status: str
    owner_id: str
    owner_name: str
    company_id: str | None
    settings: TemplateSettings
    questions: tuple[QuestionView, ...]
    version_id: str
    version_number: int
    estimated_minutes: int
    invitation_count: int
    published_at: datetime | None
    archived_at: datetime | None
    created_at: datetime
    updated_at: datetime
    blockers: tuple[BlockerView, ...] = ()
    warnings: tuple[BlockerView, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    settings_revision: str = ""
    revision: str = ""
    next_version_of: str | None = None
    next_version: str | None = None


@dataclass(frozen=True)
class ResultView:
    """The copy of analysis's result. `status` NONE, PENDING, COMPLETED, FAILED or WITHHELD (people only)."""

    status: str
    overall_score: int | None = None
    recommendation: str | None = None
    borderline: bool = False
    engine: str | None = None
    is_preview: bool = False
    summary: str | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True)
class MarkView:
    """The levels one person gave to one answer, by criterion. `points` is None until all four are there."""

    question_id: str
    levels: Mapping[str, int]
    points: int | None


@dataclass(frozen=True)
class ReviewView:
    """`score` is the typed one, or else the one computed from the levels."""

    id: str
    reviewer_id: str
    reviewer_name: str
    score: int | None
    decision: str | None
    reason: str | None
    created_at: datetime
    updated_at: datetime
    computed_score: int | None = None
    typed_score: int | None = None
    marks: tuple[MarkView, ...] = ()


@dataclass(frozen=True)
class ResponseView:
    """An answer as HR sees it. `type` TEXT or CHOICE; `choice_points` 0 to 100 by code, None for a text."""

    id: str
    question: QuestionView
    type: str
    text: str | None
    chosen_option_ids: tuple[str, ...]
    submitted_at: datetime
    shown_at: datetime | None
    duration_seconds: int | None
    word_count: int | None
    choice_points: int | None = None


@dataclass(frozen=True)
class LinkUseView:
    """`action` as in LinkAction; `user_id` of a person who was signed in then and is not the candidate."""

    action: str
    device: str | None
    user_id: str | None
    user_name: str
    first_at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True)
class InvitationView:
    """One row of HR's list and the head of HR's page. `link` is None once it is of no use.

    `reviews` newest first, of everybody; `decision_state` is what they come to. `answered` of `total`
    questions have a final answer.
    """

    id: str
    status: str
    template_id: str
    template_version_id: str
    template_title: str
    candidate_name: str
    candidate_email: str
    candidate_id: str | None
    hr_id: str
    hr_name: str
    company_id: str | None
    company_name: str | None
    expires_at: datetime
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    updated_at: datetime
    consent: str | None
    consent_at: datetime | None
    link: str | None
    answered: int
    total: int
    result: ResultView
    reviews: tuple[ReviewView, ...]
    decision_state: DecisionState
    external_id: str | None
    link_uses: tuple[LinkUseView, ...] = ()


@dataclass(frozen=True)
class Promises:
    """Set by whoever runs this system: how long answers are meant to be kept, when candidates hear of a decision."""

    retention_days: int
    reply_days: int


@dataclass(frozen=True)
class ContactView:
    """Whom a candidate can turn to. The person is left out once the account is suspended or gone."""

    company_name: str | None = None
    person_name: str | None = None
    email: str | None = None


@dataclass(frozen=True)
class CandidateOptionView:
    id: str
    text: str


@dataclass(frozen=True)
class DraftView:
    text: str | None
    chosen_option_ids: tuple[str, ...]
    saved_at: datetime
    revision: int
    writer: str | None


@dataclass(frozen=True)
class SubmittedView:
    id: str
    type: str
    text: str | None
    chosen_option_ids: tuple[str, ...]
    submitted_at: datetime


@dataclass(frozen=True)
class CandidateQuestionView:
    """No rubric, no correct option. `number` counts from 1 in this invitation's fixed order. Until the question is
    shown its text is None and it has no options: its time has not begun to run."""

    id: str
    text: str | None
    type: QuestionType
    number: int
    required: bool
    time_limit_seconds: int
    options: tuple[CandidateOptionView, ...]
    multiple_correct: bool
    shown_at: datetime | None
    deadline_at: datetime | None
    set_aside: bool
    draft: DraftView | None
    submitted: SubmittedView | None


@dataclass(frozen=True)
class CandidateInterviewView:
    """What a candidate may see of the own invitation; `questions` is empty until it is started. `ends_at` is the
    earliest of the total time's end and the expiry; None before the start."""

    invitation_id: str
    status: str
    template_title: str
    role_title: str
    description: str
    candidate_name: str
    contact: ContactView
    generation: int
    question_count: int
    estimated_minutes: int
    total_time_limit_minutes: int | None
    shortest_limit_seconds: int
    longest_limit_seconds: int
    expires_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    ends_at: datetime | None
    server_now: datetime
    consent: str | None
    consent_text_version: str
    allow_retakes: bool
    show_progress: bool
    data_retention_days: int
    reply_days: int
    reply_by: datetime | None
    questions: tuple[CandidateQuestionView, ...]


@dataclass(frozen=True)
class TokenExchangeView:
    """What a link opens. `code` is None when it opens, else the refusal with a message for the candidate."""

    invitation_id: str | None
    code: str | None = None
    message: str | None = None
    generation: int | None = None
    contact: ContactView = ContactView()


@dataclass(frozen=True)
class FailedEventView:
    id: str
    event_id: str | None
    event_type: str | None
    topic: str
    error: str
    code: str
    attempts: int
    failed_at: datetime


class TemplateOrder(StrEnum):
    UPDATED_AT_DESC = "UPDATED_AT_DESC"
    UPDATED_AT_ASC = "UPDATED_AT_ASC"
    TITLE_ASC = "TITLE_ASC"
    TITLE_DESC = "TITLE_DESC"
    CREATED_AT_DESC = "CREATED_AT_DESC"
    CREATED_AT_ASC = "CREATED_AT_ASC"


class InvitationOrder(StrEnum):
    CREATED_AT_DESC = "CREATED_AT_DESC"
    CREATED_AT_ASC = "CREATED_AT_ASC"
    UPDATED_AT_DESC = "UPDATED_AT_DESC"
    UPDATED_AT_ASC = "UPDATED_AT_ASC"
    SCORE_DESC = "SCORE_DESC"
    SCORE_ASC = "SCORE_ASC"
    CANDIDATE_NAME_ASC = "CANDIDATE_NAME_ASC"
    CANDIDATE_NAME_DESC = "CANDIDATE_NAME_DESC"
    REVIEW_SCORE_DESC = "REVIEW_SCORE_DESC"
    REVIEW_SCORE_ASC = "REVIEW_SCORE_ASC"
    COMPLETED_AT_DESC = "COMPLETED_AT_DESC"
    COMPLETED_AT_ASC = "COMPLETED_AT_ASC"
    EXPIRES_AT_DESC = "EXPIRES_AT_DESC"
    EXPIRES_AT_ASC = "EXPIRES_AT_ASC"


@dataclass(frozen=True)
class TemplateFilter:
    """None filters nothing."""

    status: tuple[str, ...] | None = None
    search: str | None = None


@dataclass(frozen=True)
class InvitationFilter:
    """None filters nothing."""

    status: tuple[str, ...] | None = None
    template_id: str | None = None
    search: str | None = None
    min_score: int | None = None
    max_score: int | None = None
    result_status: tuple[str, ...] | None = None
    decision_state: tuple[str, ...] | None = None


def templates_list(order: TemplateOrder) -> str:
    """The name of this list in its cursors."""
    return f"templates:{order.value}"


def invitations_list(order: InvitationOrder) -> str:
    """The name of this list in its cursors."""
    return f"invitations:{order.value}"


class InvitationChange(StrEnum):
    """What happened to an invitation, for those who watch the list; kinds of the change log."""

    CREATED = "CREATED"
    STARTED = "STARTED"
    PROGRESSED = "PROGRESSED"
    COMPLETED = "COMPLETED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"
    EXTENDED = "EXTENDED"
    SENT_AGAIN = "SENT_AGAIN"
    RESULT_CHANGED = "RESULT_CHANGED"
    REVIEWED = "REVIEWED"


@dataclass(frozen=True)
class InvitationEventView:
    """One change with its place in the tenant's sequence, and the invitation as it is now."""

    event_id: str
    sequence: int
    change: InvitationChange
    invitation: InvitationView
