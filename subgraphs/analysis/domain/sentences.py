"""Splits a text into sentences with their places. Line breaks end a sentence as well."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Also the ends of Chinese and Japanese, Hindi and Arabic sentences; the first two have no space behind them.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？｡]+[」』”’）]*|[।॥؟۔]+|\n+")
# A dot after these ends no sentence.
_ABBREVIATIONS = frozenset(
    {"e.g", "i.e", "etc", "vs", "mr", "mrs", "ms", "dr", "prof", "no", "approx", "ca", "st", "inc"}
)


@dataclass(frozen=True)
class Sentence:
    text: str
    start: int
    end: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    return tuple(_cut(text, _borders(text)))


def _borders(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if found.group().startswith(".") and _is_abbreviation(text, found.start(), found.end()):
            continue
        yield found.end()
    yield len(text)


def _is_abbreviation(text: str, dot: int, end: int) -> bool:
    words = text[:dot].rsplit(None, 1)
    last = words[-1].lower().lstrip("([\"'") if words else ""
    rest = text[end:].lstrip(" ")
    return last in _ABBREVIATIONS and not rest.startswith("\n") and rest[:1] != ""


def _cut(text: str, borders: Iterator[int]) -> Iterator[Sentence]:
    begin = 0
    for border in borders:
        piece = text[begin:border]
        stripped = piece.strip()
        if stripped:
            start = begin + piece.index(stripped[0])
            yield Sentence(stripped, start, start + len(stripped))
        begin = border
