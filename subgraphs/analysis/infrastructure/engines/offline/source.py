"""What the question and its rubric say: the topics an answer should be about, and the wording it must not copy."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from subgraphs.analysis.application.ports import ScoringTask
from subgraphs.analysis.domain.sentences import split_sentences
from subgraphs.analysis.infrastructure.engines.offline.lexicon import EVERYDAY, FUNCTION_WORDS, RUBRIC_TALK
from subgraphs.analysis.infrastructure.engines.offline.words import content_stems, stem, words_of

RUN = 3
COPIED_RUN_SHARE = 0.45
COPIED_STEM_SHARE = 0.8
SOME_RUNS = 0.25
MIN_COPIED_STEMS = 4
MIN_NEW_STEMS = 2

_NO_TOPIC = frozenset(stem(word) for word in RUBRIC_TALK | EVERYDAY)


@dataclass(frozen=True)
class Source:
    """`topics` weighs each stem by how rarely the rubric's sentences use it; the question's own stems weigh more."""

    topics: Mapping[str, float]
    asked: frozenset[str]
    stems: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    sentences: frozenset[tuple[str, ...]]
    text: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(words_of(self.text))

    def is_copied(self, words: Sequence[str]) -> bool:
        """Most of it stands in the source word by word, or nearly all its content does and it adds nothing."""
        if tuple(_plain(words)) in self.sentences:
            return True
        stems = content_stems(words)
        if len(stems) < MIN_COPIED_STEMS:
            return False
        runs = runs_of(words)
        copied_runs = sum(run in self.runs for run in runs) / len(runs) if runs else 0.0
        known = sum(found in self.stems for found in stems) / len(stems)
        new = len(set(stems) - self.stems)
        has_number = any(word[0].isdigit() for word in words)
        if copied_runs >= COPIED_RUN_SHARE and known >= 0.5:
            return True
        return known >= COPIED_STEM_SHARE and new < MIN_NEW_STEMS and copied_runs >= SOME_RUNS and not has_number


def read_source(task: ScoringTask) -> Source:
    sentences = [text for entry in task.rubric.criteria for text in entry.levels]
    asked = [sentence.text for sentence in split_sentences(task.question)]
    frequency = Counter(found for text in sentences for found in set(content_stems(words_of(text))))
    asked_stems = {found for text in asked for found in content_stems(words_of(text))} - _NO_TOPIC
    topics = {found: 1 / count**0.5 for found, count in frequency.items() if found not in _NO_TOPIC}
    topics.update(dict.fromkeys(asked_stems, 1.5))
    everything = [*sentences, *asked]
    return Source(
        topics=topics,
        asked=frozenset(asked_stems),
        stems=frozenset(frequency) | {found for text in asked for found in content_stems(words_of(text))},
        runs=frozenset(run for text in everything for run in runs_of(words_of(text))),
        sentences=frozenset(tuple(_plain(words_of(text))) for text in everything),
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
