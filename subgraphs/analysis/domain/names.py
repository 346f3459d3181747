"""How a person's name may stand in a text: composed or not, with any apostrophe, without accents, without spaces."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MIN_PART_LETTERS = 2
# Names that are everyday words as well. At the start of a sentence, or in capitals, they are taken for the word.
_WORDS_TOO = frozenset(
    re.findall(
        r"\w+",
        "a ah am an and art as at be bell bill by can chance christian dawn dean do don drew faith for frank "
        "gene grace grant ha he hope i in it joy june law lay long low ma mark may me mercy my no norm of on "
        "or page pat pearl penny pierce price ray rich rob rose ruby sea see she skip so star sue summer sung "
        "the to tuesday us van violet wade we will win wood woods you young",
    )
)
# Written without spaces, so that a name has no borders and its parts are not told apart.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_SENTENCE_START = r"(?<!^)(?<!\n)(?<![.!?:…] )(?<![.!?:…\n][\"“'(])"
_BEFORE, _AFTER = r"(?<!\w)", "(?![\\w\u0300-\u036f])"


def name_patterns(names: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Patterns for the whole name first, then for each of its parts."""
    for name in names:
        parts = unicodedata.normalize("NFC", name).split()
        if not parts:
            continue
        if _UNSPACED.search(name):
            yield from _unspaced("".join(parts), parts)
            continue
        if len(parts) > 1:
            yield re.compile(_BEFORE + r"\s+".join(map(_any_form, parts)) + _AFTER, re.IGNORECASE)
        yield from (_part(part) for part in parts if len(part) >= MIN_PART_LETTERS)


def _part(name: str) -> re.Pattern[str]:
    """As it is written, or in capitals; "grace" in small letters is a word, and "Will this work?" begins with one."""
    if name.casefold() in _WORDS_TOO:
        return re.compile(f"{_SENTENCE_START}{_BEFORE}{_any_form(name)}{_AFTER}", re.MULTILINE)
    return re.compile(f"{_BEFORE}(?:{_any_form(name)}|{_any_form(name.upper())}){_AFTER}")


def _unspaced(whole: str, parts: list[str]) -> Iterator[re.Pattern[str]]:
    """山田太郎 and 山田 太郎; where nothing shows the family name's end, the last two signs are the given name."""
    yield re.compile(r"\s?".join(map(re.escape, whole)))
    if len(parts) == 1 and len(whole) > 2:
        parts = [whole[:-2], whole[-2:]]
    yield from (re.compile(re.escape(part)) for part in parts if len(part) >= MIN_PART_LETTERS)


def _any_form(part: str) -> str:
    composed = unicodedata.normalize("NFC", part)
    decomposed = unicodedata.normalize("NFD", part)
    forms = dict.fromkeys((decomposed, composed, _ACCENTS.sub("", decomposed)))
    return f"(?:{'|'.join(_with_any_sign(form) for form in forms)})"


def _with_any_sign(text: str) -> str:
    escaped = re.escape(text)
    return re.sub(r"\\?[-‐‑–]", "[-‐‑–]", re.sub("['’ʼ‘`]", "['’ʼ‘`]", escaped))
