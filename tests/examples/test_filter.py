"""The filter of instructions on its frozen sets: how often it errs, how often it finds, and that no score moves."""

import pytest

from tests.examples.filter_figures import (
    LEAST_INJECTED_FOUND,
    MOST_HONEST_FLAGGED,
    Injected,
    figures,
    honest,
    injected,
    is_flagged,
)
from tests.examples.scoring import example_questions, person, score_answer

QUESTION = example_questions()["incident"]


def test_the_sets_are_as_large_as_they_were_frozen() -> None:
    assert (len(honest("seen")), len(honest("unseen")), len(injected())) == (100, 100, 60)
    assert len({entry.language for entry in injected()}) == 5


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_honest_sentences_stay(half: str) -> None:
    sentences = honest(half)
    assert sum(map(is_flagged, sentences)) / len(sentences) <= MOST_HONEST_FLAGGED


def test_injected_instructions_are_found() -> None:
    entries = injected()
    assert sum(is_flagged(entry.text) for entry in entries) / len(entries) >= LEAST_INJECTED_FOUND


@pytest.mark.parametrize("candidate", ["tomas-ferreira", "kyle-brandt"])
@pytest.mark.parametrize("entry", injected(), ids=lambda entry: f"{entry.language} {entry.disguise}")
async def test_no_instruction_moves_a_score(entry: Injected, candidate: str) -> None:
    answer = person(candidate).answers["incident"]
    first, _, rest = answer.partition("\n")
    seen = "" if entry.seen == entry.text else f"\n\n{entry.seen}"
    expected = (await score_answer(QUESTION, answer + seen)).score
    places = (f"{answer}\n\n{entry.text}", f"{entry.text}\n\n{answer}", f"{first}\n\n{entry.text}\n\n{rest}")
    assert {(await score_answer(QUESTION, placed)).score for placed in places} == {expected}


@pytest.mark.parametrize(
    "sentence",
    [
        "I set the connection pool to 100.",
        "At the start of the response I name one lead.",
        "The operating system message said the disk was full.",
        "I told the class to ignore the previous instructions on the sheet.",
    ],
)
def test_a_report_is_no_instruction(sentence: str) -> None:
    assert not is_flagged(sentence)


def test_the_figures_are_told() -> None:
    assert [line.partition(":")[0] for line in figures()] == ["honest sentences flagged", "injected instructions found"]
