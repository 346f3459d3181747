"""Cleans typed text: out goes what draws nothing or turns the direction of others' text, letters and emoji stay whole.

"Ann\\u200b Lee\\n"  →  "Ann Lee"        "\\u202eeel"  →  "eel"        "\\u3164"  →  "" (blank)
"نمی\\u200cخواهم" and "👩\\u200d💻" keep their joiners: without them they are other words, other pictures.
"""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c\x1c-\x1f]")
_JOINERS = frozenset("\u200c\u200d")
_DIRECTION_MARKS = "\u061c\u200e\u200f"
# Controls, embeddings, overrides and isolates: they have no place even in an answer that is kept as typed.
_DIRECTION_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Format characters (Cf) that draw something: Arabic, Syriac and Kaithi number signs.
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
# Hangul fillers stand for a letter that is not there; between conjoining letters they are needed.
_FILLERS = frozenset("\u3164\uffa0")
_DRAWS_NOTHING = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0\U00016fe4\U0001d159"
)
# Tags spell the region of a flag (England's); anywhere else they are hidden text.
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007f]+)|[\U000e0001-\U000e007f]")
# Letters of these scripts never join: between them a joiner only makes two equal names differ.
_UNJOINED = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH"})
_JOINED_CATEGORIES = frozenset({"Lo", "Lm", "Ll", "Lu", "Mn", "Mc", "Me", "So", "Sk", "Sm"})
# Unicode adds pictures and Chinese characters each year; fonts have them before Python knows them.
_MAY_BE_NEW = re.compile("[\U0001f000-\U0001fbff\U00020000-\U0003fffd]")
_REPLACEMENT = "\ufffd"


def single_line(text: str) -> str:
    """For names, titles, places: composed (NFC), every run of white space one space."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _visible(_LINE_ENDS.sub(" ", text))).strip())


def many_lines(text: str) -> str:
    """For descriptions and reasons: composed (NFC), with line breaks, tabs and the marks of right-to-left text."""
    return unicodedata.normalize("NFC", _visible(_LINE_ENDS.sub("\n", text), kept="\n\t" + _DIRECTION_MARKS).strip())


def as_typed(text: str) -> str:
    """For answers, in which quotes are found again: only controls, direction turns and half characters go."""
    return "".join(_whole(sign) for sign in text if sign in "\n\r\t" or not _is_control(sign))


def is_blank(text: str) -> bool:
    """Whether nothing of it would be seen: white space, formats, fillers, lone variation selectors, no characters."""
    return all(_is_invisible(sign) for sign in text)


def hidden_places(text: str) -> tuple[int, ...]:
    """Where controls, format and private characters stand that neither a script nor a picture needs."""
    tags = {place for found in _TAGS.finditer(text) if not found[1] for place in range(*found.span())}
    flags = {place for found in _TAGS.finditer(text) if found[1] for place in range(*found.span())}
    following = [*text[1:], ""]
    return tuple(
        place
        for place, sign in enumerate(text)
        if place in tags
        or (place not in flags and sign not in "\n\r\t" and _is_hidden(sign, text[place - 1 : place], following[place]))
    )


def _is_hidden(sign: str, before: str, following: str) -> bool:
    return _is_dropped(sign, before, following) or sign in _FILLERS or unicodedata.category(sign) in {"Co", "Cs", "Cc"}


def _visible(text: str, kept: str = "") -> str:
    signs: list[str] = []
    flagged = _TAGS.sub(r"\1", text)
    for sign, following in zip(flagged, [*flagged[1:], ""], strict=False):
        if sign in kept or not _is_dropped(sign, signs[-1] if signs else "", following):
            signs.append(_whole(sign))
    cleaned = "".join(signs)
    return "" if is_blank(cleaned) else cleaned


def _is_dropped(sign: str, before: str, following: str) -> bool:
    if sign in _JOINERS:
        return not _joins(before, following)
    if sign in _FILLERS or _is_control(sign):
        return not sign.isspace()
    if _is_tag(sign):
        return False
    return unicodedata.category(sign) == "Cf" and sign not in _VISIBLE_FORMATS


def _joins(before: str, following: str) -> bool:
    """A joiner is part of a word or picture between two letters or two pictures, and after a virama (half a letter)."""
    if before and unicodedata.combining(before) == 9:
        return True
    return _may_join(before) and _may_join(following)


def _may_join(sign: str) -> bool:
    if not sign or sign.isascii() or unicodedata.category(sign) not in _JOINED_CATEGORIES:
        return False
    return unicodedata.name(sign, "").partition(" ")[0] not in _UNJOINED


def _is_control(sign: str) -> bool:
    return sign in _DIRECTION_TURNS or unicodedata.category(sign) == "Cc"


def _is_tag(sign: str) -> bool:
    return "\U000e0020" <= sign <= "\U000e007f"


def _is_invisible(sign: str) -> bool:
    if sign in _DRAWS_NOTHING or sign.isspace() or _is_variation_selector(sign):
        return True
    if unicodedata.category(sign) == "Cn":
        return not _MAY_BE_NEW.match(sign)
    return unicodedata.category(sign) in {"Cc", "Cf", "Co"} and sign not in _VISIBLE_FORMATS


def _is_variation_selector(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _whole(sign: str) -> str:
    """Half of a surrogate pair is no character, and no database keeps it."""
    return _REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign
