"""Keeps what came of a question, once, with everything that follows from it, in one transaction."""

from datetime import datetime

from subgraphs.analysis.application.live import tell_finished, tell_question
from subgraphs.analysis.application.ports import BeginUnitOfWork
from subgraphs.analysis.domain.question_analysis import Outcome


async def settle_question(
    begin: BeginUnitOfWork, analysis_id: str, question_analysis_id: str, run: int, outcome: Outcome, now: datetime
) -> None:
    """Does nothing if this run of the question was settled meanwhile."""
    async with begin() as uow:
        analysis = await uow.analyses.find_to_change(analysis_id)
        if analysis is None or not analysis.awaits(question_analysis_id, run):
            return
        sequence = await tell_question(uow.changes, analysis, question_analysis_id)
        analysis.settle(question_analysis_id, outcome, sequence=sequence, now=now)
        await tell_finished(uow.changes, analysis)
        await uow.analyses.save(analysis)
        await uow.commit()
