"""Whether a text is English, so that another language is given to a person instead of a low score."""

import re

from subgraphs.analysis.infrastructure.engines.offline.lexicon import FOREIGN_WORDS

MIN_WORDS = 12
FOREIGN_SHARE = 0.12
LATIN_SHARE = 0.7
_END_OF_LATIN = "\u0250"
_MARKS = ".,;:!?()\"'"
_LETTER = re.compile(r"[^\W\d_]", re.UNICODE)


def is_english(text: str) -> bool:
    """Short texts pass: too little to tell."""
    letters = _LETTER.findall(text)
    if letters and sum(letter < _END_OF_LATIN for letter in letters) / len(letters) < LATIN_SHARE:
        return False
    words = text.split()
    if len(words) < MIN_WORDS:
        return True
    # In small letters only: names such as Le Havre are at home in English.
    return sum(word.strip(_MARKS) in FOREIGN_WORDS for word in words) / len(words) < FOREIGN_SHARE
