"""Whether a text is English, so that another language is given to a person instead of a low score."""

import re
from collections.abc import Set

from subgraphs.analysis.infrastructure.engines.offline.lexicon import (
    EVERYDAY,
    FOREIGN_WORDS,
    FUNCTION_WORDS,
    RUBRIC_TALK,
)
from subgraphs.analysis.infrastructure.engines.offline.words import words_of

# English sentences of people at work have 0.4 and more, those of 25 other languages at most 0.3, tried with short ones.
MIN_SHARE = 0.34
# A list of catchwords has none of the small words that tell a language; words of an English question tell it as well.
MIN_SHARE_OF_LIST = 0.1
LATIN_SHARE = 0.7
_END_OF_LATIN = "\u0250"
_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)
_MASK = re.compile(r"\[(?:name|mail|phone|link|school)\]")
_ENGLISH = FUNCTION_WORDS | EVERYDAY | RUBRIC_TALK


def is_english(text: str, asked: str = "") -> bool:
    """`asked` is the question with its rubric: where these are English, their words are at home in the answer, too.

    "Ich habe den Pool vergrößert."  →  False        "It was the pool, so I made it larger."  →  True
    """
    plain = _MASK.sub("", text)
    letters = _LETTER.findall(plain)
    if not letters:
        return True
    if sum(letter < _END_OF_LATIN for letter in letters) / len(letters) < LATIN_SHARE:
        return False
    known = _ENGLISH | frozenset(words_of(asked)) if asked and is_english(asked) else _ENGLISH
    return _share(plain, known) >= (MIN_SHARE_OF_LIST if _is_list(plain) else MIN_SHARE)


def _is_list(text: str) -> bool:
    commas = text.count(",") + text.count(";")
    return text.isascii() and commas >= 4 and len(text.split()) / (commas + 1) < 3


def _share(text: str, known: Set[str]) -> float:
    """Words of other languages count against it: "In het weekend was ik alleen" has three that English has as well."""
    words = [word for word in words_of(text) if word[0].isalpha()]
    foreign = sum(word in FOREIGN_WORDS and word not in known for word in words)
    return (sum(word in known for word in words) - foreign / 2) / len(words) if words else 0.0
