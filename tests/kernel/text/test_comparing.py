"""Comparing and searching: one text in two encodings is one text."""

import pytest

from kernel.text.comparing import compared, searched


@pytest.mark.parametrize(
    ("text", "other"),
    [("Zoë", "Zoe\u0308"), ("It’s", "it's"), ("a\u00a0b", "a  b"), ("STRASSE", "straße"), ("ﾊﾟ", "ﾊﾟ")],
)
def test_the_same_text_is_compared_as_one(text: str, other: str) -> None:
    assert compared(text) == compared(other)


@pytest.mark.parametrize(("text", "other"), [("Zoë", "Zoe"), ("x²", "x2"), ("1-2", "12")])
def test_other_texts_stay_others(text: str, other: str) -> None:
    assert compared(text) != compared(other)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Zoë", "zoe\u0308"),
        ("O’Brien", "o'brien"),
        ("O'Brien", "OʼBrien"),
        ("Müller‑Lüdenscheidt", "muller-"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ΣΟΦΟΣ", "σοφος"),
        ("Łódź", "lodz"),
        ("می\u200cخواهم", "میخواهم"),
    ],
)
def test_is_found_as_people_type_it(kept: str, typed: str) -> None:
    assert searched(typed) in searched(kept)
