"""How an answer is typed moves no score: white space, apostrophes, case, composed letters, soft hyphens."""

import unicodedata
from collections.abc import Callable

import pytest

from tests.examples.scoring import BEST_FIRST, example_questions, person, score_answer

QUESTIONS = example_questions()
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
