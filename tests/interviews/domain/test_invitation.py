"""Invitations as HR has them: created, extended, revoked, expired, reviewed, with the copied result."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.errors import (
    InvalidInput,
    InvitationAlreadyCompleted,
    InvitationExpired,
    InvitationNotCompleted,
    InvitationRevoked,
)
from subgraphs.interviews.domain.events import InvitationCreated, InvitationDecided
from subgraphs.interviews.domain.events import InvitationExpired as ExpiredEvent
from subgraphs.interviews.domain.events import InvitationRevoked as RevokedEvent
from subgraphs.interviews.domain.ids import InvitationId, ReviewId, UserId
from subgraphs.interviews.domain.invitation import Candidate, Invitation, InvitationStatus
from subgraphs.interviews.domain.result import Recommendation, Result, ResultStatus
from subgraphs.interviews.domain.review import Decision, Opinion
from subgraphs.interviews.domain.template_settings import TemplateSettings
from tests.interviews.people import BEN, HANNA, NORTHWIND
from tests.interviews.samples import NOW, in_, invite, published, response_id, started, text_question

DONE = Result(
    ResultStatus.COMPLETED, 80, Recommendation.HIRE, engine="offline", is_preview=True, completed_at=in_(hours=1)
)


def create(expires_at: datetime | None = None, **values: str | None) -> Invitation:
    return Invitation.create(
        InvitationId("inv_1"),
        published(settings=TemplateSettings(invitation_days=3))[1],
        Candidate(values.get("name") or "Robin", values.get("email") or "robin@example.com", UserId("usr_9")),
        hr_id=UserId(HANNA),
        company_id=None,
        expires_at=expires_at,
        external_id=values.get("external_id"),
        now=NOW,
    )


def completed() -> Invitation:
    invitation = started()
    invitation.submit(response_id(), invitation.question_order[0], "An answer.", None, NOW)
    invitation.submit(
        response_id(),
        invitation.question_order[1],
        None,
        [invitation.template_version.questions[1].options[0].id],
        NOW,
    )
    invitation.complete(response_id, in_(minutes=9))
    invitation.take_events()
    return invitation


class TestCreating:
    def test_names_and_ids_are_lines_and_the_address_has_one_form(self) -> None:
        invitation = create(name="Zoe\u0308\n\u202eO’Brien", email=" Zoe@XN--MLLER-KVA.de", external_id="A\u200b-1\n")
        assert invitation.candidate.name == "Zoë O’Brien"
        assert (invitation.candidate.email, invitation.external_id) == ("Zoe@müller.de", "A-1")

    @pytest.mark.parametrize(
        ("name", "email"), [("\u3164", "a@b.example"), ("Robin", "o’brien@b.example"), ("Robin", "a@-b-.de")]
    )
    def test_refuses_a_blank_name_and_what_is_no_address(self, name: str, email: str) -> None:
        with pytest.raises(InvalidInput):
            create(name=name, email=email)

    def test_is_pending_until_the_days_of_its_template_and_tells_it(self) -> None:
        invitation = create(external_id=" ats-7 ")
        assert (invitation.status, invitation.expires_at) == (InvitationStatus.PENDING, in_(days=3))
        assert (invitation.tenant, invitation.external_id, invitation.is_open) == (HANNA, "ats-7", True)
        [event] = invitation.take_events()
        assert isinstance(event, InvitationCreated)
        assert (event.candidate_id, event.candidate_name, event.expires_at) == ("usr_9", "Robin", in_(days=3))

    def test_stands_in_the_companys_list(self) -> None:
        assert invite(published()[1]).tenant == NORTHWIND

    @pytest.mark.parametrize("expires_at", [NOW, in_(days=-1), in_(days=366)])
    def test_refuses_an_expiry_that_is_past_or_far_away(self, expires_at: datetime) -> None:
        with pytest.raises(InvalidInput):
            create(expires_at)

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"name": " "}, "candidateName"),
            ({"name": "x" * 201}, "candidateName"),
            ({"email": "x" * 255}, "candidateEmail"),
            ({"external_id": "x" * 201}, "externalId"),
        ],
    )
    def test_refuses_texts_out_of_bounds(self, values: dict[str, Any], field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            create(**values)
        assert refused.value.field == ("input", field)


class TestExtending:
    def test_moves_the_expiry(self) -> None:
        invitation = invite(published()[1])
        invitation.extend(in_(days=30), in_(days=1))
        assert (invitation.expires_at, invitation.updated_at) == (in_(days=30), in_(days=1))

    def test_opens_an_expired_one_where_it_was(self) -> None:
        pending, running = invite(published()[1]), started()
        for invitation in (pending, running):
            assert invitation.expire_when_overdue(in_(days=8))
            invitation.extend(in_(days=9), in_(days=8))
        assert (pending.status, running.status) == (InvitationStatus.PENDING, InvitationStatus.STARTED)

    def test_refuses_what_is_over_for_good(self) -> None:
        revoked = invite(published()[1])
        revoked.revoke(NOW)
        with pytest.raises(InvitationRevoked):
            revoked.extend(in_(days=9), NOW)
        with pytest.raises(InvitationAlreadyCompleted):
            completed().extend(in_(days=9), NOW)


class TestRevoking:
    def test_raises_the_generation_of_the_link_once(self) -> None:
        invitation = invite(published()[1])
        assert invitation.revoke(NOW)
        assert not invitation.revoke(NOW)
        assert (invitation.status, invitation.generation, invitation.is_open) == (InvitationStatus.REVOKED, 2, False)
        assert invitation.take_events() == [
            RevokedEvent(invitation_id=invitation.id, hr_id=HANNA, company_id=NORTHWIND)
        ]

    def test_refuses_a_completed_one(self) -> None:
        with pytest.raises(InvitationAlreadyCompleted):
            completed().revoke(NOW)


class TestExpiring:
    def test_a_pending_one_expires_at_its_time(self) -> None:
        invitation = invite(published()[1])
        assert not invitation.expire_when_overdue(in_(days=7, seconds=-1))
        assert invitation.expire_when_overdue(in_(days=7))
        assert not invitation.expire_when_overdue(in_(days=7))
        assert [type(event) for event in invitation.take_events()] == [ExpiredEvent]

    def test_a_running_one_waits_for_what_is_on_its_way(self) -> None:
        invitation = started()
        assert not invitation.expire_when_overdue(in_(days=7, seconds=14))
        assert invitation.expire_when_overdue(in_(days=7, seconds=15))

    def test_one_whose_total_time_is_over_first_is_completed_instead(self) -> None:
        invitation = started(published(settings=TemplateSettings(total_time_limit_minutes=10))[1])
        assert not invitation.expire_when_overdue(in_(days=30))
        assert invitation.end_when_time_is_over(response_id, in_(days=30))

    def test_an_expired_one_is_not_started(self) -> None:
        overdue, expired = invite(published()[1]), invite(published()[1])
        expired.expire_when_overdue(in_(days=7))
        for invitation in (overdue, expired):
            with pytest.raises(InvitationExpired):
                invitation.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, in_(days=7))


class TestReviewing:
    def review(self, invitation: Invitation, reviewer: str = HANNA, **opinion: Any) -> None:
        given = Opinion(**opinion)
        invitation.review(ReviewId(f"rvw_{reviewer}"), UserId(reviewer), given, in_(days=1))

    def test_a_decision_is_told_with_the_persons_score(self) -> None:
        invitation = completed()
        self.review(invitation, score=70)
        assert invitation.take_events() == []
        self.review(invitation, decision=Decision.ADVANCE, reason=" Strong on design. ")
        [event] = invitation.take_events()
        assert isinstance(event, InvitationDecided)
        assert (event.decision, event.score, event.reason) == ("ADVANCE", 70, "Strong on design.")
        assert (event.reviewer_id, event.hr_id) == (HANNA, HANNA)

    def test_each_person_has_one_review_that_changes(self) -> None:
        invitation = completed()
        self.review(invitation, score=70, reason="First")
        self.review(invitation, BEN, score=40)
        self.review(invitation, score=75)
        own = invitation.reviews[UserId(HANNA)]
        assert (len(invitation.reviews), own.score, own.reason) == (2, 75, "First")

    @pytest.mark.parametrize("opinion", [{}, {"score": -1}, {"score": 101}, {"reason": "x" * 5001}])
    def test_refuses_an_opinion_out_of_bounds(self, opinion: dict[str, Any]) -> None:
        with pytest.raises(InvalidInput):
            self.review(completed(), **opinion)

    @pytest.mark.parametrize("running", [invite(published()[1]), started()])
    def test_refuses_before_the_interview_has_ended(self, running: Invitation) -> None:
        with pytest.raises(InvitationNotCompleted):
            self.review(running, score=5)

    @pytest.mark.parametrize("end", [lambda one: one.expire_when_overdue(in_(days=8)), lambda one: one.revoke(NOW)])
    def test_what_expired_or_was_revoked_can_be_assessed_and_declined(self, end: Callable[[Invitation], bool]) -> None:
        for invitation in (started(), invite(published()[1])):
            assert end(invitation)
            self.review(invitation, decision=Decision.DECLINE, reason="One of three answered.")
            assert invitation.reviews[UserId(HANNA)].decision is Decision.DECLINE


class TestResult:
    def test_waits_for_analysis_or_for_people(self) -> None:
        by_people = started(published(text_question(required=False))[1], ConsentChoice.PEOPLE_ONLY)
        by_people.complete(response_id, NOW)
        assert (completed().result.status, by_people.result.status) == (ResultStatus.PENDING, ResultStatus.WITHHELD)

    def test_takes_what_analysis_tells_once(self) -> None:
        invitation = completed()
        assert invitation.take_result(DONE, in_(hours=1))
        assert not invitation.take_result(DONE, in_(hours=2))
        assert (invitation.result, invitation.updated_at) == (DONE, in_(hours=1))

    def test_a_failed_one_is_replaced_by_the_retry(self) -> None:
        invitation = completed()
        for status in (ResultStatus.FAILED, ResultStatus.PENDING):
            assert invitation.take_result(Result(status), NOW)
        assert invitation.take_result(DONE, NOW)

    def test_a_finished_one_is_not_lost_to_an_unfinished(self) -> None:
        invitation = completed()
        invitation.take_result(DONE, NOW)
        assert not invitation.take_result(Result(ResultStatus.PENDING), NOW)
        assert not invitation.take_result(Result(ResultStatus.FAILED), NOW)

    def test_is_not_for_interviews_that_are_not_completed(self) -> None:
        assert not started().take_result(DONE, NOW)
