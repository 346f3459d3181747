"""The offline engine: deterministic text measures against question and rubric. A preview without a language model."""

from collections import Counter
from collections.abc import Sequence

from subgraphs.analysis.application.ports import Assessment, Finding, ScoringTask
from subgraphs.analysis.domain.engine import AnalysisEngineKind, Engine
from subgraphs.analysis.domain.errors import AnswerUnreadable
from subgraphs.analysis.infrastructure.engines.offline.gaps import GOOD_LEVEL, Reading, gaps_of, in_quotes
from subgraphs.analysis.infrastructure.engines.offline.judging import judge
from subgraphs.analysis.infrastructure.engines.offline.language import is_english
from subgraphs.analysis.infrastructure.engines.offline.measures import measure
from subgraphs.analysis.infrastructure.engines.offline.plain import plain
from subgraphs.analysis.infrastructure.engines.offline.reading import ReadSentence, Verdict, read
from subgraphs.analysis.infrastructure.engines.offline.source import read_source

NAME = "offline-text-measures"
MEASURES_VERSION = "measures-3"
LABEL = "Preview without a language model"


class OfflineEngine:
    """Same answer, question and rubric: same levels, always. Reads every sentence of any length of answer."""

    @property
    def engine(self) -> Engine:
        return Engine(AnalysisEngineKind.OFFLINE, NAME, LABEL, MEASURES_VERSION)

    async def assess(self, task: ScoringTask) -> Assessment:
        answer, asked = plain(task.answer), " ".join((task.question, *_levels(task)))
        if not is_english(answer, asked):
            raise AnswerUnreadable(
                "The preview without a language model reads English only: a person has to read this."
            )
        source = read_source(task)
        sentences = read(answer, source)
        measures = measure(sentences, source, " ".join(task.question.split()))
        findings = tuple(judgement.finding for judgement in judge(sentences, measures))
        return Assessment(
            findings=findings,
            feedback=_feedback(sentences),
            strengths=tuple(_strengths(findings)),
            gaps=gaps_of(Reading(sentences, source, task.question), measures, findings),
            notes=tuple(_notes(sentences)),
        )


def _levels(task: ScoringTask) -> list[str]:
    return [level for entry in task.rubric.criteria for level in entry.levels]


def _feedback(sentences: Sequence[ReadSentence]) -> str:
    """What the levels do not say already: what was looked for, and no word of what was not."""
    if not sentences:
        return f"{LABEL}: there is nothing to read."
    counted = [sentence for sentence in sentences if sentence.counts]
    specific = sum(sentence.specifics > 0 for sentence in counted)
    situated = sum(sentence.situated for sentence in counted)
    reasoned = sum(sentence.reasoning > 0 for sentence in counted)
    many = f"{len(sentences)} sentences" if len(sentences) > 1 else "1 sentence"
    return (
        f"{LABEL}: of {many}, its word lists find a new figure or a quoted name in {specific}, a time in {situated} "
        f"and a word of reasoning in {reasoned}. What the lists do not have, they do not see."
    )


def _strengths(findings: Sequence[Finding]) -> list[str]:
    good = (finding for finding in findings if finding.level >= GOOD_LEVEL and finding.quotes)
    return [f"{finding.criterion.capitalize()}: {in_quotes(finding.quotes[0])}" for finding in good]


def _notes(sentences: Sequence[ReadSentence]) -> list[str]:
    counts = Counter(sentence.verdict for sentence in sentences if not sentence.counts)
    return [
        f"{counts[verdict]} of {len(sentences)} sentences earned nothing: each {verdict.value}."
        for verdict in Verdict
        if counts[verdict]
    ]
