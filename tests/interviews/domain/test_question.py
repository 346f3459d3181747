"""Questions and settings: what is cleaned, what is refused, and by which field."""

from dataclasses import replace
from typing import Any

import pytest

from subgraphs.interviews.domain.errors import InvalidInput, QuestionTypeUnsupported
from subgraphs.interviews.domain.ids import OptionId
from subgraphs.interviews.domain.question import Option, Question
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import estimated_minutes
from tests.interviews.samples import approved, choice_question, text_question


def option(text: str, correct: bool = False) -> Option:
    return Option(OptionId("opt_1"), text, correct)


class TestQuestion:
    def test_cleans_its_texts(self) -> None:
        question = text_question(text="  Why\x00 this job?\n").checked()
        assert question.text == "Why this job?"
        options = (option(" yes ", True), option("no"))
        assert [given.text for given in replace(choice_question(), options=options).checked().options] == ["yes", "no"]

    @pytest.mark.parametrize(
        "others",
        [
            ("Zoë", "Zoe\u0308"),
            ("It’s", "it's"),
            ("a b", "a\u00a0\u200bb"),
            ("Yes", "Yes\u034f"),
            ("Yes", "Yes\U000e0100"),
        ],
    )
    def test_options_are_compared_composed_and_cleaned(self, others: tuple[str, str]) -> None:
        options = (option(others[0], True), option(others[1]))
        with pytest.raises(InvalidInput, match="same text"):
            replace(choice_question(), options=options).checked()

    @pytest.mark.parametrize("nothing", ["\u200b", "\u3164", "\u202e\u00ad", "\n"])
    def test_an_option_or_a_text_of_invisible_signs_is_refused(self, nothing: str) -> None:
        with pytest.raises(InvalidInput):
            text_question(text=nothing).checked()
        with pytest.raises(InvalidInput):
            replace(choice_question(), options=(option("a", True), option(nothing))).checked()

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"text": " "}, "text"),
            ({"text": "x" * 2001}, "text"),
            ({"weight": -1}, "weight"),
            ({"weight": 6}, "weight"),
            ({"time_limit_seconds": 9}, "timeLimitSeconds"),
            ({"time_limit_seconds": 14_401}, "timeLimitSeconds"),
            ({"options": (option("a", True), option("b"))}, "options"),
        ],
    )
    def test_refuses_values_out_of_bounds(self, change: dict[str, Any], field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            text_question(**change).checked()
        assert refused.value.field == ("input", field)

    @pytest.mark.parametrize(
        "options",
        [
            (),
            (option("only", True),),
            tuple(option(str(number), True) for number in range(13)),
            (option("same", True), option("SAME")),
            (option("a"), option("b")),
            (option("", True), option("b")),
        ],
    )
    def test_refuses_options_nobody_could_choose_from(self, options: tuple[Option, ...]) -> None:
        with pytest.raises(InvalidInput):
            replace(choice_question(), options=options).checked()

    def test_refuses_a_rubric_for_multiple_choice(self) -> None:
        with pytest.raises(InvalidInput):
            replace(choice_question(), rubric=approved()).checked()

    def test_refuses_video_until_it_can_be_stored(self) -> None:
        with pytest.raises(QuestionTypeUnsupported):
            text_question(type=QuestionType.VIDEO).checked()

    def test_knows_whether_a_person_must_still_approve(self) -> None:
        rubric = replace(approved(), approved=False)
        assert text_question(rubric=rubric).rubric_missing
        assert text_question(rubric=None).rubric_missing
        assert not text_question().rubric_missing
        assert not choice_question().rubric_missing

    def test_knows_whether_several_options_are_right(self) -> None:
        assert choice_question(correct=(True, True, False)).multiple_correct
        assert not choice_question().multiple_correct


class TestSettings:
    @pytest.mark.parametrize(
        ("settings", "field"),
        [
            (TemplateSettings(total_time_limit_minutes=0), "totalTimeLimitMinutes"),
            (TemplateSettings(total_time_limit_minutes=481), "totalTimeLimitMinutes"),
            (TemplateSettings(default_time_limit_seconds=9), "defaultTimeLimitSeconds"),
            (TemplateSettings(max_retakes=11), "maxRetakes"),
            (TemplateSettings(invitation_days=0), "invitationDays"),
        ],
    )
    def test_refuses_values_out_of_bounds(self, settings: TemplateSettings, field: str) -> None:
        with pytest.raises(InvalidInput) as refused:
            settings.checked()
        assert refused.value.field == ("input", "settings", field)

    def test_keeps_what_is_within(self) -> None:
        settings = TemplateSettings(total_time_limit_minutes=60)
        assert settings.checked() == settings

    @pytest.mark.parametrize(("total", "minutes"), [(None, 7), (5, 5), (30, 7)])
    def test_estimates_the_longest_it_can_take(self, total: int | None, minutes: int) -> None:
        questions: tuple[Question, ...] = (text_question(time_limit_seconds=100), choice_question())
        assert estimated_minutes(questions, TemplateSettings(total_time_limit_minutes=total)) == minutes
