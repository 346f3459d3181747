"""Ways to read a text that hides what it says: look-alike letters, spelled letters, digits for letters, encodings."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

from kernel.text.comparing import compared

# Letters of Cyrillic and Greek that look like Latin ones.
_LOOK_ALIKES = str.maketrans(
    "асеоріјѕухһԁԛԝвкмнтгαβεικνορτυχωӏАВЕКМНОРСТХІЈЅЗ",
    "aceopijsyxhdqwbkmhtrabeiknoptuxwlABEKMHOPCTXIJSZ".lower(),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROT13 = str.maketrans(_LETTERS, _LETTERS[13:] + _LETTERS[:13])
_DIGITS_FOR_LETTERS = str.maketrans("013457@$", "oieastas")
_MIXED_WORD = re.compile(r"\b(?=\w*[a-z])(?=\w*[0-9])\w+\b|\b\w*[a-z][@$]\w*")
# "i g n o r e", "i-g-n-o-r-e", "i.g.n.o.r.e": five letters, each alone.
_SPELLED = re.compile(r"(?<!\w)(?:[^\W\d_][\s.\-_*·]+){4,}[^\W\d_](?!\w)")
_RUN_TOGETHER = re.compile(r"(?<=\w)[._*~|\-](?=\w)")
_BASE64 = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w+/=-])")
_HEX = re.compile(r"\b(?:[0-9a-f]{2}){10,}\b", re.IGNORECASE)


def readings(part: str) -> Iterator[str]:
    """What the part says, plainly and in each way in which it may be meant; small letters, one space between words."""
    plain = _plain(part)
    yield plain
    alike = unicodedata.normalize("NFC", plain.translate(_LOOK_ALIKES))
    for text in (alike, _RUN_TOGETHER.sub(" ", alike), _letters_for_digits(alike)):
        if text != plain:
            yield text
    yield plain.translate(_ROT13)
    yield plain[::-1]
    yield from map(_plain, _decoded(part))


def spelled(part: str) -> str | None:
    """All its letters run together, where words are spelled letter by letter."""
    plain = _plain(part).translate(_LOOK_ALIKES)
    return re.sub(r"[\W_]+", "", plain) if _SPELLED.search(plain) else None


def _plain(text: str) -> str:
    return compared(unicodedata.normalize("NFKC", text))


def _letters_for_digits(text: str) -> str:
    return _MIXED_WORD.sub(lambda word: word.group().translate(_DIGITS_FOR_LETTERS), text)


def _decoded(part: str) -> Iterator[str]:
    for token in _BASE64.findall(part):
        with_padding = token.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            yield base64.b64decode(with_padding + "=" * (-len(with_padding) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    for token in _HEX.findall(part):
        try:
            yield bytes.fromhex(token).decode()
        except UnicodeDecodeError:
            continue
