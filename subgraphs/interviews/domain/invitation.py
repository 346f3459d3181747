"""An invitation: one interview of one candidate, from the link to the decision.

PENDING ─start─► STARTED ─complete, or the total time is over─► COMPLETED
   └──────┬──────────┘
          ├─ past its expiry ─► EXPIRED ─extend─► PENDING or STARTED again, with every answer kept
          └─ revoke ─► REVOKED
It holds the template version it was sent with, so a running interview never changes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from kernel.events.aggregate import Aggregate
from subgraphs.interviews.domain import checks, completion, marking
from subgraphs.interviews.domain.answer import Answering, Content, Edition, Response, checked_content
from subgraphs.interviews.domain.consent import Consent, ConsentChoice
from subgraphs.interviews.domain.errors import (
    InvalidInput,
    InvitationAlreadyCompleted,
    InvitationAlreadyStarted,
    InvitationExpired,
    InvitationNotCompleted,
    InvitationNotStarted,
    InvitationRevoked,
    QuestionRequired,
    QuestionStillOpen,
    RequiredQuestionUnanswered,
    ResponseAlreadySubmitted,
    ResponseTooLong,
    TimeLimitExceeded,
)
from subgraphs.interviews.domain.events import (
    InvitationCompleted,
    InvitationCreated,
    InvitationDecided,
    ResponseSubmitted,
)
from subgraphs.interviews.domain.events import InvitationExpired as ExpiredEvent
from subgraphs.interviews.domain.events import InvitationRevoked as RevokedEvent
from subgraphs.interviews.domain.events import InvitationStarted as StartedEvent
from subgraphs.interviews.domain.ids import CompanyId, InvitationId, QuestionId, ResponseId, ReviewId, UserId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.result import Result, ResultStatus
from subgraphs.interviews.domain.review import Opinion, Review
from subgraphs.interviews.domain.template_version import TemplateVersion
from subgraphs.interviews.domain.time_limits import GRACE, deadline_of, end_of_interview

MAX_NAME = 200
_LEVELS = ("input", "levels")
MAX_EXTERNAL_ID = 200
LONGEST_OPEN = timedelta(days=365)
FIRST_TEXT = Edition()
# What all answers together may take of `invitation.completed`; with the questions' share it stays below 900 kB.
MAX_ANSWERS_BYTES = 560_000


class InvitationStatus(StrEnum):
    PENDING = "PENDING"
    STARTED = "STARTED"
    COMPLETED = "COMPLETED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"


@dataclass(frozen=True)
class Candidate:
    """`user_id` when somebody has signed in with this address."""

    name: str
    email: str
    user_id: UserId | None = None

    def checked(self) -> "Candidate":
        name = checks.line(self.name, "candidateName", longest=MAX_NAME)
        return Candidate(name, checks.email(self.email, "candidateEmail"), self.user_id)


class Invitation(Aggregate):
    def __init__(
        self,
        invitation_id: InvitationId,
        template_version: TemplateVersion,
        candidate: Candidate,
        *,
        hr_id: UserId,
        company_id: CompanyId | None,
        expires_at: datetime,
        created_at: datetime,
        updated_at: datetime,
        question_order: tuple[QuestionId, ...],
        external_id: str | None = None,
        status: InvitationStatus = InvitationStatus.PENDING,
        generation: int = 1,
        started_at: datetime | None = None,
        completed_at: datetime | None = None,
        consent: Consent | None = None,
        answerings: Iterable[Answering] = (),
        reviews: Iterable[Review] = (),
        result: Result | None = None,
        version: int = 0,
    ) -> None:
        super().__init__(invitation_id, version)
        self.id = invitation_id
        self.template_version = template_version
        self.candidate = candidate
        self.hr_id, self.company_id = hr_id, company_id
        self.expires_at, self.created_at, self.updated_at = expires_at, created_at, updated_at
        self.question_order = question_order
        self.external_id = external_id
        self.status, self.generation = status, generation
        self.started_at, self.completed_at = started_at, completed_at
        self.consent = consent
        self.answerings = {answering.question_id: answering for answering in answerings}
        self.reviews = {review.reviewer_id: review for review in reviews}
        self.result = result or Result()

    @classmethod
    def create(
        cls,
        invitation_id: InvitationId,
        template_version: TemplateVersion,
        candidate: Candidate,
        *,
        hr_id: UserId,
        company_id: CompanyId | None,
        expires_at: datetime | None,
        external_id: str | None,
        now: datetime,
    ) -> "Invitation":
        days = timedelta(days=template_version.settings.invitation_days)
        invitation = cls(
            invitation_id,
            template_version,
            candidate.checked(),
            hr_id=hr_id,
            company_id=company_id,
            expires_at=now + days if expires_at is None else _checked_expiry(expires_at, now),
            created_at=now,
            updated_at=now,
            question_order=template_version.order_for(invitation_id),
            external_id=external_id and checks.line(external_id, "externalId", longest=MAX_EXTERNAL_ID),
        )
        invitation.record(
            InvitationCreated(
                **invitation._who(),
                template_id=template_version.template_id,
                template_version_id=template_version.id,
                template_title=template_version.title,
                candidate_id=invitation.candidate.user_id,
                candidate_email=invitation.candidate.email,
                candidate_name=invitation.candidate.name,
                expires_at=invitation.expires_at,
            )
        )
        return invitation

    @property
    def tenant(self) -> str:
        """Whose list this stands in: the company's, or its owner's who has none."""
        return self.company_id or self.hr_id

    @property
    def ends_at(self) -> datetime | None:
        return end_of_interview(self.started_at, self.template_version.total_limit)

    @property
    def is_open(self) -> bool:
        return self.status in {InvitationStatus.PENDING, InvitationStatus.STARTED}

    @property
    def expiry_due(self) -> datetime:
        """When the timer may expire it: what a candidate sent in time is still on its way until the grace is over."""
        return self.expires_at + GRACE if self.status is InvitationStatus.STARTED else self.expires_at

    @property
    def end_due(self) -> datetime | None:
        """When the timer completes it."""
        ends_at = self.ends_at
        return None if ends_at is None else ends_at + GRACE

    # What HR does

    def extend(self, expires_at: datetime, now: datetime) -> None:
        self._refuse_if(InvitationStatus.REVOKED, InvitationStatus.COMPLETED)
        self.expires_at, self.updated_at = _checked_expiry(expires_at, now), now
        if self.status is InvitationStatus.EXPIRED:
            self.status = InvitationStatus.PENDING if self.started_at is None else InvitationStatus.STARTED

    def revoke(self, now: datetime) -> bool:
        """Raises the link's generation, so that no copy of the link opens it again. False if it was revoked before."""
        self._refuse_if(InvitationStatus.COMPLETED)
        if self.status is InvitationStatus.REVOKED:
            return False
        self.status, self.generation, self.updated_at = InvitationStatus.REVOKED, self.generation + 1, now
        self.record(RevokedEvent(**self._who()))
        return True

    def send_again(self, now: datetime) -> None:
        """A new link; the one that was sent before, and what it opened, end. Only while nobody has begun: from then on
        the link is the candidate's alone, and nobody else is to hold one."""
        self._refuse_if(InvitationStatus.REVOKED, InvitationStatus.COMPLETED, InvitationStatus.EXPIRED)
        if self.status is InvitationStatus.STARTED:
            raise InvitationAlreadyStarted(
                "The candidate has begun; the link in their mail goes on working.", field=("input", "invitationId")
            )
        self.generation, self.updated_at = self.generation + 1, now

    def review(self, review_id: ReviewId, reviewer_id: UserId, opinion: Opinion, now: datetime) -> None:
        """One review per person; a later one changes the earlier. `review_id` is used for a first one."""
        if self.is_open:
            raise InvitationNotCompleted(
                "This interview has not ended yet: what was answered can be assessed once it is completed, expired or "
                "withdrawn.",
                field=("input", "invitationId"),
            )
        earlier = self.reviews.get(reviewer_id) or Review(review_id, reviewer_id, now, now)
        review = self._marked(earlier.revised(opinion.checked(), now), opinion.levels or {})
        self.reviews[reviewer_id], self.updated_at = review, now
        if opinion.decision is not None:
            self.record(
                InvitationDecided(
                    **self._who(),
                    reviewer_id=reviewer_id,
                    decision=opinion.decision.value,
                    score=review.own_score,
                    reason=review.reason,
                )
            )

    def _marked(self, review: Review, levels: Mapping[QuestionId, marking.Levels]) -> Review:
        responses = {response.question_id: response for response in self.responses}
        marks = dict(review.marks)
        for question_id, given in levels.items():
            question = self.template_version.question(question_id)
            if given and question.id not in responses:
                raise InvalidInput("This question was not answered, so there is nothing to mark.", field=_LEVELS)
            marks[question.id] = marking.marked(question, given)
        return review.with_marks(marks, marking.overall_points(self.template_version, responses, marks))

    # What the candidate does

    def start(self, choice: ConsentChoice | None, text_version: str | None, now: datetime) -> bool:
        """False when it was started before with this very consent: the first answer may have been lost on its way."""
        self._refuse_if(InvitationStatus.REVOKED, InvitationStatus.COMPLETED, InvitationStatus.EXPIRED)
        if self.status is InvitationStatus.STARTED:
            if self.consent is not None and self.consent.is_same(choice, text_version):
                return False
            raise InvitationAlreadyStarted("This interview was started before; go on with it.")
        if now >= self.expires_at:
            raise _expired()
        self.consent = Consent.given(choice, text_version, now)
        self.status, self.started_at, self.updated_at = InvitationStatus.STARTED, now, now
        self.record(StartedEvent(**self._who(), consent=self.consent.choice.value, started_at=now))
        return True

    def show(self, question_id: str, now: datetime) -> None:
        """The clock of a question starts when it is first shown, and never again. One is open at a time."""
        self._require_running(now)
        question = self.template_version.question(question_id)
        answering = self.answerings.get(question.id)
        if answering is None or (answering.set_aside and now < self.deadline_of(answering)):
            self._refuse_beside_open(question.id, now)
            self.answerings[question.id] = replace(self._shown(question, now), set_aside=False)

    def skip(self, question_id: str, now: datetime) -> None:
        """Sets an optional question aside, so that the next can be shown; it can be shown again while its time runs."""
        self._require_running(now)
        question = self.template_version.question(question_id)
        if question.required:
            raise QuestionRequired("This question needs an answer.", field=("input", "questionId"))
        answering = self.answerings.get(question.id)
        if answering is not None and answering.response is None:
            self.answerings[question.id] = replace(answering, set_aside=True)

    def save_draft(
        self,
        question_id: str,
        text: str | None,
        chosen: Sequence[str] | None,
        now: datetime,
        edition: Edition = FIRST_TEXT,
    ) -> None:
        question, answering, content = self._answer(question_id, text, chosen, now)
        self.answerings[question.id] = answering.with_draft(content, edition.checked(), now)

    def submit(
        self,
        response_id: ResponseId,
        question_id: str,
        text: str | None,
        chosen: Sequence[str] | None,
        now: datetime,
        edition: Edition = FIRST_TEXT,
    ) -> bool:
        """False when this very answer was given before: the server's word may have been lost on its way."""
        if self._has_given(question_id, text, chosen, now):
            return False
        question, answering, content = self._answer(question_id, text, chosen, now)
        if answering.draft is not None and edition.base is not None:
            answering.draft.refuse_older(content, edition.checked())
        if content.is_empty:
            name = "chosenOptionIds" if question.options else "text"
            raise InvalidInput("The answer is empty.", field=("input", name))
        self._respond(replace(answering, draft=None), response_id, content, now)
        self.updated_at = now
        return True

    def complete(self, new_response_id: Callable[[], ResponseId], now: datetime) -> None:
        """Answers that were saved in time but not submitted count. A required question that has none refuses, unless
        its own time or the whole is over: then the candidate could never finish."""
        self._require_started()
        if self.ends_at is None or now < self.ends_at:
            self._require_answers(now)
        self._finish(new_response_id, now)

    # What time does

    def end_when_time_is_over(self, new_response_id: Callable[[], ResponseId], now: datetime) -> bool:
        """Completes with what is there, tab open or closed."""
        if self.status is not InvitationStatus.STARTED or self.end_due is None or now < self.end_due:
            return False
        self._finish(new_response_id, now)
        return True

    def expire_when_overdue(self, now: datetime) -> bool:
        if not self.is_open or now < self.expiry_due or self._ends_before_it_expires:
            return False
        self.status, self.updated_at = InvitationStatus.EXPIRED, now
        self.record(ExpiredEvent(**self._who()))
        return True

    @property
    def _ends_before_it_expires(self) -> bool:
        """Then its answers go out when the total time is over, however late the timers run."""
        return self.end_due is not None and self.end_due <= self.expiry_due

    # What analysis tells

    def take_result(self, result: Result, now: datetime) -> bool:
        """A finished result is only replaced by another finished one; False if nothing changed."""
        settled = self.result.status is ResultStatus.COMPLETED and result.status is not ResultStatus.COMPLETED
        if self.status is not InvitationStatus.COMPLETED or settled or result == self.result:
            return False
        self.result, self.updated_at = result, now
        return True

    def deadline_of(self, answering: Answering) -> datetime:
        question = self.template_version.question(answering.question_id)
        limit = self.template_version.limit_of(question)
        return deadline_of(answering.shown_at, limit, self.ends_at, self.expires_at)

    @property
    def responses(self) -> list[Response]:
        """In the order in which the questions were asked."""
        shown = (self.answerings.get(question_id) for question_id in self.question_order)
        return [answering.response for answering in shown if answering and answering.response]

    def _has_given(self, question_id: str, text: str | None, chosen: Sequence[str] | None, now: datetime) -> bool:
        self._require_running(now)
        question = self.template_version.question(question_id)
        answering = self.answerings.get(question.id)
        if answering is None or answering.response is None:
            return False
        return answering.response.content == checked_content(question, text, chosen)

    def _answer(
        self, question_id: str, text: str | None, chosen: Sequence[str] | None, now: datetime
    ) -> tuple[Question, Answering, Content]:
        """What submitting and saving have in common: everything that can be refused."""
        self._require_running(now)
        question = self.template_version.question(question_id)
        if question.id not in self.answerings:
            self._refuse_beside_open(question.id, now)
        answering = self._shown(question, now)
        if answering.response is not None:
            raise ResponseAlreadySubmitted("This question was answered before.", field=("input", "questionId"))
        if now > self.deadline_of(answering) + GRACE:
            raise TimeLimitExceeded(
                "The time for this question is over. What was saved in time counts as the answer.",
                field=("input", "questionId"),
            )
        content = checked_content(question, text, chosen)
        self._require_room_for(content, question.id)
        return question, answering, content

    def _shown(self, question: Question, now: datetime) -> Answering:
        """An answer to a question that was never reported as shown loses nothing: its time starts here."""
        return self.answerings.setdefault(question.id, Answering(question.id, now))

    def _refuse_beside_open(self, question_id: QuestionId, now: datetime) -> None:
        for number, other_id in enumerate(self.question_order, start=1):
            other = self.answerings.get(other_id)
            if other is not None and other_id != question_id and self._is_open(other, now):
                raise QuestionStillOpen(
                    f"Question {number} is open. Answer it first, or skip it if it is optional.",
                    field=("input", "questionId"),
                )

    def _is_open(self, answering: Answering, now: datetime) -> bool:
        return answering.response is None and not answering.set_aside and now < self.deadline_of(answering)

    def _respond(self, answering: Answering, response_id: ResponseId, content: Content, at: datetime) -> None:
        response = Response(response_id, answering.question_id, content, answering.shown_at, at)
        self.answerings[answering.question_id] = replace(answering, response=response)
        self.record(
            ResponseSubmitted(
                response_id=response.id,
                invitation_id=self.id,
                question_id=response.question_id,
                type=content.type.value,
                duration_seconds=response.duration_seconds,
            )
        )

    def _finish(self, new_response_id: Callable[[], ResponseId], now: datetime) -> None:
        for answering in list(self.answerings.values()):
            draft = answering.draft
            if answering.response is None and draft is not None and not draft.content.is_empty:
                self._respond(answering, new_response_id(), draft.content, draft.saved_at)
        self.status, self.completed_at, self.updated_at = InvitationStatus.COMPLETED, now, now
        by_people = self.consent is None or self.consent.choice is ConsentChoice.PEOPLE_ONLY
        self.result = Result(ResultStatus.WITHHELD if by_people else ResultStatus.PENDING)
        self.record(self._completed_event(now))

    def _completed_event(self, now: datetime) -> InvitationCompleted:
        responses = self.responses
        consent = self.consent.choice if self.consent else ConsentChoice.PEOPLE_ONLY
        return InvitationCompleted(
            **self._who(),
            template_id=self.template_version.template_id,
            template_version_id=self.template_version.id,
            template_title=self.template_version.title,
            candidate_id=self.candidate.user_id,
            candidate_name=self.candidate.name,
            candidate_email=self.candidate.email,
            responses_count=len(responses),
            duration_seconds=int((now - (self.started_at or now)).total_seconds()),
            completed_at=now,
            consent=consent.value,
            questions=completion.questions(self.template_version),
            responses=completion.responses(responses),
        )

    def _require_answers(self, now: datetime) -> None:
        for number, question_id in enumerate(self.question_order, start=1):
            answering = self.answerings.get(question_id)
            answered = answering is not None and answering.content is not None
            time_is_over = answering is not None and now >= self.deadline_of(answering)
            if self.template_version.question(question_id).required and not answered and not time_is_over:
                raise RequiredQuestionUnanswered(f"Question {number} needs an answer before you can finish.")

    def _require_room_for(self, content: Content, question_id: QuestionId) -> None:
        others = [answering.content for answering in self.answerings.values() if answering.question_id != question_id]
        used = sum(other.event_bytes for other in others if other is not None)
        if used + content.event_bytes > MAX_ANSWERS_BYTES:
            raise ResponseTooLong(
                "All answers together are too long for one interview; please shorten this one.", field=("input", "text")
            )

    def _require_running(self, now: datetime) -> None:
        self._require_started()
        if now > self.expires_at + GRACE:
            raise _expired()
        if self._total_time_is_over(now):
            raise TimeLimitExceeded("The time for this interview is over. What was saved in time counts.")

    def _require_started(self) -> None:
        self._refuse_if(InvitationStatus.REVOKED, InvitationStatus.COMPLETED, InvitationStatus.EXPIRED)
        if self.status is InvitationStatus.PENDING:
            raise InvitationNotStarted("Start the interview first.")

    def _total_time_is_over(self, now: datetime) -> bool:
        return self.end_due is not None and now > self.end_due

    def _refuse_if(self, *refused: InvitationStatus) -> None:
        if self.status not in refused:
            return
        if self.status is InvitationStatus.REVOKED:
            raise InvitationRevoked("This invitation was withdrawn.")
        if self.status is InvitationStatus.COMPLETED:
            raise InvitationAlreadyCompleted("This interview is already completed.")
        raise _expired()

    def _who(self) -> dict[str, Any]:
        return {"invitation_id": self.id, "hr_id": self.hr_id, "company_id": self.company_id}


def _expired() -> InvitationExpired:
    return InvitationExpired("This invitation has expired. Ask whoever invited you to extend it.")


def _checked_expiry(expires_at: datetime, now: datetime) -> datetime:
    if not now < expires_at <= now + LONGEST_OPEN:
        raise InvalidInput("The expiry must be in the future, within a year.", field=("input", "expiresAt"))
    return expires_at
