"""From measures to levels: each level with the measures it rests on, its quotes and one sentence of reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from subgraphs.analysis.application.ports import Finding
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.infrastructure.engines.offline.measures import Measures
from subgraphs.analysis.infrastructure.engines.offline.reading import ReadSentence

LEVEL_FROM = (0.2, 0.4, 0.62, 0.82)
TOLERATED = 0.75
WORDS_TO_TELL_THE_TOPIC = 80
QUOTES = 2
QUOTE_CHARACTERS = 280
EVIDENCE_FOR_LEVEL_3, EVIDENCE_FOR_LEVEL_4 = 2, 3

# What the lists see: an answer may have more of it in words that they do not know.
_NAMES = {
    "topic": "has words of the topic",
    "asked": "takes up the words of the question",
    "fit": "has verbs of what was done",
    "situation": "has figures, times or quoted names",
    "action": "has steps of one's own",
    "reasons": "has words of reasoning",
    "outcome": "has words of an outcome",
    "weighing": "has words that weigh alternatives or limits",
    "specific": "has new figures or quoted names",
    "plain": "avoids vague words",
    "form": "is written in readable sentences",
    "variety": "keeps saying something new",
    "sequence": "has words of order",
}

# What each criterion rests on, and with which weight. Length is nowhere among them.
WEIGHTS: dict[Criterion, dict[str, float]] = {
    Criterion.RELEVANCE: {"topic": 3, "asked": 2, "fit": 3, "plain": 2, "specific": 1},
    Criterion.COMPLETENESS: {"situation": 2, "action": 2, "reasons": 2, "outcome": 2, "weighing": 2},
    Criterion.CLARITY: {"form": 3, "plain": 3, "sequence": 2, "specific": 2},
    Criterion.DEPTH: {"specific": 3, "reasons": 2, "weighing": 3, "variety": 1, "plain": 1, "outcome": 1},
}


@dataclass(frozen=True)
class Judgement:
    """`value` is the measure behind the level, kept for tests and the documentation, never shown as a score."""

    finding: Finding
    value: float


def judge(sentences: Sequence[ReadSentence], measures: Measures) -> tuple[Judgement, ...]:
    counted = [sentence for sentence in sentences if sentence.counts]
    values = {criterion: _value(criterion, measures) for criterion in Criterion}
    relevance = min(_level(values[Criterion.RELEVANCE], measures), _most_relevance(measures))
    judgements = []
    for criterion in Criterion:
        # An answer that is not about the question can be neither complete nor deep.
        level = relevance
        if criterion is not Criterion.RELEVANCE:
            level = min(_level(values[criterion], measures), relevance + 1)
        quotes = _quotes(counted, criterion)
        explanation = _explain(criterion, level, measures)
        judgements.append(Judgement(Finding(criterion, quotes, level, explanation), values[criterion]))
    return tuple(judgements)


def _value(criterion: Criterion, measures: Measures) -> float:
    weights = WEIGHTS[criterion]
    mean = sum(getattr(measures, name) * weight for name, weight in weights.items()) / sum(weights.values())
    # A sentence that takes up the question's words is no crime; when copies, repeats and lists are more than a quarter
    # of the answer, they take from every criterion what they take of it.
    return float(mean * min(1.0, measures.counted / TOLERATED))


def _level(value: float, measures: Measures) -> int:
    level = sum(value >= least for least in LEVEL_FROM)
    if not measures.whole_sentences:
        return min(level, 1)
    if measures.evidence_sentences < EVIDENCE_FOR_LEVEL_3:
        return min(level, 2)
    return min(level, 3) if measures.evidence_sentences < EVIDENCE_FOR_LEVEL_4 else level


def _most_relevance(measures: Measures) -> int:
    """A text that hardly names what the question is about answers another one; a short one says too little to tell."""
    if measures.counted_words < WORDS_TO_TELL_THE_TOPIC:
        return 4
    return {0: 0, 1: 1, 2: 2}.get(measures.topics_named, 4)


_STRENGTH: dict[Criterion, Callable[[ReadSentence], float]] = {
    Criterion.RELEVANCE: lambda s: 2 * s.on_topic + s.done + 0.5 * s.planned + 0.3 * s.specifics - s.vague,
    Criterion.COMPLETENESS: lambda s: s.done + s.planned + 2 * s.outcome + 0.5 * s.specifics - 0.5 * s.vague,
    Criterion.CLARITY: lambda s: (
        1.5 * s.sequenced + s.example + (8 <= len(s.words) <= 28) + 0.2 * s.specifics - s.vague
    ),
    Criterion.DEPTH: lambda s: 1.5 * s.weighing + s.reasoning + s.specifics - s.vague,
}


def _quotes(counted: Sequence[ReadSentence], criterion: Criterion) -> tuple[str, ...]:
    """The sentences that speak most for the criterion, in the answer's order."""
    strength = _STRENGTH[criterion]
    ranked = sorted((s for s in counted if strength(s) > 0.5), key=lambda s: (-strength(s), s.sentence.start))
    chosen = sorted(ranked[:QUOTES], key=lambda s: s.sentence.start)
    return tuple(_clip(sentence.sentence.text) for sentence in chosen)


def _clip(text: str) -> str:
    if len(text) <= QUOTE_CHARACTERS:
        return text
    return text[:QUOTE_CHARACTERS].rsplit(" ", 1)[0].rstrip(",;:")


def _explain(criterion: Criterion, level: int, measures: Measures) -> str:
    by_value = sorted(WEIGHTS[criterion], key=lambda name: (-getattr(measures, name), name))
    strong = [_NAMES[name] for name in by_value if getattr(measures, name) >= 0.6][:2]
    weak = [_NAMES[name] for name in reversed(by_value) if getattr(measures, name) < 0.45][:2]
    said = f"the text {' and '.join(strong)}." if strong else "the word lists find little of what this asks for."
    missing = f" It hardly {' and hardly '.join(weak)}." if weak else ""
    copied = "" if measures.counted > 0.85 else f" {round(100 * (1 - measures.counted))} % of its words earn nothing."
    return f"Level {level}: {said}{missing}{copied}"
