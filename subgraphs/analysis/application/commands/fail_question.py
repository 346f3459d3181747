"""Use case: a question could not be scored after all attempts. It is left out, and HR can retry."""

from kernel.clock import Clock
from subgraphs.analysis.application.commands.score_question import ScoreQuestion
from subgraphs.analysis.application.ports import BeginUnitOfWork
from subgraphs.analysis.application.settling import settle_question
from subgraphs.analysis.domain.question_analysis import Failed

REASON = "Scoring this answer failed after all attempts. Retry the analysis, or score it yourself."


class FailQuestionHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: ScoreQuestion) -> None:
        await settle_question(
            self._begin,
            command.analysis_id,
            command.question_analysis_id,
            command.run,
            Failed(REASON),
            self._clock.now(),
        )
