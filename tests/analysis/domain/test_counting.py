"""What counts: an optional question never lowers a result when answered and never raises it when skipped."""

import random

import pytest

from subgraphs.analysis.domain.counting import WeightedScore, counted, shares
from subgraphs.analysis.domain.verdict import reach_verdict
from tests.analysis.samples import THRESHOLDS


def scored(name: str, score: int, weight: int = 1, *, required: bool = True) -> WeightedScore:
    return WeightedScore(weight, score, score, score, name, required)


def overall(*scores: WeightedScore) -> int:
    return reach_verdict(scores, THRESHOLDS, needing_a_human=0).overall_score or 0


def test_an_optional_answer_that_is_worse_does_not_count() -> None:
    required = scored("required", 82)
    assert overall(required, scored("optional", 56, required=False)) == overall(required) == 82


def test_an_optional_answer_that_is_better_counts() -> None:
    assert overall(scored("required", 80), scored("optional", 100, required=False)) == 90


def test_the_best_optional_answers_count_for_as_long_as_they_do_not_lower_the_mean() -> None:
    entries = [
        scored("required", 80),
        scored("good", 90, required=False),
        scored("equal", 85, required=False),
        scored("bad", 40, required=False),
    ]
    assert [entry.question_id for entry in counted(entries)] == ["required", "good", "equal"]


def test_nobody_does_better_by_skipping_and_nobody_worse_by_answering() -> None:
    chance = random.Random(7)  # the same tries every time
    for _ in range(500):
        answers = [
            scored(str(number), chance.randint(0, 100), chance.randint(0, 5), required=chance.random() < 0.5)
            for number in range(chance.randint(1, 7))
        ]
        optional = [answer for answer in answers if not answer.required]
        for skipped in optional:
            rest = [answer for answer in answers if answer is not skipped]
            assert overall(*rest) <= overall(*answers)


def test_weight_zero_is_not_scored() -> None:
    verdict = reach_verdict([scored("counts", 80), scored("not", 0, weight=0)], THRESHOLDS, needing_a_human=0)
    assert (verdict.overall_score, verdict.shares) == (80, {"counts": 100})


def test_only_questions_of_weight_zero_give_no_score() -> None:
    assert reach_verdict([scored("not", 90, weight=0)], THRESHOLDS, needing_a_human=0).overall_score is None


@pytest.mark.parametrize(
    ("weights", "expected"),
    [([1, 1, 1], [34, 33, 33]), ([3, 1, 1], [60, 20, 20]), ([5], [100]), ([5, 4, 2], [46, 36, 18]), ([], [])],
)
def test_shares_are_percents_that_sum_to_a_hundred(weights: list[int], expected: list[int]) -> None:
    given = shares([scored(str(number), 50, weight) for number, weight in enumerate(weights)])
    assert list(given.values()) == expected


def test_a_verdict_keeps_the_share_of_each_question_that_counts() -> None:
    verdict = reach_verdict(
        [scored("choice", 100, weight=3), scored("story", 40), scored("extra", 20, required=False)],
        THRESHOLDS,
        needing_a_human=0,
    )
    assert verdict.shares == {"choice": 75, "story": 25}
