"""Words, stems and content: the smallest units of the offline engine."""

import re
from collections.abc import Iterable

from subgraphs.analysis.infrastructure.engines.offline.lexicon import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,:]*", re.UNICODE)
_SUFFIXES = (
    *("ations", "ingly", "ation", "ments", "edly", "ings", "ions", "ment", "ness", "able", "ible"),
    *("ing", "ies", "ion", "ers", "ive", "est", "ed", "es", "er", "ly", "al", "s"),
)
MIN_STEM = 3


def words_of(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def stem(word: str) -> str:
    """A light stemmer: enough that "alerts" meets "alerting" and "decided" meets "decide"."""
    root = word.removesuffix("'s")
    for suffix in _SUFFIXES:
        if root.endswith(suffix) and len(root) - len(suffix) >= MIN_STEM:
            root = root[: -len(suffix)]
            break
    if len(root) > MIN_STEM and root[-1] == root[-2]:
        root = root[:-1]
    return root.rstrip("ey") if len(root) > MIN_STEM else root


def content_stems(words: Iterable[str]) -> list[str]:
    """Stems of the words that carry content, numbers left out, in order."""
    return [stem(word) for word in words if word not in FUNCTION_WORDS and not word[0].isdigit() and len(word) > 2]


def function_share(words: list[str]) -> float:
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0
