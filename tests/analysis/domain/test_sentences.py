"""Sentences and their places."""

import pytest

from subgraphs.analysis.domain.sentences import split_sentences


def test_sentences_know_their_places() -> None:
    text = 'It broke at 9.30, e.g. the pool. "Why?" I asked!\n\nThen silence'
    sentences = split_sentences(text)
    assert [sentence.text for sentence in sentences] == [
        "It broke at 9.30, e.g. the pool.",
        '"Why?"',
        "I asked!",
        "Then silence",
    ]
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)


def test_an_abbreviation_at_the_end_ends_the_sentence() -> None:
    assert len(split_sentences("Disks, pods, etc.\n\nNext.")) == 2
    assert len(split_sentences("Disks etc.")) == 1


def test_nothing_has_no_sentences() -> None:
    assert split_sentences(" \n ") == ()
    assert [s.text for s in split_sentences(". . hello")] == [".", ".", "hello"]


@pytest.mark.parametrize(
    "text",
    [
        "It broke when the pool\nwas full.",
        "It broke when the pool\r\nwas full.",
        "The disks, pods, etc.\nwere full, e.g.\nthe pool.",
        "It broke - for the third time\n- at noon.",
        "The number of pods was\n40 or so.",
    ],
)
def test_a_wrapped_line_ends_no_sentence(text: str) -> None:
    assert len(split_sentences(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "First I looked\n\nthen I asked\n \nthen I wrote",
        "First I looked\r\n\r\nthen I asked\r\n\t\r\nthen I wrote",
        "My steps:\n- look\n- ask",
        "My steps\n- look at the\n  pool\n- ask",
        "My steps\n1. look\n2. ask",
        "My steps\r\n  a) look\r\n  b) ask",
        "My steps\n• look\n• ask",
    ],
)
def test_blank_lines_and_list_items_end_one(text: str) -> None:
    sentences = split_sentences(text)
    assert len([sentence for sentence in sentences if any(map(str.isalpha, sentence.text))]) == 3
    assert all(text[sentence.start : sentence.end] == sentence.text for sentence in sentences)
