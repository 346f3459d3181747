"""Code computes: levels, weighted means, multiple choice, recommendation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subgraphs.analysis.domain.choice import describe_choice, score_choice
from subgraphs.analysis.domain.counting import WeightedScore
from subgraphs.analysis.domain.rubric import Criterion, CriterionRubric, Rubric
from subgraphs.analysis.domain.scores import ChoiceScore, CriterionScore, weighted_mean, without_evidence
from subgraphs.analysis.domain.verdict import Recommendation, Thresholds, reach_verdict
from tests.analysis.samples import THRESHOLDS, make_answer, make_choice


@pytest.mark.parametrize(("level", "score"), [(0, 0), (1, 25), (2, 50), (3, 75), (4, 100)])
def test_levels_are_quarters(level: int, score: int) -> None:
    assert CriterionScore(Criterion.DEPTH, level, 1, "", (), "").score == score


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_out_of_range_cannot_exist(level: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        CriterionScore(Criterion.DEPTH, level, 1, "", (), "")


def test_without_evidence_a_level_is_at_most_one() -> None:
    assert [without_evidence(level) for level in range(5)] == [0, 1, 1, 1, 1]


def test_the_weighted_mean_rounds_half_up() -> None:
    assert weighted_mean([(75, 3), (50, 1)]) == 69  # 68.75
    assert weighted_mean([(0, 1), (25, 1)]) == 13  # 12.5
    assert weighted_mean([]) is None


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 5)), min_size=1))
def test_a_mean_lies_between_its_scores(pairs: list[tuple[int, int]]) -> None:
    mean = weighted_mean(pairs)
    assert mean is not None
    assert min(score for score, _ in pairs) <= mean <= max(score for score, _ in pairs)


@pytest.mark.parametrize(
    ("chosen", "score"),
    [
        (("right-0", "right-1"), 100),
        (("right-0",), 50),
        (("right-0", "wrong-0"), 0),
        (("right-0", "right-1", "wrong-0"), 50),
        (("wrong-0", "wrong-1"), 0),
        (("right-0", "right-0", "unknown"), 50),
    ],
)
def test_wrong_options_take_right_ones_away_but_never_below_zero(chosen: tuple[str, ...], score: int) -> None:
    assert score_choice(make_choice(), make_answer(chosen=chosen)).score == score


def test_a_choice_says_what_was_chosen() -> None:
    assert describe_choice(ChoiceScore(1, 2, 2)) == "1 of 2 right options chosen, 2 wrong ones chosen."
    assert describe_choice(ChoiceScore(2, 0, 2)) == "2 of 2 right options chosen."
    assert describe_choice(ChoiceScore(2, 1, 2)) == "2 of 2 right options chosen, 1 wrong one chosen."


def test_a_choice_without_right_options_scores_nothing() -> None:
    assert ChoiceScore(0, 0, 0).score == 0


@pytest.mark.parametrize(
    ("score", "recommendation"),
    [
        (75, Recommendation.HIRE),
        (74, Recommendation.CONSIDER),
        (50, Recommendation.CONSIDER),
        (49, Recommendation.REJECT),
    ],
)
def test_thresholds_are_lower_bounds(score: int, recommendation: Recommendation) -> None:
    assert THRESHOLDS.recommend(score) is recommendation


@pytest.mark.parametrize(("hire", "consider"), [(50, 50), (40, 60), (101, 50), (50, 0)])
def test_thresholds_that_make_no_sense_are_refused(hire: int, consider: int) -> None:
    with pytest.raises(ValueError, match="thresholds"):
        Thresholds(hire, consider)


def test_the_interview_is_the_weighted_mean_of_its_questions() -> None:
    verdict = reach_verdict([WeightedScore(3, 80, 80, 80), WeightedScore(1, 40, 40, 40)], THRESHOLDS, needing_a_human=0)
    assert (verdict.overall_score, verdict.recommendation, verdict.borderline) == (70, Recommendation.CONSIDER, False)
    assert verdict.withheld_reason is None


def test_a_spread_across_a_threshold_is_borderline() -> None:
    assert reach_verdict([WeightedScore(1, 76, 70, 80)], THRESHOLDS, needing_a_human=0).borderline
    assert not reach_verdict([WeightedScore(1, 80, 76, 84)], THRESHOLDS, needing_a_human=0).borderline


@pytest.mark.parametrize(("waiting", "text"), [(1, "1 answer needs a human"), (2, "2 answers need a human")])
def test_answers_that_need_a_human_withhold_the_recommendation(waiting: int, text: str) -> None:
    verdict = reach_verdict([WeightedScore(1, 90, 90, 90)], THRESHOLDS, needing_a_human=waiting)
    assert verdict.overall_score == 90
    assert verdict.recommendation is None
    assert text in str(verdict.withheld_reason)


def test_without_any_score_there_is_no_recommendation() -> None:
    verdict = reach_verdict([], THRESHOLDS, needing_a_human=0)
    assert (verdict.overall_score, verdict.recommendation) == (None, None)
    assert verdict.withheld_reason == "No answer could be scored."


def test_a_rubric_has_each_criterion_once_with_five_levels_and_a_weight() -> None:
    five = ("0", "1", "2", "3", "4")
    entries = tuple(CriterionRubric(criterion, 1, five) for criterion in Criterion)
    assert Rubric(1, entries).of(Criterion.DEPTH) is entries[3]
    with pytest.raises(ValueError, match="four criteria once"):
        Rubric(1, entries[:3])
    with pytest.raises(ValueError, match="has 4 levels"):
        CriterionRubric(Criterion.DEPTH, 1, five[:4])
    with pytest.raises(ValueError, match="must be positive"):
        CriterionRubric(Criterion.DEPTH, 0, five)
