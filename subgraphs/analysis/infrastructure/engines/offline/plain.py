"""One way of writing for all ways of typing, so that spaces, apostrophes and ligatures move no score."""

import re
import unicodedata

from subgraphs.analysis.domain.sentences import LINE_BREAK

_LINE_ENDS = re.compile(LINE_BREAK)
_SPACES = re.compile(r"[^\S\n]+")
_SAME_SIGN = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "..."}
)


def plain(text: str) -> str:
    """Sentences of it are found again in the answer: evidence is compared in the same way (`domain/evidence.py`)."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", _LINE_ENDS.sub("\n", text)).translate(_SAME_SIGN))
