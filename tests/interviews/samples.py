"""Templates, questions and invitations as tests need them: ordinary ones, unless told otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from subgraphs.interviews.domain.answer import Response
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.general_rubrics import general_rubric
from subgraphs.interviews.domain.ids import (
    CompanyId,
    InvitationId,
    OptionId,
    QuestionId,
    ResponseId,
    TemplateId,
    UserId,
    VersionId,
)
from subgraphs.interviews.domain.invitation import Candidate, Invitation
from subgraphs.interviews.domain.question import Option, Question
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import Rubric
from subgraphs.interviews.domain.template import Template, TemplateTexts
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import TemplateVersion
from tests.interviews.people import HANNA, NORTHWIND

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
_numbers = count(1)


def in_(**span: float) -> datetime:
    """`in_(minutes=5)`: that long after the moment at which tests begin."""
    return NOW + timedelta(**span)


def hex_id(prefix: str) -> str:
    return f"{prefix}_{next(_numbers):032x}"


def approved() -> Rubric:
    rubric = general_rubric(QuestionType.TEXT)
    assert rubric is not None
    return rubric.approve()


def text_question(question_id: str | None = None, **changes: Any) -> Question:
    question = Question(QuestionId(question_id or hex_id("qst")), "Why this job?", QuestionType.TEXT, rubric=approved())
    return replace(question, **changes)


def choice_question(question_id: str | None = None, correct: Sequence[bool] = (True, False, False)) -> Question:
    options = tuple(
        Option(OptionId(hex_id("opt")), f"Option {number}", right) for number, right in enumerate(correct, start=1)
    )
    return Question(
        QuestionId(question_id or hex_id("qst")), "Which are right?", QuestionType.MULTIPLE_CHOICE, options=options
    )


def draft(*questions: Question, settings: TemplateSettings | None = None) -> Template:
    template = Template.create(
        TemplateId(hex_id("tpl")),
        VersionId(hex_id("tpv")),
        TemplateTexts("Backend engineer", "About the team.", "Engineer"),
        settings or TemplateSettings(),
        owner_id=UserId(HANNA),
        company_id=CompanyId(NORTHWIND),
        now=NOW,
        questions=questions,
    )
    template.take_events()
    return template


def published(*questions: Question, settings: TemplateSettings | None = None) -> tuple[Template, TemplateVersion]:
    template = draft(*(questions or (text_question(), choice_question())), settings=settings)
    version = template.publish(NOW)
    template.take_events()
    return template, version


def invite(version: TemplateVersion, invitation_id: str | None = None) -> Invitation:
    """Created at NOW, open for the days of the template's settings; its events are taken."""
    invitation = Invitation.create(
        InvitationId(invitation_id or hex_id("inv")),
        version,
        Candidate("Robin Ekwueme", "robin@example.com"),
        hr_id=UserId(HANNA),
        company_id=CompanyId(NORTHWIND),
        expires_at=None,
        external_id=None,
        now=NOW,
    )
    invitation.take_events()
    return invitation


def started(version: TemplateVersion | None = None, consent: ConsentChoice = ConsentChoice.AI) -> Invitation:
    invitation = invite(version or published()[1])
    invitation.start(consent, CONSENT_TEXT_VERSION, NOW)
    invitation.take_events()
    return invitation


def response_id() -> ResponseId:
    return ResponseId(hex_id("rsp"))


def texts_of(responses: Sequence[Response]) -> list[str | None]:
    return [response.content.text for response in responses]
