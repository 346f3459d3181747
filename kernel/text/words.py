"""Words as Unicode segments them (UAX 29): also for scripts that write no spaces between them."""

import regex

# `w`: boundaries by the rules of UAX 29 instead of \w beside \W.
_BOUNDARY = regex.compile(r"(?wV1)\b")


def words(text: str) -> list[str]:
    """Without white space and punctuation. Chinese, Japanese and Thai count by the letter: dictionaries are not here.

    "Don't panic, 3.5 %"  →  Don't · panic · 3.5
    """
    return [segment for segment in _BOUNDARY.split(text) if any(sign.isalnum() for sign in segment)]
