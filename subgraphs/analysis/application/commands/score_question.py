"""Use case: score one question. May be run again at any point: what is done stays done and is not scored twice."""

from dataclasses import dataclass

from kernel.clock import Clock
from subgraphs.analysis.application.assessing import AnswerAssessor
from subgraphs.analysis.application.live import tell_started
from subgraphs.analysis.application.ports import BeginUnitOfWork
from subgraphs.analysis.application.settling import settle_question
from subgraphs.analysis.domain.interview import Subject
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis


@dataclass(frozen=True)
class ScoreQuestion:
    analysis_id: str
    question_analysis_id: str
    run: int


class ScoreQuestionHandler:
    """The engine works between two transactions, so that a slow provider holds no lock and no connection."""

    def __init__(self, begin: BeginUnitOfWork, assessor: AnswerAssessor, clock: Clock) -> None:
        self._begin, self._assessor, self._clock = begin, assessor, clock

    async def __call__(self, command: ScoreQuestion) -> None:
        begun = await self._start(command)
        if begun is None:
            return
        entry, subject = begun
        outcome = await self._assessor.assess(entry, subject)
        await settle_question(
            self._begin, command.analysis_id, command.question_analysis_id, command.run, outcome, self._clock.now()
        )

    async def _start(self, command: ScoreQuestion) -> tuple[QuestionAnalysis, Subject] | None:
        async with self._begin() as uow:
            analysis = await uow.analyses.find_to_change(command.analysis_id)
            if analysis is None or not analysis.awaits(command.question_analysis_id, command.run):
                return None
            if analysis.begin(command.question_analysis_id, now=self._clock.now()):
                await tell_started(uow.changes, analysis)
            await uow.analyses.save(analysis)
            await uow.commit()
        entry = analysis.question(command.question_analysis_id)
        return (entry, analysis.subject) if entry else None
