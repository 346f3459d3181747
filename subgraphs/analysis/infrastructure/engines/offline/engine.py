"""The offline engine: deterministic text measures against question and rubric. A preview without a language model."""

from collections import Counter
from collections.abc import Sequence

from subgraphs.analysis.application.ports import Assessment, Finding, ScoringTask
from subgraphs.analysis.domain.engine import AnalysisEngineKind, Engine
from subgraphs.analysis.domain.errors import AnswerUnreadable
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.infrastructure.engines.offline.judging import judge
from subgraphs.analysis.infrastructure.engines.offline.language import is_english
from subgraphs.analysis.infrastructure.engines.offline.measures import measure
from subgraphs.analysis.infrastructure.engines.offline.reading import ReadSentence, Verdict, read
from subgraphs.analysis.infrastructure.engines.offline.source import read_source

NAME = "offline-text-measures"
MEASURES_VERSION = "measures-1"
LABEL = "Preview without a language model"
GOOD_LEVEL = 3


class OfflineEngine:
    """Same answer, question and rubric: same levels, always. Reads every sentence of any length of answer."""

    @property
    def engine(self) -> Engine:
        return Engine(AnalysisEngineKind.OFFLINE, NAME, LABEL, MEASURES_VERSION)

    async def assess(self, task: ScoringTask) -> Assessment:
        if not is_english(task.answer):
            raise AnswerUnreadable(
                "The preview without a language model reads English only: a person has to read this."
            )
        source = read_source(task)
        sentences = read(task.answer, source)
        findings = tuple(judgement.finding for judgement in judge(sentences, measure(sentences, source, task.question)))
        return Assessment(
            findings=findings,
            feedback=_feedback(findings),
            strengths=tuple(_strengths(task, findings)),
            gaps=tuple(_gaps(task, findings)),
            notes=tuple(_notes(sentences)),
        )


def _feedback(findings: Sequence[Finding]) -> str:
    best = max(findings, key=lambda finding: finding.level)
    worst = min(findings, key=lambda finding: finding.level)
    if best.level == worst.level:
        return f"{LABEL}: level {best.level} of 4 in all four criteria."
    return (
        f"{LABEL}: strongest in {best.criterion.lower()} (level {best.level} of 4), "
        f"weakest in {worst.criterion.lower()} (level {worst.level})."
    )


def _strengths(task: ScoringTask, findings: Sequence[Finding]) -> list[str]:
    good = (finding for finding in findings if finding.level >= GOOD_LEVEL)
    return [f"{_title(f.criterion)}: {task.rubric.of(f.criterion).levels[f.level]}" for f in good]


def _gaps(task: ScoringTask, findings: Sequence[Finding]) -> list[str]:
    """What the next level asks for."""
    weak = (finding for finding in findings if finding.level < GOOD_LEVEL)
    return [
        f"{_title(f.criterion)}, for level {f.level + 1}: {task.rubric.of(f.criterion).levels[f.level + 1]}"
        for f in weak
    ]


def _notes(sentences: Sequence[ReadSentence]) -> list[str]:
    counts = Counter(sentence.verdict for sentence in sentences if not sentence.counts)
    return [
        f"{counts[verdict]} of {len(sentences)} sentences earned nothing: each {verdict.value}."
        for verdict in Verdict
        if counts[verdict]
    ]


def _title(criterion: Criterion) -> str:
    return criterion.capitalize()
