"""Levels that people give: held against the rubric, computed by the same rules as an analysis."""

import pytest

from subgraphs.interviews.domain.errors import InvalidInput, QuestionNotFound
from subgraphs.interviews.domain.ids import QuestionId, ReviewId, UserId
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.domain.marking import choice_points
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.review import Opinion, Review
from subgraphs.interviews.domain.rubric import Criterion
from tests.interviews.people import HANNA
from tests.interviews.samples import NOW, choice_question, published, response_id, started, text_question

ALL_THREE = dict.fromkeys(Criterion, 3)


def answered(*questions: Question, without: tuple[str, ...] = ()) -> Invitation:
    """Completed; texts are answered, of choice questions the first option is chosen."""
    invitation = started(published(*questions)[1])
    for question in questions:
        if question.id in without:
            continue
        chosen = [question.options[0].id] if question.options else None
        text = None if question.options else "I asked the people who use it."
        invitation.submit(response_id(), question.id, text, chosen, NOW)
    invitation.end_when_time_is_over(response_id, NOW)
    invitation._finish(response_id, NOW)
    return invitation


def review(invitation: Invitation, **opinion: object) -> Review:
    invitation.review(ReviewId("rvw_1"), UserId(HANNA), Opinion(**opinion), NOW)  # type: ignore[arg-type]
    return invitation.reviews[UserId(HANNA)]


class TestLevels:
    def test_come_to_points_and_to_a_score_by_the_weights(self) -> None:
        story, choice = text_question(weight=3), choice_question(correct=(True, False))
        given = review(answered(story, choice), levels={story.id: ALL_THREE})
        assert given.marks[story.id].points == 75
        assert (given.computed_score, given.own_score) == (81, 81)  # (3 x 75 + 1 x 100) / 4

    def test_weigh_by_the_rubric(self) -> None:
        question = text_question()  # relevance 2, completeness 2, clarity 1, depth 2
        levels = {**ALL_THREE, Criterion.DEPTH: 0}
        assert review(answered(question), levels={question.id: levels}).marks[question.id].points == 54

    def test_that_are_not_all_there_yet_give_no_score(self) -> None:
        first, second = text_question(), text_question()
        invitation = answered(first, second)
        given = review(invitation, levels={first.id: ALL_THREE, second.id: {Criterion.DEPTH: 1}})
        assert (given.marks[second.id].points, given.computed_score) == (None, None)
        assert review(invitation, levels={second.id: ALL_THREE}).computed_score == 75

    def test_stand_behind_a_typed_score_until_it_is_taken_back(self) -> None:
        question = text_question()
        invitation = answered(question)
        assert review(invitation, levels={question.id: ALL_THREE}, score=60).own_score == 60
        assert review(invitation, score="COMPUTED").own_score == 75

    def test_of_one_question_are_replaced_or_cleared(self) -> None:
        question = text_question()
        invitation = answered(question)
        review(invitation, levels={question.id: ALL_THREE})
        assert review(invitation, levels={question.id: dict.fromkeys(Criterion, 4)}).computed_score == 100
        assert review(invitation, levels={question.id: {}}).marks == {}

    def test_are_refused_for_what_has_no_rubric_no_answer_or_no_such_level(self) -> None:
        story, choice, open_one = text_question(), choice_question(), text_question(required=False)
        invitation = answered(story, choice, open_one, without=(open_one.id,))
        for question_id, levels in (
            (choice.id, ALL_THREE),
            (open_one.id, ALL_THREE),
            (story.id, {Criterion.DEPTH: 5}),
            (story.id, {Criterion.DEPTH: -1}),
        ):
            with pytest.raises(InvalidInput):
                review(invitation, levels={question_id: levels})
        with pytest.raises(QuestionNotFound):
            review(invitation, levels={QuestionId("qst_other"): ALL_THREE})


class TestWhatCounts:
    def test_an_optional_answer_never_lowers_and_weight_zero_is_left_out(self) -> None:
        story, extra, unscored = text_question(), text_question(required=False), text_question(weight=0)
        invitation = answered(story, extra, unscored)
        worse = review(invitation, levels={story.id: ALL_THREE, extra.id: dict.fromkeys(Criterion, 1)})
        assert worse.computed_score == 75
        better = review(invitation, levels={extra.id: dict.fromkeys(Criterion, 4)})
        assert better.computed_score == 88

    def test_a_required_question_without_an_answer_has_no_points(self) -> None:
        story, missing = text_question(), text_question()
        invitation = answered(story, missing, without=(missing.id,))
        assert review(invitation, levels={story.id: ALL_THREE}).computed_score == 38

    @pytest.mark.parametrize(
        ("correct", "chosen", "points"),
        [
            ((True, True, False), (0, 1), 100),
            ((True, True, False), (0,), 50),
            ((True, True, False), (0, 2), 0),
            ((True, False, False), (1,), 0),
        ],
    )
    def test_a_choice_gets_its_points_by_code(
        self, correct: tuple[bool, ...], chosen: tuple[int, ...], points: int
    ) -> None:
        question = choice_question(correct=correct)
        assert choice_points(question, [question.options[index].id for index in chosen]) == points
