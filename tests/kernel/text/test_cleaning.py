"""Cleaning: what draws nothing or turns the direction goes, what letters and emoji need stays."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.text.cleaning import as_typed, is_blank, many_lines, single_line

FAMILY = "👨\u200d👩\u200d👧"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


class TestSingleLine:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Ann\u200b Lee\n", "Ann Lee"),
            ("Ann\u202eLee", "AnnLee"),
            ("\u2067Ann\u2069 Lee\u200f", "Ann Lee"),
            ("Ann\r\nLee\u2028Reyes", "Ann Lee Reyes"),
            ("Ann\u00a0 \u3000\tLee", "Ann Lee"),
            ("Ann\u3164Lee\u00ad\ufeff\u2060", "AnnLee"),
            ("Ann\u200dLee", "AnnLee"),
            ("A\U000e0068\U000e0069", "A"),
            ("A\x00\x1bB", "AB"),
            ("Zoe\u0308", "Zoë"),
            ("half \ud83d", "half \ufffd"),
        ],
    )
    def test_takes_out_what_has_no_place_in_a_name(self, typed: str, kept: str) -> None:
        assert single_line(typed) == kept

    @pytest.mark.parametrize(
        "name",
        [
            "نمی\u200cخواهم",
            "क्\u200dष",
            "ന\u0d4d\u200d",
            "👩🏽\u200d💻",
            "❤️\u200d🔥",
            FAMILY,
            ENGLAND,
            "\u0600١٢",
            "Nguyễn Thị Ánh",
            "山田 太郎",
            "O’Brien",
        ],
    )
    def test_keeps_what_scripts_and_emoji_need(self, name: str) -> None:
        assert single_line(name) == name

    def test_no_control_direction_or_format_sign_of_unicode_passes_between_latin_letters(self) -> None:
        signs = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cf"}]
        passed = {f"{ord(sign):04x}" for sign in signs if sign in single_line(f"a{sign}b")}
        assert passed == {
            *("0600", "0601", "0602", "0603", "0604", "0605", "06dd", "070f", "0890", "0891", "08e2", "110bd", "110cd")
        }


class TestManyLines:
    def test_keeps_lines_tabs_and_the_marks_of_right_to_left_text(self) -> None:
        assert many_lines("one\r\n\ttwo\u2029שלום\u200f!\x07\u202e") == "one\n\ttwo\nשלום\u200f!"

    def test_is_composed_and_trimmed(self) -> None:
        assert many_lines(" \nZoe\u0308\n ") == "Zoë"


class TestAsTyped:
    def test_leaves_an_answer_as_it_is_but_for_controls_and_direction_turns(self) -> None:
        assert (
            as_typed(" Zoe\u0308\u00a0 said\u200b:\r\n\t\x00\u202ex\udc00")
            == " Zoe\u0308\u00a0 said\u200b:\r\n\tx\ufffd"
        )


class TestBlank:
    @pytest.mark.parametrize(
        "text",
        [
            "",
            " \n",
            "\u200b",
            "\u3164",
            "\u2800",
            "\ufe0f",
            "\u200d\u00ad",
            "\u115f",
            "\x00",
            "\U0001d159",
            "\U00016fe4",
            "\u2065",
            "\u0378",
            "\ue000",
        ],
    )
    def test_what_draws_nothing_is_blank_and_no_line_either(self, text: str) -> None:
        assert (is_blank(text), single_line(text), many_lines(text)) == (True, "", "")

    @pytest.mark.parametrize("text", ["a", "🙂", "\u0600", "한", ".", "❤\ufe0f", "\U0001fae8", "\U00031350"])
    def test_what_is_seen_is_not(self, text: str) -> None:
        assert not is_blank(text)


@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert single_line(single_line(text)) == single_line(text)
    assert many_lines(many_lines(text)) == many_lines(text)
