"""Multiple choice is scored by code: no engine sees it."""

from subgraphs.analysis.domain.interview import Answer, Question
from subgraphs.analysis.domain.scores import ChoiceScore


def score_choice(question: Question, answer: Answer) -> ChoiceScore:
    """Options that the question does not have are ignored; one chosen twice counts once."""
    chosen = set(answer.chosen_option_ids)
    right = {option.option_id for option in question.options if option.correct}
    wrong = {option.option_id for option in question.options if not option.correct}
    return ChoiceScore(len(chosen & right), len(chosen & wrong), len(right))


def describe_choice(score: ChoiceScore) -> str:
    wrong = (
        f", {score.wrong_chosen} wrong one{'s' if score.wrong_chosen != 1 else ''} chosen" if score.wrong_chosen else ""
    )
    return f"{score.right_chosen} of {score.right_total} right options chosen{wrong}."
