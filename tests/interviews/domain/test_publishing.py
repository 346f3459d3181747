"""What an author is told before publishing, and how much each question makes of the result."""

import pytest

from subgraphs.interviews.domain.publishing import publish_warnings
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.rubric import Rubric, RubricCriterion
from subgraphs.interviews.domain.shares import shares_of
from subgraphs.interviews.domain.template_settings import TemplateSettings
from tests.interviews.samples import approved, choice_question, text_question


def codes(*questions: Question, total_time_limit_minutes: int | None = None) -> list[str]:
    settings = TemplateSettings(total_time_limit_minutes=total_time_limit_minutes)
    return [warning.code for warning in publish_warnings(questions, settings)]


class TestTime:
    def test_a_total_below_the_required_questions_is_said(self) -> None:
        questions = (text_question(), text_question(), text_question(time_limit_seconds=90))
        [warning] = publish_warnings(questions, TemplateSettings(total_time_limit_minutes=11))
        assert warning.code == "TIME_TOO_SHORT"
        assert "ends after 11 minutes, but its required questions may take 11 minutes 30 s" in warning.message

    @pytest.mark.parametrize("total", [10, 11, 480])
    def test_a_total_that_suffices_is_not(self, total: int) -> None:
        assert codes(text_question(), text_question(), total_time_limit_minutes=total) == []

    def test_optional_questions_need_no_time_of_their_own(self) -> None:
        assert codes(text_question(), text_question(required=False), total_time_limit_minutes=5) == []

    def test_without_a_total_there_is_nothing_to_say(self) -> None:
        assert codes(text_question()) == []


class TestWeights:
    def test_one_question_that_makes_more_than_half_is_said(self) -> None:
        questions = (text_question(), text_question(), Question(**{**choice_question().__dict__, "weight": 3}))
        [warning] = publish_warnings(questions, TemplateSettings())
        assert (warning.code, warning.question_id) == ("ONE_QUESTION_DECIDES", questions[2].id)
        assert warning.message == "Question 3 alone makes 60 % of the result."

    def test_an_interview_of_one_scored_question_needs_no_word(self) -> None:
        assert codes(text_question(), text_question(weight=0)) == []

    def test_an_interview_without_any_score_is_said(self) -> None:
        assert codes(text_question(weight=0)) == ["NOTHING_SCORED"]

    def test_shares_sum_to_a_hundred(self) -> None:
        questions = [text_question(weight=weight) for weight in (1, 1, 1, 0)]
        assert [shares_of(questions)[question.id] for question in questions] == [34, 33, 33, 0]


def test_a_rubric_that_is_vague_is_said_although_it_was_approved() -> None:
    criteria = [
        RubricCriterion(entry.criterion, entry.weight, (*entry.levels[:4], "Good answer."))
        for entry in approved().criteria
    ]
    question = text_question(rubric=Rubric(tuple(criteria), approved=True))
    assert codes(question) == ["RUBRIC_VAGUE"]
    assert codes() == []
