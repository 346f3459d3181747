"""A quote counts only when it stands in the answer word for word."""

import unicodedata

import pytest

from subgraphs.analysis.domain.evidence import find_quote, verify

ANSWER = "I opened a call,  then asked “what changed?” — nothing had.\nThe café’s till was down for 32 minutes."


def test_a_quote_is_found_with_its_place() -> None:
    quote = find_quote(ANSWER, "opened a call")
    assert quote is not None
    assert (quote.text, quote.start, quote.end) == ("opened a call", 2, 15)


@pytest.mark.parametrize(
    "quoted",
    [
        'then asked "what changed?" - nothing had.',
        "the café's till",
        unicodedata.normalize("NFD", "The café’s till"),
        "nothing had. The café",
        "OPENED A CALL, THEN",
    ],
)
def test_spaces_cases_and_unicode_forms_do_not_matter(quoted: str) -> None:
    quote = find_quote(ANSWER, quoted)
    assert quote is not None
    assert quote.text == ANSWER[quote.start : quote.end]


def test_an_answer_in_decomposed_form_is_quoted_whole() -> None:
    answer = unicodedata.normalize("NFD", "Der Preis für die Bürste war zu hoch.")
    quote = find_quote(answer, "für die Bürste")
    assert quote is not None
    assert unicodedata.normalize("NFC", quote.text) == "für die Bürste"


@pytest.mark.parametrize(
    "quoted", ["opened two calls", "pened a call", "opened a cal", "", "  ", "call", "32 minutes and more"]
)
def test_words_that_do_not_stand_there_are_no_quote(quoted: str) -> None:
    assert find_quote(ANSWER, quoted) is None


def test_what_is_dropped_is_counted_and_repeats_are_kept_once() -> None:
    found, dropped = verify(ANSWER, ["opened a call", "we never said this", "Opened a call", "nor that"])
    assert [quote.text for quote in found] == ["opened a call"]
    assert dropped == 2


def test_a_later_occurrence_on_word_borders_is_found() -> None:
    quote = find_quote("recall the plan, call the plan", "call the plan")
    assert quote is not None
    assert quote.start == 17


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("私は毎日ログを確認しました。次に原因を調べた。", "ログを確認しました"),
        ("我们检查了日志并修复了错误。", "检查了日志"),
        ("ผมตรวจสอบบันทึกทุกวัน", "ตรวจสอบบันทึก"),
        ("ログを見た", "ﾛｸﾞを見た"),
        ("मैंने लॉग देखा और ठीक किया", "लॉग देखा"),
    ],
)
def test_quotes_are_found_in_every_script(answer: str, quoted: str) -> None:
    found = find_quote(answer, quoted)
    assert found is not None
    assert answer[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("私は毎日ログを確認しました。", "原因を調べた"),
        ("日志", "日志"),
        ("क्या देखा गया", "क्या दे"),
        ("我们检查了日志", "检查了日誌"),
    ],
)
def test_what_is_not_there_or_too_short_is_no_quote_in_any_script(answer: str, quoted: str) -> None:
    assert find_quote(answer, quoted) is None
