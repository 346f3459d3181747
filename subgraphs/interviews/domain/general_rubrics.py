"""The rubrics that new questions start with: general sentences, for HR to approve or to make specific."""

from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import Criterion, Rubric, RubricCriterion

_RELEVANCE = (
    "Says nothing about what was asked: off topic, empty, or only a restatement of the question.",
    "Touches the topic in general but does not answer the question that was asked.",
    "Answers a part of the question; a large part of what is said belongs to something else.",
    "Answers the question that was asked; a few remarks do not serve the answer.",
    "Answers exactly the question that was asked, and everything that is said serves that answer.",
)
_COMPLETENESS = (
    "None of the parts that the question asks for is there.",
    "One part that the question asks for is named, without saying anything about it; the others are missing.",
    "About half of the parts that the question asks for are treated; the others are missing or only named.",
    "All main parts that the question asks for are treated; a minor one is missing or only named.",
    "Every part that the question asks for is treated, including what was done, why, and what came of it.",
)
_TEXT_CLARITY = (
    "Cannot be understood: fragments, or statements that contradict each other.",
    "Single statements can be understood, but how they belong together must be guessed.",
    "The main point can be found after reading twice; terms stay unexplained or the order confuses.",
    "The main point is plain at first reading and the steps follow each other; one passage needs a second look.",
    "The main point is plain at once, each step follows from the one before, and terms are explained or common.",
)
_VIDEO_CLARITY = (
    "Cannot be followed: unfinished sentences, or statements that contradict each other.",
    "Single statements can be followed, but how they belong together must be guessed.",
    "The main point can be found after listening twice; terms stay unexplained or the order confuses.",
    "The main point is plain at first hearing and the steps follow each other; one passage has to be heard again.",
    "The main point is plain at once, each step follows from the one before, and terms are explained or common.",
)
_DEPTH = (
    "No reason, example or detail is given at all.",
    "Only general statements that would fit any situation; no example of one's own.",
    "An example or a reason is given, but without details: what exactly was done, with what, to what effect.",
    "A concrete example with details of what was done and why; its result or its limits are not discussed.",
    "A concrete example with what was done, why this way and not another, its measurable result, and what was learned.",
)


def general_rubric(question_type: QuestionType) -> Rubric | None:
    """None for multiple choice, which code scores."""
    if question_type is QuestionType.MULTIPLE_CHOICE:
        return None
    clarity = _VIDEO_CLARITY if question_type is QuestionType.VIDEO else _TEXT_CLARITY
    return Rubric(
        (
            RubricCriterion(Criterion.RELEVANCE, 2, _RELEVANCE),
            RubricCriterion(Criterion.COMPLETENESS, 2, _COMPLETENESS),
            RubricCriterion(Criterion.CLARITY, 1, clarity),
            RubricCriterion(Criterion.DEPTH, 2, _DEPTH),
        )
    )
