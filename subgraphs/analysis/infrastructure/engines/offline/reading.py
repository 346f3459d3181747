"""Reads an answer sentence by sentence: what each carries, and whether it may count at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from subgraphs.analysis.domain.sentences import Sentence, split_sentences
from subgraphs.analysis.infrastructure.engines.offline import lexicon
from subgraphs.analysis.infrastructure.engines.offline.source import Source
from subgraphs.analysis.infrastructure.engines.offline.words import content_stems, function_share, words_of

MIN_FUNCTION_SHARE = 0.2
MIN_JUDGED_WORDS = 5
SAME_SENTENCE = 0.75
MOST_SPECIFICS = 3.0

_NUMBER = re.compile(r"\d[\d.,:]*")
_MASK = re.compile(r"\[(?:name|mail|phone|link|school)\]")
# What is called or quoted by its exact words. Capitals show none: some people write everything in them, some nothing.
_NAME = re.compile(r"\b\w+_\w+\b|\"[^\"]{3,60}\"")


class Verdict(StrEnum):
    """Why a sentence counts or earns nothing."""

    COUNTS = "counts"
    REPEATED = "repeats an earlier sentence"
    COPIED = "repeats the question or its rubric"
    LIST = "is a list of words"


@dataclass(frozen=True)
class ReadSentence:
    sentence: Sentence
    words: tuple[str, ...]
    stems: frozenset[str]
    verdict: Verdict
    specifics: float
    reasoning: int
    weighing: int
    done: bool
    planned: bool
    outcome: bool
    situated: bool
    sequenced: bool
    example: bool
    vague: int
    on_topic: bool

    @property
    def counts(self) -> bool:
        return self.verdict is Verdict.COUNTS


def read(answer: str, source: Source) -> tuple[ReadSentence, ...]:
    read_so_far: list[ReadSentence] = []
    for sentence in split_sentences(answer):
        words = words_of(sentence.text)
        if words:
            # Phrases are found across a wrapped line.
            unwrapped = replace(sentence, text=" ".join(sentence.text.split()))
            read_so_far.append(_read_one(unwrapped, words, source, read_so_far))
    return tuple(read_so_far)


def _read_one(sentence: Sentence, words: list[str], source: Source, earlier: Sequence[ReadSentence]) -> ReadSentence:
    text = _MASK.sub("", sentence.text)
    known = source.words | {word for other in earlier for word in other.words}
    stems = frozenset(content_stems(words))
    return ReadSentence(
        sentence=sentence,
        words=tuple(words),
        stems=stems,
        verdict=_judge(sentence.text, words, stems, source, earlier),
        specifics=_specifics(text, known),
        reasoning=len({found.lower() for found in lexicon.REASONING.findall(text)}),
        weighing=len({found.lower() for found in lexicon.WEIGHING.findall(text)}),
        done=bool(lexicon.ACTION_DONE.search(text)),
        planned=bool(lexicon.ACTION_PLANNED.search(text)),
        outcome=bool(lexicon.OUTCOME.search(text)),
        situated=any(found.lower() not in source.text for found in lexicon.TIME.findall(text)),
        sequenced=bool(lexicon.SEQUENCE.search(text)),
        example=bool(lexicon.EXAMPLE.search(text)),
        vague=len(lexicon.VAGUE.findall(text)),
        on_topic=bool(stems & source.topics.keys()),
    )


def _judge(
    text: str, words: list[str], stems: frozenset[str], source: Source, earlier: Sequence[ReadSentence]
) -> Verdict:
    if len(words) >= MIN_JUDGED_WORDS and _is_list(text, words):
        return Verdict.LIST
    if source.is_copied(words):
        return Verdict.COPIED
    if any(_same(stems, other.stems) for other in earlier if other.counts):
        return Verdict.REPEATED
    return Verdict.COUNTS


def _is_list(text: str, words: list[str]) -> bool:
    commas = text.count(",") + text.count(";") + text.count("/")
    return function_share(words) < MIN_FUNCTION_SHARE or (commas >= 4 and len(words) / (commas + 1) < 3)


def _same(stems: frozenset[str], other: frozenset[str]) -> bool:
    if len(stems) < 3 or len(other) < 3:
        return stems == other
    return len(stems & other) / len(stems | other) >= SAME_SENTENCE


def _specifics(text: str, known: frozenset[str] | set[str]) -> float:
    """Figures and quoted names that the question did not give and that were not said before."""
    figures = {found for found in _NUMBER.findall(text) if found not in known}
    spelled = {found for found in lexicon.NUMBER_WORDS.findall(text.lower()) if found not in known}
    named = {found for found in _NAME.findall(text) if not known.issuperset(words_of(found))}
    return min(MOST_SPECIFICS, len(figures) + 0.5 * len(spelled) + 0.5 * min(len(named), 2))
