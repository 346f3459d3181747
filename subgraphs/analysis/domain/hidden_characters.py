"""Which invisible characters HR should hear of: those that hide something, not what pasting leaves behind."""

import unicodedata

# Soft hyphens, the mark at a file's start, and the private signs that word processors use as bullets.
_LEFT_BEHIND = frozenset("\u00ad\ufeff")


def is_alarming(text: str, place: int) -> bool:
    """`text[place]` is hidden. Between two Latin letters it splits a word that a reader sees whole.

    "ig\\u200bnore"  →  True        "กรุง\\u200bเทพ", "well\\u00adknown", "\\uf0b7 first"  →  False
    """
    sign = text[place]
    if sign in _LEFT_BEHIND or unicodedata.category(sign) == "Co":
        return False
    if unicodedata.bidirectional(sign) in _TURNS:
        return not any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
    if "\U000e0001" <= sign <= "\U000e007f" or unicodedata.category(sign) in {"Cc", "Cs"}:
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return before.isascii() and before.isalnum() and after.isalnum()


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "R", "AL", "L"})
