"""Words are counted as Unicode segments them."""

import pytest

from kernel.text.words import words


@pytest.mark.parametrize(
    ("text", "count"),
    [("Don't panic, 3.5 % now!", 4), ("", 0), ("— … !", 0), ("答えには例がある", 8), ("สวัสดีครับ", 7), ("कार्यक्षेत्र में", 2)],
)
def test_counts_words_in_every_script(text: str, count: int) -> None:
    assert len(words(text)) == count
