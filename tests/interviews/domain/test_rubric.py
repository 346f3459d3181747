"""Rubrics: what is refused, what is too vague, what a new question starts with."""

from dataclasses import replace

import pytest

from subgraphs.interviews.domain.errors import InvalidInput
from subgraphs.interviews.domain.general_rubrics import general_rubric
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import Criterion, Rubric, RubricCriterion
from subgraphs.interviews.domain.rubric_hints import hints_of
from tests.interviews.samples import approved

LEVELS = [f"What an answer at level {level} has in it." for level in range(5)]


def criterion(name: Criterion = Criterion.DEPTH, weight: int = 1, levels: list[str] | None = None) -> RubricCriterion:
    return RubricCriterion.checked(name, weight, LEVELS if levels is None else levels)


class TestRubric:
    def test_orders_the_four_criteria(self) -> None:
        rubric = Rubric.checked([criterion(name) for name in reversed(Criterion)])
        assert [given.criterion for given in rubric.criteria] == list(Criterion)
        assert (rubric.approved, rubric.version) == (False, 1)

    def test_refuses_a_missing_or_repeated_criterion(self) -> None:
        with pytest.raises(InvalidInput, match="once"):
            Rubric.checked([criterion(), criterion(), criterion(Criterion.CLARITY), criterion(Criterion.RELEVANCE)])

    def test_refuses_another_number_of_levels(self) -> None:
        with pytest.raises(InvalidInput, match="5 sentences"):
            criterion(levels=LEVELS[:4])

    @pytest.mark.parametrize("weight", [0, 6])
    def test_refuses_a_weight_out_of_bounds(self, weight: int) -> None:
        with pytest.raises(InvalidInput):
            criterion(weight=weight)

    @pytest.mark.parametrize("sentence", ["", " ", "x" * 501])
    def test_refuses_an_empty_or_endless_sentence(self, sentence: str) -> None:
        with pytest.raises(InvalidInput):
            criterion(levels=[*LEVELS[:4], sentence])

    def test_an_edit_is_the_next_version_and_must_be_approved_again(self) -> None:
        edited = approved().edited(Rubric.checked([criterion(name) for name in Criterion]))
        assert (edited.approved, edited.version) == (False, 2)
        assert edited.approve().approved

    def test_the_same_content_is_no_edit(self) -> None:
        rubric = approved()
        assert rubric.edited(replace(rubric, approved=False)) is rubric


class TestGeneralRubric:
    @pytest.mark.parametrize("question_type", [QuestionType.TEXT, QuestionType.VIDEO])
    def test_has_a_sentence_for_each_level_and_nothing_vague(self, question_type: QuestionType) -> None:
        rubric = general_rubric(question_type)
        assert rubric is not None
        assert not rubric.approved
        assert [len(given.levels) for given in rubric.criteria] == [5, 5, 5, 5]
        assert Rubric.checked([criterion(c.criterion, c.weight, list(c.levels)) for c in rubric.criteria])
        assert hints_of(rubric) == ()

    def test_multiple_choice_has_none(self) -> None:
        assert general_rubric(QuestionType.MULTIPLE_CHOICE) is None


class TestHints:
    def hints(self, *levels: str) -> tuple[str, ...]:
        return hints_of(Rubric((criterion(levels=list(levels)),)))

    def test_finds_sentences_that_only_judge(self) -> None:
        assert self.hints("A very poor answer", *LEVELS[1:]) == (
            "Depth, level 0 judges but does not describe: say what an answer at this level contains.",
        )

    def test_finds_sentences_that_are_too_short(self) -> None:
        assert self.hints(*LEVELS[:4], "Names two examples") == (
            "Depth, level 4 has 3 words: say what an answer at this level contains.",
        )

    def test_counts_words_also_where_a_script_writes_no_spaces(self) -> None:
        assert self.hints(*LEVELS[:4], "具体的な例を二つ挙げて結果を述べる") == ()

    def test_finds_neighbours_that_say_the_same(self) -> None:
        levels = [*LEVELS[:3], "Names one example with its result.", "names one example, with its result"]
        assert self.hints(*levels) == ("Depth, levels 3 and 4 say the same: say what the higher one has more.",)
