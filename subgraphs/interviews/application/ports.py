"""The ports of interviews' use cases."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol

from kernel.paging.page import Page, PageRequest
from subgraphs.interviews.application.access import Viewer
from subgraphs.interviews.application.decision_views import InvitationCountsView
from subgraphs.interviews.application.views import (
    CandidateInterviewView,
    ContactView,
    FailedEventView,
    InvitationFilter,
    InvitationOrder,
    InvitationView,
    QuestionView,
    ResponseView,
    TemplateFilter,
    TemplateOrder,
    TemplateView,
)
from subgraphs.interviews.domain.ids import InvitationId, UserId
from subgraphs.interviews.domain.invitation import Invitation, InvitationStatus
from subgraphs.interviews.domain.link_use import LinkUse
from subgraphs.interviews.domain.template import Template
from subgraphs.interviews.domain.template_version import TemplateVersion


class TemplateRepository(Protocol):
    """`add` raises ConcurrentChange for a second next version, `save` and `delete` for a change meanwhile; `delete`
    raises TemplateInUse when an invitation was sent."""

    async def find(self, template_id: str) -> Template | None: ...
    async def add(self, template: Template) -> None: ...
    async def save(self, template: Template) -> None: ...
    async def delete(self, template: Template) -> None: ...
    async def add_version(self, version: TemplateVersion) -> None: ...
    async def find_next_version(self, template_id: str) -> Template | None: ...
    async def find_version(self, version_id: str) -> TemplateVersion | None: ...


class InvitationRepository(Protocol):
    """`find` keeps others from changing it until the unit of work ends: a draft that is saved while an answer is
    submitted waits instead of failing. `add` raises InvalidInput when the external id is taken, TemplateNotFound when
    the template is gone; `save` raises ConcurrentChange."""

    async def find(self, invitation_id: str) -> Invitation | None: ...
    async def add(self, invitation: Invitation) -> None: ...
    async def save(self, invitation: Invitation) -> None: ...


class LinkUses(Protocol):
    """Equal uses are one entry with first and last time and their number, so that nobody fills the trail."""

    async def record(self, use: LinkUse, now: datetime) -> None: ...


class Directory(Protocol):
    """What users tells of people and companies, as far as interviews shows it."""

    async def user_id_of(self, email: str) -> UserId | None: ...
    async def put_person(self, user_id: str, full_name: str, email: str, status: str) -> None: ...
    async def set_status(self, user_id: str, status: str) -> None: ...
    async def put_company(self, company_id: str, name: str) -> None: ...
    async def put_member(self, company_id: str, user_id: str, *, active: bool) -> None: ...


class EventInbox(Protocol):
    """False for an event that was applied before."""

    async def first_time(self, event_id: str) -> bool: ...


class Timers(Protocol):
    """One unfinished timer per kind and subject."""

    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str: ...


class Changes(Protocol):
    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int: ...


class KeptResult(Protocol):
    @property
    def result(self) -> Any: ...


class IdempotencyKeys(Protocol):
    """`claim` gives what the first call with this key kept, or None if this is the first."""

    async def claim(self, caller: str, key: str, request: Any) -> KeptResult | None: ...
    async def keep(self, caller: str, key: str, result: Any) -> None: ...


class UnitOfWork(Protocol):
    @property
    def templates(self) -> TemplateRepository: ...
    @property
    def invitations(self) -> InvitationRepository: ...
    @property
    def link_uses(self) -> LinkUses: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def inbox(self) -> EventInbox: ...
    @property
    def jobs(self) -> Timers: ...
    @property
    def changes(self) -> Changes: ...
    @property
    def idempotency(self) -> IdempotencyKeys: ...
    async def commit(self) -> None: ...


BeginUnitOfWork = Callable[[], AbstractAsyncContextManager[UnitOfWork]]


class TemplateViews(Protocol):
    """Reads for the graph. Each answers only what the viewer may see, in one SQL statement."""

    async def templates(self, viewer: Viewer, template_ids: Sequence[str]) -> Mapping[str, TemplateView]: ...
    async def questions(self, viewer: Viewer, question_ids: Sequence[str]) -> Mapping[str, QuestionView]: ...
    async def list_templates(
        self, viewer: Viewer, chosen: TemplateFilter, order: TemplateOrder, request: PageRequest
    ) -> Page[TemplateView]: ...
    async def templates_of(
        self, viewer: Viewer, owner_ids: Sequence[str], order: TemplateOrder, request: PageRequest
    ) -> Mapping[str, Page[TemplateView]]: ...


class LinkState(Protocol):
    """What decides whether a link opens."""

    @property
    def status(self) -> InvitationStatus: ...
    @property
    def generation(self) -> int: ...
    @property
    def expires_at(self) -> datetime: ...
    @property
    def contact(self) -> ContactView: ...


class InvitationViews(Protocol):
    """Reads for the graph. Each answers only what the viewer may see, in one SQL statement."""

    async def invitations(
        self, viewer: Viewer, invitation_ids: Sequence[str], chosen: InvitationFilter | None = None
    ) -> Mapping[str, InvitationView]: ...
    async def list_invitations(
        self, viewer: Viewer, chosen: InvitationFilter, order: InvitationOrder, request: PageRequest
    ) -> Page[InvitationView]: ...
    async def invitations_of(
        self, viewer: Viewer, hr_ids: Sequence[str], order: InvitationOrder, request: PageRequest
    ) -> Mapping[str, Page[InvitationView]]: ...
    async def count_invitations(self, viewer: Viewer, chosen: InvitationFilter) -> InvitationCountsView: ...
    async def may_watch(self, user_id: str, company_id: str | None) -> bool: ...


class ResponseViews(Protocol):
    """Answers of invitations that the viewer may see, in one SQL statement."""

    async def responses_of(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, tuple[ResponseView, ...]]: ...
    async def responses(self, viewer: Viewer, response_ids: Sequence[str]) -> Mapping[str, ResponseView]: ...
    async def questions_of(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, tuple[QuestionView, ...]]: ...


class CandidateViews(Protocol):
    """What the session of one invitation may read."""

    async def interview(self, invitation_id: InvitationId, now: datetime) -> CandidateInterviewView | None: ...
    async def link_state(self, invitation_id: InvitationId) -> LinkState | None: ...


class FailedEvents(Protocol):
    async def list(self, limit: int) -> Sequence[FailedEventView]: ...


class LiveChange(Protocol):
    @property
    def sequence(self) -> int: ...
    @property
    def event_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def node_id(self) -> str: ...


class LiveChanges(Protocol):
    """Committed changes of a subject in order, above `after` or from now on; never ends by itself."""

    def follow(self, subject: str, after: int | None) -> AsyncIterator[LiveChange]: ...

    async def newest(self, subject: str) -> int:
        """The sequence of the newest committed change, 0 before the first."""
        ...
