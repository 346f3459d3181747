"""Words are counted as Unicode segments them."""

import time

import pytest

from kernel.text.words import words


@pytest.mark.parametrize(
    ("text", "count"),
    [("Don't panic, 3.5 % now!", 4), ("", 0), ("— … !", 0), ("答えには例がある", 8), ("สวัสดีครับ", 7), ("कार्यक्षेत्र में", 2)],
)
def test_counts_words_in_every_script(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_a_page_of_text_is_counted_in_a_moment() -> None:
    """Hints for rubrics count hundreds of sentences for one list of templates."""
    sentences = ["Listens, stays calm, apologises and offers a refund within a day."] * 300
    began = time.process_time()
    assert sum(len(words(sentence)) for sentence in sentences) == 11 * 300
    assert time.process_time() - began < 0.3
