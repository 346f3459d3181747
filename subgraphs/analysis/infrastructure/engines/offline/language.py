"""Whether a text is English, so that another language is given to a person instead of a low score."""

import re

from subgraphs.analysis.infrastructure.engines.offline.lexicon import FOREIGN_WORDS
from subgraphs.analysis.infrastructure.engines.offline.words import words_of

MIN_WORDS = 12
FOREIGN_SHARE = 0.12
LATIN_SHARE = 0.7
_END_OF_LATIN = "\u0250"
_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)


def is_english(text: str) -> bool:
    """Short texts pass: too little to tell."""
    letters = _LETTER.findall(text)
    if letters and sum(letter < _END_OF_LATIN for letter in letters) / len(letters) < LATIN_SHARE:
        return False
    words = words_of(text)
    if len(words) < MIN_WORDS:
        return True
    return sum(word in FOREIGN_WORDS for word in words) / len(words) < FOREIGN_SHARE
