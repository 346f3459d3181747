"""Comparing and searching: one text in two encodings is one text."""

import pytest

from kernel.text.comparing import compared, searched


@pytest.mark.parametrize(
    ("text", "other"),
    [("Zoë", "Zoe\u0308"), ("It’s", "it's"), ("a\u00a0b", "a  b"), ("STRASSE", "straße"), ("It‛s", "it's"), ("ﾊﾟ", "ﾊﾟ")],
)
def test_the_same_text_is_compared_as_one(text: str, other: str) -> None:
    assert compared(text) == compared(other)


@pytest.mark.parametrize(
    "sign",
    [
        *("\u034f", "\ufe0f", "\u2800", "\u115f", "\u17b4", "\u200d", "\u00ad", "\u2065"),
        *("\U000e0100", "\U0001d159", "\U00016fe4"),
    ],
)
def test_what_is_not_seen_makes_no_other_text(sign: str) -> None:
    assert compared(f"Yes{sign}") == compared(f"Y{sign}es") == compared("Yes")


def test_flags_of_regions_stay_different() -> None:
    england, scotland = (
        "🏴" + "".join(chr(0xE0000 + ord(sign)) for sign in f"{region}\x7f") for region in ("gbeng", "gbsct")
    )
    assert compared(england) != compared(scotland)


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
