"""One way of writing for all ways of typing, so that spaces, apostrophes and composed letters move no score."""

import re
import unicodedata

_SPACES = re.compile(r"[^\S\n]+")
_SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "..."})


def plain(text: str) -> str:
    """Sentences of it are found again in the answer: evidence is compared in the same way (`domain/evidence.py`)."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).replace("\r", "\n").translate(_SAME_SIGN))
