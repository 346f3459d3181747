"""The candidate's side of an invitation: consent, answers, the server's clock, and an end that loses nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kernel.events.codec import payload_to_json
from kernel.events.envelope import MAX_EVENT_BYTES, Envelope
from subgraphs.interviews.domain.answer import MAX_ANSWER_CHARACTERS, Edition
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.errors import (
    ConsentRequired,
    InvalidInput,
    InvitationAlreadyCompleted,
    InvitationAlreadyStarted,
    InvitationExpired,
    InvitationNotStarted,
    InvitationRevoked,
    QuestionNotFound,
    RequiredQuestionUnanswered,
    ResponseAlreadySubmitted,
    ResponseTooLong,
    ResponseTypeMismatch,
    TimeLimitExceeded,
)
from subgraphs.interviews.domain.events import InvitationCompleted, InvitationStarted, ResponseSubmitted
from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.invitation import Invitation, InvitationStatus
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.rubric import MAX_LEVEL_CHARACTERS
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.time_limits import GRACE
from tests.interviews.samples import (
    NOW,
    approved,
    choice_question,
    in_,
    invite,
    published,
    response_id,
    started,
    text_question,
    texts_of,
)

Act = Callable[[Invitation], object]
TEXT, CHOICE = "qst_text", "qst_choice"


def interview(*questions: Question, minutes: int | None = None) -> Invitation:
    settings = TemplateSettings(total_time_limit_minutes=minutes, default_time_limit_seconds=60)
    return started(published(*(questions or (text_question(TEXT), choice_question(CHOICE))), settings=settings)[1])


def options(invitation: Invitation) -> list[str]:
    return [option.id for option in invitation.template_version.question(CHOICE).options]


EVERYTHING: list[Act] = [
    lambda invitation: invitation.show(TEXT, NOW),
    lambda invitation: invitation.save_draft(TEXT, "a", None, NOW),
    lambda invitation: invitation.submit(response_id(), TEXT, "a", None, NOW),
    lambda invitation: invitation.complete(response_id, NOW),
]


class TestStarting:
    def test_keeps_choice_text_version_and_time_of_the_consent(self) -> None:
        invitation = invite(published()[1])
        invitation.start(ConsentChoice.PEOPLE_ONLY, CONSENT_TEXT_VERSION, NOW)
        assert (invitation.status, invitation.started_at) == (InvitationStatus.STARTED, NOW)
        assert invitation.consent is not None
        assert (invitation.consent.choice, invitation.consent.given_at) == (ConsentChoice.PEOPLE_ONLY, NOW)
        [event] = invitation.take_events()
        assert isinstance(event, InvitationStarted)
        assert (event.consent, event.started_at) == ("PEOPLE_ONLY", NOW)

    @pytest.mark.parametrize(
        ("choice", "text_version"), [(None, CONSENT_TEXT_VERSION), (ConsentChoice.AI, None), (ConsentChoice.AI, "2020")]
    )
    def test_needs_a_consent_to_the_text_of_today(self, choice: ConsentChoice | None, text_version: str | None) -> None:
        with pytest.raises(ConsentRequired):
            invite(published()[1]).start(choice, text_version, NOW)

    def test_happens_once(self) -> None:
        invitation = invite(published()[1])
        assert invitation.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, NOW)
        with pytest.raises(InvitationAlreadyStarted):
            invitation.start(ConsentChoice.PEOPLE_ONLY, CONSENT_TEXT_VERSION, NOW)

    def test_asked_for_again_with_the_same_consent_is_the_same_start(self) -> None:
        invitation = invite(published()[1])
        invitation.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, NOW)
        invitation.take_events()
        assert not invitation.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, in_(minutes=1))
        assert (invitation.started_at, invitation.take_events()) == (NOW, [])

    def test_is_refused_when_revoked_or_completed(self) -> None:
        revoked, completed = invite(published()[1]), interview(text_question(TEXT, required=False))
        revoked.revoke(NOW)
        completed.complete(response_id, NOW)
        for invitation, refusal in ((revoked, InvitationRevoked), (completed, InvitationAlreadyCompleted)):
            with pytest.raises(refusal):
                invitation.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, NOW)


class TestWhenNothingCanBeDone:
    @pytest.mark.parametrize("act", EVERYTHING)
    def test_before_the_start(self, act: Act) -> None:
        with pytest.raises(InvitationNotStarted):
            act(invite(published(text_question(TEXT))[1]))

    @pytest.mark.parametrize("act", EVERYTHING)
    def test_after_the_end(self, act: Act) -> None:
        invitation = interview(text_question(TEXT, required=False))
        invitation.complete(response_id, NOW)
        with pytest.raises(InvitationAlreadyCompleted):
            act(invitation)

    @pytest.mark.parametrize("act", EVERYTHING)
    def test_when_revoked(self, act: Act) -> None:
        invitation = interview()
        invitation.revoke(NOW)
        with pytest.raises(InvitationRevoked):
            act(invitation)

    @pytest.mark.parametrize("act", EVERYTHING)
    def test_when_expired(self, act: Act) -> None:
        invitation = interview()
        invitation.expire_when_overdue(in_(days=8))
        with pytest.raises(InvitationExpired):
            act(invitation)

    def test_when_overdue_before_the_timer_has_run(self) -> None:
        invitation = interview()
        invitation.show(TEXT, in_(days=7) + GRACE)
        with pytest.raises(InvitationExpired):
            invitation.show(CHOICE, in_(days=7, seconds=16))


class TestAnswering:
    def test_takes_a_text_as_it_was_typed(self) -> None:
        invitation = interview()
        invitation.submit(response_id(), TEXT, "  I like\x00 it.\n", None, in_(seconds=5))
        [response] = invitation.responses
        assert response.content.text == "  I like it.\n"
        [event] = invitation.take_events()
        assert isinstance(event, ResponseSubmitted)
        assert (event.type, event.question_id, event.response_id) == ("TEXT", TEXT, response.id)

    @pytest.mark.parametrize("nothing", ["", " \n", "\u200b", "\u3164\u2800", "\u202e\x00", "\ufe0f"])
    def test_an_answer_that_shows_nothing_is_empty(self, nothing: str) -> None:
        invitation = interview()
        with pytest.raises(InvalidInput, match="empty"):
            invitation.submit(response_id(), TEXT, nothing, None, NOW)

    def test_an_answer_cannot_turn_the_direction_of_what_stands_beside_it(self) -> None:
        invitation = interview()
        invitation.submit(response_id(), TEXT, "I\u202e like\u2066 it \u05d0\u200f 👩\u200d💻 Zoe\u0308", None, NOW)
        assert invitation.responses[0].content.text == "I like it \u05d0\u200f 👩\u200d💻 Zoe\u0308"

    def test_takes_chosen_options_each_once_in_the_questions_order(self) -> None:
        invitation = interview(choice_question(CHOICE, correct=(True, True, False)))
        first, second, _ = options(invitation)
        invitation.submit(response_id(), CHOICE, "", [second, first, second], NOW)
        assert invitation.responses[0].content.chosen_option_ids == (first, second)
        assert invitation.responses[0].content.type == "CHOICE"

    def test_measures_from_the_first_showing(self) -> None:
        invitation = interview()
        invitation.show(TEXT, in_(seconds=10))
        invitation.show(TEXT, in_(seconds=40))
        invitation.submit(response_id(), TEXT, "Because.", None, in_(seconds=55))
        assert invitation.responses[0].shown_at == in_(seconds=10)
        assert invitation.responses[0].duration_seconds == 45

    def test_a_draft_can_be_empty_and_is_replaced(self) -> None:
        invitation = interview()
        invitation.save_draft(TEXT, "First", None, NOW)
        invitation.save_draft(TEXT, "", [], in_(seconds=1), Edition(base=1))
        draft = invitation.answerings[QuestionId(TEXT)].draft
        assert draft is not None
        assert (draft.content.text, draft.saved_at) == ("", in_(seconds=1))

    def test_one_final_answer_per_question(self) -> None:
        invitation = interview()
        invitation.submit(response_id(), TEXT, "Because.", None, NOW)
        with pytest.raises(ResponseAlreadySubmitted):
            invitation.submit(response_id(), TEXT, "Because of the team.", None, NOW)
        with pytest.raises(ResponseAlreadySubmitted):
            invitation.save_draft(TEXT, "More", None, NOW)

    def test_the_same_answer_sent_again_is_the_one_that_is_there(self) -> None:
        invitation = interview()
        invitation.submit(response_id(), TEXT, "Because.", None, NOW)
        invitation.take_events()
        given = invitation.responses
        assert not invitation.submit(response_id(), TEXT, "Because.", None, in_(minutes=5))
        assert (invitation.responses, invitation.take_events()) == (given, [])

    def test_refuses_the_wrong_type(self) -> None:
        invitation = interview(text_question(TEXT), choice_question(CHOICE))
        with pytest.raises(ResponseTypeMismatch):
            invitation.submit(response_id(), TEXT, None, options(invitation)[:1], NOW)
        invitation.submit(response_id(), TEXT, "Because.", None, NOW)
        with pytest.raises(ResponseTypeMismatch):
            invitation.save_draft(CHOICE, "Option 1", None, NOW)

    @pytest.mark.parametrize("text", [None, "", " \n"])
    def test_refuses_an_empty_text(self, text: str | None) -> None:
        with pytest.raises(InvalidInput):
            interview().submit(response_id(), TEXT, text, None, NOW)

    @pytest.mark.parametrize("chosen", [None, [], ["opt_x"]])
    def test_refuses_an_empty_or_foreign_choice(self, chosen: list[str] | None) -> None:
        with pytest.raises(InvalidInput):
            interview().submit(response_id(), CHOICE, None, chosen, NOW)

    def test_refuses_several_options_where_one_is_right(self) -> None:
        invitation = interview()
        with pytest.raises(InvalidInput):
            invitation.submit(response_id(), CHOICE, None, options(invitation)[:2], NOW)

    def test_refuses_a_text_that_is_too_long(self) -> None:
        invitation = interview()
        invitation.save_draft(TEXT, "ü" * MAX_ANSWER_CHARACTERS, None, NOW)
        with pytest.raises(ResponseTooLong):
            invitation.save_draft(TEXT, "x" * (MAX_ANSWER_CHARACTERS + 1), None, NOW)
        with pytest.raises(ResponseTooLong):
            invitation.submit(response_id(), TEXT, "x" * (MAX_ANSWER_CHARACTERS + 1), None, NOW)

    def test_does_not_know_other_questions(self) -> None:
        with pytest.raises(QuestionNotFound):
            interview().show("qst_x", NOW)


class TestClock:
    def test_a_question_is_open_until_its_limit_and_the_grace(self) -> None:
        invitation = interview()
        invitation.show(TEXT, in_(seconds=5))
        assert invitation.deadline_of(invitation.answerings[QuestionId(TEXT)]) == in_(seconds=65)
        invitation.save_draft(TEXT, "In time", None, in_(seconds=80))
        with pytest.raises(TimeLimitExceeded):
            invitation.save_draft(TEXT, "Too late", None, in_(seconds=80, microseconds=1))
        with pytest.raises(TimeLimitExceeded):
            invitation.submit(response_id(), TEXT, "Too late", None, in_(seconds=81))

    def test_its_own_limit_comes_before_the_templates(self) -> None:
        invitation = interview(text_question(TEXT, time_limit_seconds=600))
        invitation.show(TEXT, NOW)
        assert invitation.deadline_of(invitation.answerings[QuestionId(TEXT)]) == in_(seconds=600)

    def test_the_total_time_ends_every_question(self) -> None:
        invitation = interview(text_question(TEXT, time_limit_seconds=600), minutes=2)
        invitation.show(TEXT, in_(seconds=100))
        assert (invitation.ends_at, invitation.end_due) == (in_(minutes=2), in_(minutes=2) + GRACE)
        assert invitation.deadline_of(invitation.answerings[QuestionId(TEXT)]) == in_(minutes=2)
        invitation.submit(response_id(), TEXT, "Just in time.", None, in_(seconds=135))
        with pytest.raises(TimeLimitExceeded):
            invitation.show(TEXT, in_(seconds=136))

    def test_the_invitations_expiry_ends_every_question(self) -> None:
        invitation = interview()
        invitation.show(TEXT, in_(days=7, seconds=-10))
        assert invitation.deadline_of(invitation.answerings[QuestionId(TEXT)]) == in_(days=7)

    def test_without_a_total_limit_there_is_no_end(self) -> None:
        assert (interview().ends_at, interview().end_due) == (None, None)
        assert invite(published(settings=TemplateSettings(total_time_limit_minutes=5))[1]).ends_at is None


class TestCompleting:
    def test_everything_goes_out_in_one_event(self) -> None:
        invitation = interview(text_question(TEXT), choice_question(CHOICE))
        invitation.submit(response_id(), TEXT, "Because.", None, in_(seconds=5))
        invitation.submit(response_id(), CHOICE, None, options(invitation)[:1], in_(seconds=9))
        invitation.take_events()
        invitation.complete(response_id, in_(seconds=70))
        [event] = invitation.take_events()
        assert isinstance(event, InvitationCompleted)
        assert (event.responses_count, event.duration_seconds, event.consent) == (2, 70, "AI")
        assert [question.position for question in event.questions] == [1, 2]
        assert event.questions[0].rubric is not None
        assert len(event.questions[0].rubric.criteria) == 4
        assert (event.questions[1].rubric, [option.correct for option in event.questions[1].options]) == (
            None,
            [True, False, False],
        )
        assert [response.text for response in event.responses] == ["Because.", None]
        assert (invitation.status, invitation.completed_at) == (InvitationStatus.COMPLETED, in_(seconds=70))

    def test_needs_the_required_questions(self) -> None:
        invitation = interview(text_question(TEXT, required=False), text_question("qst_2"))
        with pytest.raises(RequiredQuestionUnanswered, match="Question 2"):
            invitation.complete(response_id, NOW)
        invitation.show("qst_2", NOW)
        with pytest.raises(RequiredQuestionUnanswered):
            invitation.complete(response_id, in_(seconds=59))

    def test_does_not_wait_for_a_question_whose_time_is_over(self) -> None:
        invitation = interview(text_question(TEXT))
        invitation.show(TEXT, NOW)
        invitation.complete(response_id, in_(seconds=60))
        assert invitation.responses == []

    def test_a_draft_that_was_saved_in_time_counts(self) -> None:
        invitation = interview(text_question(TEXT), text_question("qst_2", required=False))
        invitation.save_draft("qst_2", " ", None, in_(seconds=2))
        invitation.skip("qst_2", in_(seconds=2))
        invitation.save_draft(TEXT, "Half a thought", None, in_(seconds=3))
        invitation.complete(response_id, in_(seconds=30))
        assert texts_of(invitation.responses) == ["Half a thought"]
        assert invitation.responses[0].submitted_at == in_(seconds=3)
        assert [type(event) for event in invitation.take_events()] == [ResponseSubmitted, InvitationCompleted]

    def test_answers_come_in_the_order_in_which_they_were_asked(self) -> None:
        invitation = interview(text_question("qst_1"), text_question("qst_2"))
        invitation.submit(response_id(), "qst_2", "Second", None, NOW)
        invitation.submit(response_id(), "qst_1", "First", None, NOW)
        assert texts_of(invitation.responses) == ["First", "Second"]

    def test_the_timer_completes_with_what_is_there(self) -> None:
        invitation = interview(text_question(TEXT), text_question("qst_2"), minutes=5)
        invitation.save_draft(TEXT, "Still typing", None, in_(seconds=10))
        assert not invitation.end_when_time_is_over(response_id, in_(minutes=5))
        assert invitation.end_when_time_is_over(response_id, in_(minutes=5) + GRACE)
        assert not invitation.end_when_time_is_over(response_id, in_(minutes=6))
        assert (invitation.status, texts_of(invitation.responses)) == (InvitationStatus.COMPLETED, ["Still typing"])

    def test_the_timer_has_nothing_to_do_without_a_total_limit(self) -> None:
        assert not interview().end_when_time_is_over(response_id, in_(days=6))

    def test_a_late_candidate_completes_too_when_the_timer_has_not_run(self) -> None:
        invitation = interview(minutes=5)
        invitation.complete(response_id, in_(minutes=9))
        assert invitation.status is InvitationStatus.COMPLETED


class TestSize:
    def test_all_answers_together_have_room_in_the_event(self) -> None:
        """The longest questions and answers that are taken still make an event that can be sent."""
        level = '"' * (MAX_LEVEL_CHARACTERS // 2)
        rubric = replace(
            approved(), criteria=tuple(replace(given, levels=(level,) * 5) for given in approved().criteria)
        )
        questions = [text_question(f"qst_{number:032}", text="ü" * 500, rubric=rubric) for number in range(25)]
        invitation = interview(*questions)
        taken = self.answer_until_refused(invitation)
        invitation.end_when_time_is_over(response_id, NOW)
        for number, question in enumerate(questions):
            invitation.show(question.id, in_(minutes=number))
        invitation.complete(response_id, in_(minutes=len(questions)))
        [*_, event] = invitation.take_events()
        envelope = Envelope(
            "evt_" + "0" * 32, event.event_type, 1, NOW, "interviews", invitation.id, payload_to_json(event)
        )
        assert 10 < taken < len(questions)
        assert 700_000 < len(envelope.encode()) < MAX_EVENT_BYTES

    def answer_until_refused(self, invitation: Invitation) -> int:
        for taken, question_id in enumerate(invitation.question_order):
            try:
                invitation.submit(response_id(), question_id, '"' * MAX_ANSWER_CHARACTERS, None, NOW)
            except ResponseTooLong:
                return taken
        return len(invitation.question_order)
