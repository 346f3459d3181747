"""How one answer becomes an outcome: prepared, read by the engine, its evidence verified, its score computed."""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict

from kernel.clock import Clock
from kernel.text.cleaning import is_blank
from subgraphs.analysis.application.ports import AnalysisEngine, Assessment, Finding, ScoringTask
from subgraphs.analysis.domain.choice import describe_choice, score_choice
from subgraphs.analysis.domain.engine import Provenance
from subgraphs.analysis.domain.errors import AnswerUnreadable, EngineRefused, InvalidAssessment
from subgraphs.analysis.domain.interview import Answer, Question, QuestionType, Subject
from subgraphs.analysis.domain.prepared_answer import PreparedAnswer, prepare
from subgraphs.analysis.domain.question_analysis import (
    Failed,
    LeftOut,
    Outcome,
    QuestionAnalysis,
    QuestionScore,
    Scored,
)
from subgraphs.analysis.domain.rubric import LEVELS, Criterion, Rubric, in_own_words
from subgraphs.analysis.domain.scores import (
    AnswerFlagKind,
    ChoiceScore,
    CriterionScore,
    Flag,
    score_of,
    without_evidence,
)

# Where no engine is asked the score still says where it comes from.
BY_CODE = "code"
CODE_VERSION = "choice-1"


class AnswerAssessor:
    def __init__(self, engine: AnalysisEngine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock

    async def assess(self, entry: QuestionAnalysis, subject: Subject) -> Outcome:
        question, answer = entry.question, entry.answer
        if question.weight == 0:
            return LeftOut("Not scored: its weight is 0. People may read it.", needs_a_human=False)
        if answer is None or _is_empty(question, answer):
            return self._unanswered(question)
        if question.type is QuestionType.MULTIPLE_CHOICE:
            return Scored(self._choice(question, answer))
        if question.type is QuestionType.VIDEO:
            return LeftOut("This video has no transcript yet: a person has to watch it.", needs_a_human=True)
        if question.rubric is None:
            return LeftOut("This question has no rubric to score against.", needs_a_human=True)
        return await self._text(question, question.rubric, answer.text or "", subject)

    def _unanswered(self, question: Question) -> Outcome:
        if not question.required:
            return LeftOut("Not answered. The question was optional and does not count.", needs_a_human=False)
        choice = ChoiceScore(0, 0, sum(option.correct for option in question.options)) if question.options else None
        return Scored(self._by_code(question, 0, "Not answered, although the question was required.", choice))

    def _choice(self, question: Question, answer: Answer) -> QuestionScore:
        choice = score_choice(question, answer)
        return self._by_code(question, choice.score, describe_choice(choice), choice, answer.chosen_option_ids)

    def _by_code(
        self,
        question: Question,
        score: int,
        feedback: str,
        choice: ChoiceScore | None,
        chosen: Sequence[str] = (),
    ) -> QuestionScore:
        given = {"question": question.text, "options": [asdict(option) for option in question.options]}
        provenance = Provenance(
            engine=BY_CODE,
            model=None,
            parameters={},
            prompt_version=CODE_VERSION,
            rubric_version=None,
            input_hash=_hash({**given, "chosen": sorted(chosen)}),
            scored_at=self._clock.now(),
            latency_ms=0,
        )
        return QuestionScore(score, (), feedback, (), (), (), provenance, choice)

    async def _text(self, question: Question, rubric: Rubric, text: str, subject: Subject) -> Outcome:
        prepared = prepare(text, subject)
        task = ScoringTask(question.text, rubric, prepared.text)
        began = time.monotonic()
        try:
            assessment = await self._engine.assess(task)
        except AnswerUnreadable as reason:
            return LeftOut(str(reason), needs_a_human=True)
        except EngineRefused as reason:
            return Failed(str(reason))
        latency_ms = round((time.monotonic() - began) * 1000)
        criteria, dropped = score_criteria(rubric, prepared, assessment.findings)
        return Scored(
            QuestionScore(
                score_of(criteria),
                criteria,
                assessment.feedback,
                assessment.strengths,
                in_own_words(assessment.gaps, rubric),
                (*prepared.flags, *_flags(assessment, dropped)),
                self._provenance(task, assessment, latency_ms),
            )
        )

    def _provenance(self, task: ScoringTask, assessment: Assessment, latency_ms: int) -> Provenance:
        engine = self._engine.engine
        return Provenance(
            engine=engine.name,
            model=engine.model,
            parameters=engine.parameters,
            prompt_version=engine.prompt_version,
            rubric_version=task.rubric.version,
            input_hash=_hash({**asdict(task), "prompt": engine.prompt_version, "parameters": dict(engine.parameters)}),
            scored_at=self._clock.now(),
            latency_ms=latency_ms,
            input_tokens=assessment.input_tokens,
            output_tokens=assessment.output_tokens,
        )


def score_criteria(
    rubric: Rubric, prepared: PreparedAnswer, findings: Sequence[Finding]
) -> tuple[tuple[CriterionScore, ...], int]:
    """The rubric's criteria in its order, with verified quotes only, and how many quotes were dropped."""
    by_criterion = _each_once(findings)
    scores = []
    dropped_in_all = 0
    for entry in rubric.criteria:
        finding = by_criterion[entry.criterion]
        quotes, dropped = prepared.verify(finding.quotes)
        dropped_in_all += dropped
        level = finding.level if quotes else without_evidence(finding.level)
        scores.append(
            CriterionScore(entry.criterion, level, entry.weight, entry.levels[level], quotes, finding.explanation)
        )
    return tuple(scores), dropped_in_all


def _each_once(findings: Sequence[Finding]) -> dict[Criterion, Finding]:
    found = {finding.criterion: finding for finding in findings}
    if len(findings) != len(found) or set(found) != set(Criterion):
        raise InvalidAssessment("an assessment names each of the four criteria exactly once")
    for finding in findings:
        if not 0 <= finding.level < LEVELS:
            raise InvalidAssessment(f"level {finding.level} of {finding.criterion} is out of range")
    return found


def _flags(assessment: Assessment, dropped: int) -> list[Flag]:
    flags = [Flag(AnswerFlagKind.COPIED_FROM_QUESTION, note) for note in assessment.notes]
    if dropped:
        message = f"{dropped} quotes of the engine do not stand in the answer word for word and were dropped."
        flags.append(Flag(AnswerFlagKind.UNVERIFIED_QUOTE_DROPPED, message))
    return flags


def _is_empty(question: Question, answer: Answer) -> bool:
    if question.type is QuestionType.MULTIPLE_CHOICE:
        return not answer.chosen_option_ids
    return question.type is QuestionType.TEXT and is_blank(answer.text or "")


def _hash(given: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(given, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
