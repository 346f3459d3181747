"""Sentences and their places."""

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
    assert len(split_sentences("Disks, pods, etc.\nNext.")) == 2
    assert len(split_sentences("Disks etc.")) == 1


def test_nothing_has_no_sentences() -> None:
    assert split_sentences(" \n ") == ()
    assert [s.text for s in split_sentences(". . hello")] == [".", ".", "hello"]
