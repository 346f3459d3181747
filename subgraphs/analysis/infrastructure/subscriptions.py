"""Which events of other contexts analysis takes, and the jobs that follow from them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from kernel.events.envelope import Envelope
from kernel.messaging.subscription import SignedTopic, Subscription
from kernel.tasks.job import Job, JobHandler
from subgraphs.analysis.application.commands.score_question import ScoreQuestion
from subgraphs.analysis.application.reactions.on_interview_completed import OnInterviewCompleted
from subgraphs.analysis.infrastructure.foreign_events import InvitationCompleted, to_interview

INTERVIEW_EVENTS = SignedTopic("interview-events", signed_by="interviews")


def subscriptions(on_interview_completed: OnInterviewCompleted) -> Sequence[Subscription[Any]]:
    async def completed(envelope: Envelope, event: InvitationCompleted) -> None:
        await on_interview_completed(envelope.event_id, to_interview(event))

    return [Subscription(INTERVIEW_EVENTS, InvitationCompleted, completed)]


def on_question(handle: Callable[[ScoreQuestion], Awaitable[None]]) -> JobHandler:
    """A job names its question by subject, its analysis and run by payload."""

    async def run(job: Job) -> None:
        await handle(ScoreQuestion(job.payload["analysisId"], job.subject_id, job.payload["run"]))

    return run
