"""How an answer is typed moves no score: white space, wrapped lines, apostrophes, case, ligatures, soft hyphens."""

import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from tests.examples.scoring import BEST_FIRST, example_questions, person, score_answer

QUESTIONS = example_questions()


def wrapped(text: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


WAYS: dict[str, Callable[[str], str]] = {
    "a no-break space after I": lambda text: text.replace("I ", "I\u00a0"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "double spaces": lambda text: text.replace(" ", "  "),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "curly signs": lambda text: text.replace("'", "’").replace('"', "“"),
    "capitals": str.upper,
    "small letters": str.lower,
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "lines of 60": lambda text: wrapped(text, 60),
    "lines of 72": lambda text: wrapped(text, 72),
    "lines of 80": lambda text: wrapped(text, 80),
    "lines of 72 of Windows": lambda text: wrapped(text, 72).replace("\n", "\r\n"),
    "ligatures": lambda text: text.replace("fi", "\ufb01").replace("fl", "\ufb02"),
    "soft hyphens": lambda text: text.replace("tion", "ti\u00adon"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BEST_FIRST)
async def test_the_way_of_typing_moves_no_score(name: str, way: str) -> None:
    candidate = person(name)
    for key, answer in candidate.answers.items():
        if isinstance(answer, str):
            as_written = await score_answer(QUESTIONS[key], answer, candidate.name)
            typed = await score_answer(QUESTIONS[key], WAYS[way](answer), candidate.name)
            assert (typed.score, typed.flags) == (as_written.score, as_written.flags), key
