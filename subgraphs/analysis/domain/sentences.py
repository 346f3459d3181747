"""Splits a text into sentences with their places. Blank lines and list items end one, a wrapped line does not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE_BREAK = r"(?:\r\n|\n|\r(?!\n)|\u2028)"
_BLANK_LINES = rf"{LINE_BREAK}(?:[^\S\r\n\u2028]*{LINE_BREAK})+|\u2029"
# Also the ends of Chinese and Japanese, Hindi and Arabic sentences; the first two have no space behind them.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|[。！？｡]+[」』”’）]*|[।॥؟۔]+|" + _BLANK_LINES)
# "- one", "2. two", "(3) three", "b) four" at the start of a line.
_ITEM = re.compile(rf"{LINE_BREAK}[^\S\r\n]*(?:([-*+•‣◦▪·–—])|\(?\d{{1,2}}[.)]|\(?[a-z]\))[^\S\r\n]+(?=\S)")
_BEFORE_ITEMS = tuple(":;.!?")
_PARAGRAPH_END = re.compile(rf"[^\S\r\n\u2028\u2029]*(?:{_BLANK_LINES}|\Z)|\s*\Z")
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
    return tuple(_cut(text, sorted({*_ends(text), *_item_starts(text)})))


def _item_starts(text: str) -> Iterator[int]:
    """A wrapped line may begin with a dash or a figure as well: several, or one after a colon or so, are a list."""
    items = list(_ITEM.finditer(text))
    kinds = Counter(item[1] for item in items)
    for item in items:
        if kinds[item[1]] > 1 or text[: item.start()].endswith(_BEFORE_ITEMS):
            yield item.start()


def _ends(text: str) -> Iterator[int]:
    for found in _END.finditer(text):
        if found.group().startswith(".") and _is_abbreviation(text, found.start(), found.end()):
            continue
        yield found.end()
    yield len(text)


def _is_abbreviation(text: str, dot: int, end: int) -> bool:
    words = text[:dot].rsplit(None, 1)
    last = words[-1].lower().lstrip("([\"'") if words else ""
    return last in _ABBREVIATIONS and not _PARAGRAPH_END.match(text, end)


def _cut(text: str, borders: Iterable[int]) -> Iterator[Sentence]:
    begin = 0
    for border in borders:
        piece = text[begin:border]
        stripped = piece.strip()
        if stripped:
            start = begin + piece.index(stripped[0])
            yield Sentence(stripped, start, start + len(stripped))
        begin = border
