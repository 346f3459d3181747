"""When two texts are the same, and when one is found by another.

Compared: composed (NFC), case folded, one kind of apostrophe:  "Zoe\\u0308’s" is "zoë's".
Searched: also without accents, kinds of dashes, invisible signs:  "O’Brien‑Müller" is found by "o'brien-muller".
"""

import re
import unicodedata

_APOSTROPHES = "’‘ʼʹ`´′＇"
_DASHES = "‐‑‒–—−－"
ONE_KIND = {**dict.fromkeys(map(ord, _APOSTROPHES), "'"), **dict.fromkeys(map(ord, _DASHES), "-")}
# What a search leaves out: marks on Latin, Greek and Cyrillic letters, soft hyphens, joiners, direction marks.
UNSEARCHED = re.compile("[\u0300-\u036f\u00ad\u061c\u200b-\u200f\u2060\ufeff]")
# Letters that Unicode does not take apart, but people do who lack them on their keyboard.
PLAIN_LETTERS = {ord("ς"): "σ", ord("ı"): "i", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d"}
_SPACES = re.compile(r"\s+")


def compared(text: str) -> str:
    straight = unicodedata.normalize("NFC", text).translate(ONE_KIND)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", straight).strip().casefold())


def searched(text: str) -> str:
    """What somebody looks for; `kernel.database.searching` makes the same of a column, step by step."""
    plain = UNSEARCHED.sub("", unicodedata.normalize("NFKD", text.translate(ONE_KIND)))
    return plain.lower().translate(PLAIN_LETTERS).replace("ß", "ss")
