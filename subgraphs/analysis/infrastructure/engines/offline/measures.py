"""From read sentences to measures between 0 and 1. None of them grows with length: they are shares, rates per hundred
words, and amounts that are full after two or three sentences.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from subgraphs.analysis.infrastructure.engines.offline.lexicon import ASKS_FOR_EXPERIENCE
from subgraphs.analysis.infrastructure.engines.offline.reading import ReadSentence
from subgraphs.analysis.infrastructure.engines.offline.source import Source

WINDOW = 50
SHORT_SENTENCE, LONG_SENTENCE = 5, 40
FULL_AMOUNT = 2.5
# A good answer has words of its own: naming the topic in about half of it is plenty.
PLENTY_ON_TOPIC = 0.5


@dataclass(frozen=True)
class Measures:
    topic: float
    asked: float
    fit: float
    situation: float
    action: float
    reasons: float
    outcome: float
    weighing: float
    specific: float
    plain: float
    form: float
    variety: float
    sequence: float
    counted: float
    evidence_sentences: int
    whole_sentences: int
    topics_named: int
    counted_words: int


def measure(sentences: Sequence[ReadSentence], source: Source, question: str) -> Measures:
    counted = [sentence for sentence in sentences if sentence.counts]
    words = sum(len(sentence.words) for sentence in sentences)
    experience = bool(ASKS_FOR_EXPERIENCE.search(question))
    acting = [sentence for sentence in counted if sentence.done or (sentence.planned and not experience)]
    vague = sum(sentence.vague for sentence in sentences)
    return Measures(
        topic=_topic_share(sentences),
        asked=_asked_share(counted, source),
        fit=_rate(len(acting), words, full=3.0),
        situation=_amount(s.specifics / 2 + s.situated for s in counted),
        action=_amount(1.0 + 0.5 * bool(s.specifics) for s in acting),
        reasons=_amount(min(s.reasoning, 2) * 0.7 for s in counted),
        outcome=_amount(0.6 + 0.6 * bool(s.specifics) for s in counted if s.outcome),
        weighing=_amount(min(s.weighing, 2) * 0.8 for s in counted),
        specific=_rate(sum(s.specifics for s in counted), words, full=7.0),
        plain=max(0.0, 1 - _rate(vague, words, full=8.0)),
        form=_form(sentences),
        variety=_variety(counted, source),
        sequence=_amount(float(s.sequenced or s.example) for s in counted),
        counted=sum(len(s.words) for s in counted) / words if words else 0.0,
        evidence_sentences=sum(is_evidence(sentence) for sentence in counted),
        topics_named=len(frozenset().union(*(sentence.stems for sentence in counted)) & source.topics.keys()),
        counted_words=sum(len(sentence.words) for sentence in counted),
        whole_sentences=sum(len(sentence.words) >= SHORT_SENTENCE for sentence in counted),
    )


def is_evidence(sentence: ReadSentence) -> bool:
    """Has what the word lists know of what could be checked: a figure, a quoted name, a time, an action with its
    reason."""
    return (
        sentence.specifics > 0 or sentence.situated or ((sentence.done or sentence.planned) and sentence.reasoning > 0)
    )


def _amount(values: Iterable[float]) -> float:
    return min(1.0, sum(values) / FULL_AMOUNT)


def _rate(count: float, words: int, *, full: float) -> float:
    """Per hundred words; 1 from `full` on."""
    return min(1.0, 100 * count / (words * full)) if words else 0.0


def _topic_share(sentences: Sequence[ReadSentence]) -> float:
    """The share of words in sentences on topic or close to one that is; what does not count is not on topic."""
    on = [sentence.counts and sentence.on_topic for sentence in sentences]
    near = [s.counts and any(on[max(0, place - 2) : place + 3]) for place, s in enumerate(sentences)]
    words = [len(sentence.words) for sentence in sentences]
    total = sum(words)
    if not total:
        return 0.0
    share = sum(length * (0.5 * a + 0.5 * b) for length, a, b in zip(words, on, near, strict=True)) / total
    return min(1.0, share / PLENTY_ON_TOPIC)


def _asked_share(counted: Sequence[ReadSentence], source: Source) -> float:
    """How much of the topics' weight the answer takes up; a third of it is plenty, a good answer has its own words."""
    said = frozenset(stem for sentence in counted for stem in sentence.stems)
    total = sum(source.topics[stem] for stem in source.asked)
    taken = sum(source.topics[stem] for stem in source.asked & said)
    return min(1.0, 3 * taken / total) if total else 1.0


def _form(sentences: Sequence[ReadSentence]) -> float:
    """How much of the text is in sentences that can be read: no lists; cut short or endless ones count half."""
    total = sum(len(sentence.words) for sentence in sentences)
    good = sum(len(sentence.words) * _readable(sentence) for sentence in sentences if sentence.counts)
    return good / total if total else 0.0


def _readable(sentence: ReadSentence) -> float:
    return 1.0 if SHORT_SENTENCE <= len(sentence.words) <= LONG_SENTENCE else 0.5


def _variety(counted: Sequence[ReadSentence], source: Source) -> float:
    """Distinct stems that are the candidate's own, per window of fifty words: repetition and echo earn nothing."""
    words = [stem for sentence in counted for stem in sorted(sentence.stems)]
    if not words:
        return 0.0
    windows = [words[place : place + WINDOW // 2] for place in range(0, max(1, len(words) - WINDOW // 2 + 1), 10)]
    return fmean(len(set(window) - source.stems) / max(len(window), 10) for window in windows)
