"""Which reaction answers which event of the others: one call to a use case each."""

from typing import Any

from kernel.events.envelope import Envelope
from kernel.messaging.subscription import SignedTopic, Subscription
from subgraphs.interviews.application.reactions.on_analysis_events import ResultTold
from subgraphs.interviews.application.reactions.on_user_events import UserEventReactions
from subgraphs.interviews.domain.result import Recommendation, Result, ResultStatus
from subgraphs.interviews.infrastructure.foreign_events import (
    AnalysisCompleted,
    AnalysisFailed,
    AnalysisStarted,
    CompanyCreated,
    CompanyMemberAdded,
    CompanyMemberRemoved,
    CompanyUpdated,
    UserActivated,
    UserCreated,
    UserDeleted,
    UserSuspended,
    UserUpdated,
)

USER_EVENTS = SignedTopic("user-events", signed_by="users")
ANALYSIS_EVENTS = SignedTopic("analysis-events", signed_by="analysis")


class UserSubscriptions:
    def __init__(self, reactions: UserEventReactions) -> None:
        self._on = reactions

    def all(self) -> list[Subscription[Any]]:
        return [
            Subscription(USER_EVENTS, UserCreated, self.person_told),
            Subscription(USER_EVENTS, UserUpdated, self.person_told),
            Subscription(USER_EVENTS, UserSuspended, self.suspended),
            Subscription(USER_EVENTS, UserActivated, self.activated),
            Subscription(USER_EVENTS, UserDeleted, self.deleted),
            Subscription(USER_EVENTS, CompanyCreated, self.company_told),
            Subscription(USER_EVENTS, CompanyUpdated, self.company_told),
            Subscription(USER_EVENTS, CompanyMemberAdded, self.member_added),
            Subscription(USER_EVENTS, CompanyMemberRemoved, self.member_removed),
        ]

    async def person_told(self, envelope: Envelope, event: UserCreated | UserUpdated) -> None:
        await self._on.person_told(
            envelope.event_id,
            user_id=event.user_id,
            full_name=event.full_name,
            email=event.email,
            status=event.status,
        )

    async def suspended(self, envelope: Envelope, event: UserSuspended) -> None:
        await self._on.status_told(envelope.event_id, user_id=event.user_id, status="SUSPENDED")

    async def activated(self, envelope: Envelope, event: UserActivated) -> None:
        await self._on.status_told(envelope.event_id, user_id=event.user_id, status="ACTIVE")

    async def deleted(self, envelope: Envelope, event: UserDeleted) -> None:
        await self._on.status_told(envelope.event_id, user_id=event.user_id, status="DELETED")

    async def company_told(self, envelope: Envelope, event: CompanyCreated | CompanyUpdated) -> None:
        await self._on.company_told(envelope.event_id, company_id=event.company_id, name=event.name)

    async def member_added(self, envelope: Envelope, event: CompanyMemberAdded) -> None:
        await self._on.member_told(envelope.event_id, company_id=event.company_id, user_id=event.user_id, active=True)

    async def member_removed(self, envelope: Envelope, event: CompanyMemberRemoved) -> None:
        await self._on.member_told(envelope.event_id, company_id=event.company_id, user_id=event.user_id, active=False)


class AnalysisSubscriptions:
    def __init__(self, result_told: ResultTold) -> None:
        self._result_told = result_told

    def all(self) -> list[Subscription[Any]]:
        return [
            Subscription(ANALYSIS_EVENTS, AnalysisStarted, self.started),
            Subscription(ANALYSIS_EVENTS, AnalysisCompleted, self.completed),
            Subscription(ANALYSIS_EVENTS, AnalysisFailed, self.failed),
        ]

    async def started(self, envelope: Envelope, event: AnalysisStarted) -> None:
        await self._result_told(envelope.event_id, event.invitation_id, Result(ResultStatus.PENDING))

    async def completed(self, envelope: Envelope, event: AnalysisCompleted) -> None:
        await self._result_told(envelope.event_id, event.invitation_id, _result_of(event))

    async def failed(self, envelope: Envelope, event: AnalysisFailed) -> None:
        await self._result_told(envelope.event_id, event.invitation_id, Result(ResultStatus.FAILED))


def _result_of(event: AnalysisCompleted) -> Result:
    return Result(
        status=ResultStatus.COMPLETED,
        overall_score=event.overall_score,
        recommendation=Recommendation(event.recommendation) if event.recommendation else None,
        borderline=event.borderline,
        engine=event.engine,
        is_preview=event.is_preview,
        summary=event.summary,
        completed_at=event.completed_at,
    )
