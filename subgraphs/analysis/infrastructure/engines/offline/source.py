"""What the question and its rubric say: the topics an answer should be about, and the wording it must not copy."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from subgraphs.analysis.application.ports import ScoringTask
from subgraphs.analysis.domain.sentences import split_sentences
from subgraphs.analysis.infrastructure.engines.offline.lexicon import (
    ANSWER_PARTS,
    EVERYDAY,
    FUNCTION_WORDS,
    RUBRIC_TALK,
)
from subgraphs.analysis.infrastructure.engines.offline.words import content_stems, stem, words_of

RUN = 3
COPIED_RUN_SHARE = 0.45
COPIED_STEM_SHARE = 0.8
SOME_RUNS = 0.25
MIN_COPIED_STEMS = 4
MIN_NEW_STEMS = 2
OWN_STEM_SHARE = 0.25
GENERAL_SHARE = 0.5

# What a rubric's sentence wants to be said: "Says that UDP keeps no order."
_STATEMENT = re.compile(r"\b(?:says?|states?|explains?|knows?|names?|mentions?|shows?) that (.+?)[.;]?$", re.IGNORECASE)
_NO_TOPIC = frozenset(stem(word) for word in RUBRIC_TALK | EVERYDAY)
_GENERAL = _NO_TOPIC | {stem(word) for word in ANSWER_PARTS}


@dataclass(frozen=True)
class Wording:
    """The words, runs of words and whole sentences of some texts."""

    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    sentences: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> "Wording":
        words = [words_of(text) for text in sentences]
        return cls(
            stems=frozenset(found for sentence in words for found in content_stems(sentence)),
            runs=frozenset(run for sentence in words for run in runs_of(sentence)),
            sentences=frozenset(tuple(_plain(sentence)) for sentence in words),
        )

    def covers(self, words: Sequence[str]) -> bool:
        """Most of it stands here word by word, or nearly all its content does and it adds nothing."""
        if tuple(_plain(words)) in self.sentences:
            return True
        stems = content_stems(words)
        if len(stems) < MIN_COPIED_STEMS:
            return False
        runs = runs_of(words)
        copied_runs = sum(run in self.runs for run in runs) / len(runs) if runs else 0.0
        shared = sum(found in self.stems for found in stems) / len(stems)
        new = len(set(stems) - self.stems)
        has_number = any(word[0].isdigit() for word in words)
        if copied_runs >= COPIED_RUN_SHARE and shared >= 0.5:
            return True
        return shared >= COPIED_STEM_SHARE and new < MIN_NEW_STEMS and copied_runs >= SOME_RUNS and not has_number


@dataclass(frozen=True)
class Source:
    """`topics` weighs each stem by how rarely the rubric's sentences use it; the question's own stems weigh more."""

    topics: Mapping[str, float]
    asked: frozenset[str]
    question: Wording
    rubric: Wording
    statements: Wording
    text: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(words_of(self.text))

    @property
    def stems(self) -> frozenset[str]:
        return self.rubric.stems | self.question.stems

    def is_copied(self, words: Sequence[str]) -> bool:
        """Only the question's wording can be copied, and only by a sentence that adds nothing to it. The rubric's
        general sentences are worth nothing either; who says the things that it names has not copied.

            rubric: "Says that UDP keeps no order. Names the cause, the cost and an alternative. Offers a refund."
            "UDP keeps no order."  →  False        "I name the cause, the cost and an alternative."  →  True
            "I offer a refund."    →  False
        """
        if self.question.covers(words):
            return not self._adds_to_the_question(words)
        if not self.rubric.covers(words) or self.statements.covers(words):
            return False
        return self._is_general(words) and not self._is_concrete(words)

    def _adds_to_the_question(self, words: Sequence[str]) -> bool:
        own = set(content_stems(words)) - self.question.stems - _NO_TOPIC
        return bool(own) or bool(self._own_figures(words))

    def _is_general(self, words: Sequence[str]) -> bool:
        """Beyond the question's words it says only what could be said of any answer: its causes, its costs."""
        own = [found for found in content_stems(words) if found not in self.question.stems]
        return sum(found in _GENERAL for found in own) >= GENERAL_SHARE * len(own)

    def _own_figures(self, words: Sequence[str]) -> set[str]:
        return {word for word in words if word[0].isdigit()} - self.words

    def _is_concrete(self, words: Sequence[str]) -> bool:
        stems = {stem for stem in content_stems(words) if stem not in _NO_TOPIC}
        own = stems - self.stems
        return bool(self._own_figures(words)) or (len(own) >= MIN_NEW_STEMS and len(own) / len(stems) >= OWN_STEM_SHARE)


def read_source(task: ScoringTask) -> Source:
    sentences = [text for entry in task.rubric.criteria for text in entry.levels]
    asked = [sentence.text for sentence in split_sentences(task.question)]
    frequency = Counter(found for text in sentences for found in set(content_stems(words_of(text))))
    asked_stems = {found for text in asked for found in content_stems(words_of(text))} - _NO_TOPIC
    topics = {found: 1 / count**0.5 for found, count in frequency.items() if found not in _NO_TOPIC}
    topics.update(dict.fromkeys(asked_stems, 1.5))
    return Source(
        topics=topics,
        asked=frozenset(asked_stems),
        question=Wording.of(asked),
        rubric=Wording.of(sentences),
        statements=Wording.of([said for text in sentences for said in _STATEMENT.findall(text)]),
        text=task.question.lower(),
    )


def runs_of(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Runs of neighbouring words with at least one that carries content; pronouns do not matter to a copy."""
    plain = _plain(words)
    runs = [tuple(plain[place : place + RUN]) for place in range(len(plain) - RUN + 1)]
    return [run for run in runs if any(word not in FUNCTION_WORDS for word in run)]


def _plain(words: Sequence[str]) -> list[str]:
    return [stem(word) for word in words if word not in _PRONOUNS]


_PRONOUNS = frozenset(
    ["i", "my", "me", "we", "our", "you", "your", "one", "one's", "the", "a", "an", "candidate's", "own"]
)
