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
_DASHES, _APOSTROPHES = "-‐‑–", "'’ʼ‘‛`"
_SIGNS = re.compile(f"[{_DASHES}{_APOSTROPHES}]")
# Letters that Unicode does not take apart, and those that have two plain forms.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ı": "i", "ß": "ss"}
    | {"þ": "th", "Þ": "Th", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
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
    # A name with letters that English lacks is no word of it, in small letters either.
    foreign = not name.isascii() and _WORDS_TOO.isdisjoint(form.casefold() for form in _plain_forms(name))
    either = f"{_BEFORE}(?:{_any_form(name)}|{_any_form(name.upper())}){_AFTER}"
    return re.compile(either, re.IGNORECASE if foreign else 0)


def _unspaced(whole: str, parts: list[str]) -> Iterator[re.Pattern[str]]:
    """山田太郎 and 山田 太郎; where nothing shows the family name's end, the last two signs are the given name."""
    yield re.compile(r"\s?".join(map(re.escape, whole)))
    if len(parts) == 1 and len(whole) > 2:
        parts = [whole[:-2], whole[-2:]]
    yield from (re.compile(re.escape(part)) for part in parts if len(part) >= MIN_PART_LETTERS)


def _any_form(part: str) -> str:
    """Composed or not; "Müller" also as "Muller" and "Mueller", "Łukasz" as "Lukasz", "Anne-Marie" as "Annemarie"."""
    composed = unicodedata.normalize("NFC", part)
    forms = [unicodedata.normalize("NFD", part), composed, *_plain_forms(composed)]
    joined = [_SIGNS.sub("", form).capitalize() for form in forms if _SIGNS.search(form)]
    if part.isupper():
        forms, joined = [form.upper() for form in forms], []
    return f"(?:{'|'.join(_with_any_sign(form) for form in dict.fromkeys([*forms, *joined]))})"


def _plain_forms(composed: str) -> tuple[str, str]:
    """With letters of English only: accents left out, or as German and Danish write them out."""
    return _without_accents(composed), _without_accents(composed.translate(_WRITTEN_OUT))


def _without_accents(text: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_PLAIN_LETTERS)


def _with_any_sign(text: str) -> str:
    return "".join(_any_sign(sign) for sign in text)


def _any_sign(sign: str) -> str:
    if sign in _DASHES:
        return r"[-‐‑–\s]?"
    return r"['’ʼ‘‛`\s]?" if sign in _APOSTROPHES else re.escape(sign)
