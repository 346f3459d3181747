"""Words as Unicode segments them (UAX 29): also for scripts that write no spaces between them."""

from uniseg.wordbreak import words as segments


def words(text: str) -> list[str]:
    """Without white space and punctuation. Chinese, Japanese and Thai count by the letter: dictionaries are not here.

    "Don't panic, 3.5 %"  →  Don't · panic · 3.5
    """
    return [segment for segment in segments(text) if any(sign.isalnum() for sign in segment)]
