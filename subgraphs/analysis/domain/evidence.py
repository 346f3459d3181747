"""Evidence: a quote counts only if it stands word for word in the answer, after Unicode normalisation."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MIN_QUOTE_WORDS = 2
# Scripts that write no spaces between words; about two words of them have four signs.
MIN_UNSPACED_SIGNS = 4
_UNSPACED = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"}
)
# Typographic forms that people and models use for the same sign; NFKC leaves them apart.
_SAME_SIGN = str.maketrans({**dict.fromkeys("‘’‛ʼ", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—‐‑", "-")})


@dataclass(frozen=True)
class Quote:
    """`text` is exactly `answer[start:end]`, counted in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class _Normalised:
    """The normalised text, and for each of its characters where it begins and ends in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def find_quote(answer: str, quoted: str) -> Quote | None:
    """Where `quoted` stands in `answer`, on whole words; None if it does not, or is too short to be evidence."""
    return _find(answer, _normalise(answer), quoted)


def verify(answer: str, quoted: Iterable[str]) -> tuple[tuple[Quote, ...], int]:
    """The quotes that are really there, each once and in the order given, and how many were dropped."""
    normalised = _normalise(answer)
    found: list[Quote] = []
    dropped = 0
    for text in quoted:
        quote = _find(answer, normalised, text)
        if quote is None:
            dropped += 1
        elif quote not in found:
            found.append(quote)
    return tuple(found), dropped


def _find(answer: str, normalised: _Normalised, quoted: str) -> Quote | None:
    wanted = _normalise(quoted).text.strip()
    if not _is_long_enough(wanted):
        return None
    begin = normalised.text.find(wanted)
    while begin >= 0:
        end = begin + len(wanted)
        if _on_word_borders(normalised.text, begin, end):
            start, stop = normalised.starts[begin], normalised.ends[end - 1]
            return Quote(answer[start:stop], start, stop)
        begin = normalised.text.find(wanted, begin + 1)
    return None


def _normalise(text: str) -> _Normalised:
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, original in enumerate(text):
        for character in unicodedata.normalize("NFKC", original.translate(_SAME_SIGN)).casefold():
            before = characters[-1] if characters else " "
            if character.isspace():
                if before == " ":
                    continue
                character = " "
            # A combining mark joins its letter, so that é as one sign and as two are the same.
            joined = unicodedata.normalize("NFC", before + character)
            if characters and len(joined) == 1:
                characters[-1], ends[-1] = joined, place + 1
                continue
            characters.append(character)
            starts.append(place)
            ends.append(place + 1)
    return _Normalised("".join(characters), tuple(starts), tuple(ends))


def _on_word_borders(text: str, begin: int, end: int) -> bool:
    before = text[begin - 1] if begin > 0 else " "
    after = text[end] if end < len(text) else " "
    return not (_joins(before, text[begin]) or _joins(text[end - 1], after))


def _joins(left: str, right: str) -> bool:
    """Whether a cut between the two would cut a word. Where a script writes no spaces, every sign is a border."""
    if unicodedata.category(right).startswith("M"):
        return True
    return _is_letter(left) and _is_letter(right) and not (_is_unspaced(left) or _is_unspaced(right))


def _is_long_enough(quoted: str) -> bool:
    unspaced = sum(map(_is_unspaced, quoted))
    return len(quoted.split()) >= MIN_QUOTE_WORDS or unspaced >= MIN_UNSPACED_SIGNS


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _is_unspaced(sign: str) -> bool:
    return unicodedata.name(sign, "").partition(" ")[0] in _UNSPACED
