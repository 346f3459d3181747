"""The subjects and kinds of changes that subscriptions follow."""

from subgraphs.analysis.application.ports import Changes
from subgraphs.analysis.domain.analysis import Analysis, AnalysisStatus

STARTED, QUESTION_SETTLED, COMPLETED, FAILED = "started", "question", "completed", "failed"


def progress_of(invitation_id: str) -> str:
    return f"analysis-progress:{invitation_id}"


def completed_of(tenant: str) -> str:
    return f"analysis-completed:{tenant}"


async def tell_started(changes: Changes, analysis: Analysis) -> None:
    await changes.append(progress_of(analysis.subject.invitation_id), STARTED, analysis.id)


async def tell_question(changes: Changes, analysis: Analysis, question_analysis_id: str) -> int:
    """The sequence that the event `analysis.question_scored` carries too."""
    progress = progress_of(analysis.subject.invitation_id)
    return await changes.append(progress, QUESTION_SETTLED, question_analysis_id, {"analysisId": analysis.id})


async def tell_finished(changes: Changes, analysis: Analysis) -> None:
    progress = progress_of(analysis.subject.invitation_id)
    if analysis.course.status is AnalysisStatus.COMPLETED:
        await changes.append(progress, COMPLETED, analysis.id)
        await changes.append(completed_of(analysis.subject.tenant), COMPLETED, analysis.id)
    elif analysis.course.status is AnalysisStatus.FAILED:
        await changes.append(progress, FAILED, analysis.id)
