"""Hints for HR: where a rubric is too vague for anyone to score by."""

import re

from kernel.text.comparing import compared
from kernel.text.words import words
from subgraphs.interviews.domain.rubric import Rubric, RubricCriterion

FEWEST_WORDS = 5
# Words that judge without saying what is in the answer.
_VERDICTS = frozenset(
    re.findall(
        r"\w+",
        "good great excellent perfect bad poor weak strong nice ok okay fine adequate average satisfactory sufficient "
        "insufficient outstanding answer very quite rather not an a the is somewhat mostly response really it",
    )
)


def hints_of(rubric: Rubric) -> tuple[str, ...]:
    return tuple(hint for criterion in rubric.criteria for hint in _hints_of(criterion))


def _hints_of(criterion: RubricCriterion) -> list[str]:
    name = criterion.criterion.value.capitalize()
    hints = [_hint_of(name, level, sentence) for level, sentence in enumerate(criterion.levels)]
    return [hint for hint in hints if hint] + _repeated(name, criterion.levels)


def _hint_of(name: str, level: int, sentence: str) -> str | None:
    counted = [word.lower() for word in words(sentence)]
    if all(word in _VERDICTS for word in counted):
        return f"{name}, level {level} judges but does not describe: say what an answer at this level contains."
    if len(counted) < FEWEST_WORDS:
        return f"{name}, level {level} has {len(counted)} words: say what an answer at this level contains."
    return None


def _repeated(name: str, levels: tuple[str, ...]) -> list[str]:
    plain = [" ".join(words(compared(level))) for level in levels]
    return [
        f"{name}, levels {lower} and {lower + 1} say the same: say what the higher one has more."
        for lower in range(len(plain) - 1)
        if plain[lower] == plain[lower + 1]
    ]
