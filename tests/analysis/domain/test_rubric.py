"""What an engine says about an answer is about the answer, not the rubric once more."""

from subgraphs.analysis.domain.rubric import Criterion, CriterionRubric, Rubric, in_own_words

LONG = "Weighs alternatives and says what each would have cost"
RUBRIC = Rubric(1, tuple(CriterionRubric(criterion, 1, (f"{LONG}.", "Clear.") * 2 + ("",)) for criterion in Criterion))
OWN = "“I fixed it” comes without a reason."


def test_a_gap_that_repeats_a_sentence_of_the_rubric_is_left_out() -> None:
    assert in_own_words((f"Depth, for level 4: {LONG.upper()}.", OWN), RUBRIC) == (OWN,)


def test_a_short_sentence_of_the_rubric_may_stand_in_a_remark() -> None:
    remark = "It is not clear. When was this?"
    assert in_own_words((remark,), RUBRIC) == (remark,)
