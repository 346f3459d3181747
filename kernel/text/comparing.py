"""When two texts are the same, and when one is found by another.

Compared: composed (NFC), case folded, one kind of apostrophe, only what is seen:  "Zoe\\u0308’s" is "zoë's".
Searched: also without accents, kinds of dashes, invisible signs:  "O’Brien‑Müller" is found by "o'brien-muller".
"""

import re
import unicodedata

_APOSTROPHES = "’‘‛ʼʹ`´′＇"
_DASHES = "‐‑‒–—−－"
ONE_KIND = {**dict.fromkeys(map(ord, _APOSTROPHES), "'"), **dict.fromkeys(map(ord, _DASHES), "-")}
# What a search leaves out: marks on Latin, Greek and Cyrillic letters, soft hyphens, joiners, direction marks.
UNSEARCHED = re.compile("[\u0300-\u036f\u00ad\u061c\u200b-\u200f\u2060\ufeff]")
# Letters that Unicode does not take apart, but people do who lack them on their keyboard.
PLAIN_LETTERS = {ord("ς"): "σ", ord("ı"): "i", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d"}
# Signs that Unicode says to ignore where nothing can draw them, and blanks that are no white space. Tags stay: they
# tell the flags of England and Scotland apart, and are cleaned away elsewhere.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U00016fe4\U0001d159\U0001d173-\U0001d17a\U000e0000\U000e0080-\U000e0fff]"
)
_SPACES = re.compile(r"\s+")


def compared(text: str) -> str:
    straight = unicodedata.normalize("NFC", _UNSEEN.sub("", text)).translate(ONE_KIND)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", straight).strip().casefold())


def searched(text: str) -> str:
    """What somebody looks for; `kernel.database.searching` makes the same of a column, step by step."""
    plain = UNSEARCHED.sub("", unicodedata.normalize("NFKD", text.translate(ONE_KIND)))
    return plain.lower().translate(PLAIN_LETTERS).replace("ß", "ss")
