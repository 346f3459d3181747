"""How much of the result rests on each question, in percent, if every one of them is answered and counts."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.question import Question


def shares_of(questions: Sequence[Question]) -> Mapping[QuestionId, int]:
    """The largest remainders are rounded up, so that they sum to 100; all 0 where nothing is scored."""
    total = sum(question.weight for question in questions)
    if total == 0:
        return {question.id: 0 for question in questions}
    exact = {question.id: Fraction(100 * question.weight, total) for question in questions}
    whole = {question_id: int(share) for question_id, share in exact.items()}
    by_remainder = sorted(exact, key=lambda question_id: whole[question_id] - exact[question_id])
    for question_id in by_remainder[: 100 - sum(whole.values())]:
        whole[question_id] += 1
    return whole
