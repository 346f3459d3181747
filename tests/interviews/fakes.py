"""Hand-written fakes of the ports of interviews. What was not committed is gone, as with the real ones."""

import copy
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from kernel.events.domain_event import DomainEvent
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
from subgraphs.interviews.domain.errors import TemplateInUse
from subgraphs.interviews.domain.ids import InvitationId, UserId
from subgraphs.interviews.domain.invitation import Invitation, InvitationStatus
from subgraphs.interviews.domain.link_use import LinkUse
from subgraphs.interviews.domain.template import Template
from subgraphs.interviews.domain.template_version import TemplateVersion
from tests.interviews.samples import NOW


class FakeClock:
    def __init__(self, now: datetime = NOW) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


NOBODY = ContactView()


@dataclass
class Stored:
    """What the fake database holds."""

    templates: dict[str, Template] = field(default_factory=dict)
    versions: dict[str, TemplateVersion] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    people: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    companies: dict[str, str] = field(default_factory=dict)
    members: dict[tuple[str, str], bool] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    timers: list[tuple[str, str, datetime | None]] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    keys: dict[tuple[str, str], tuple[Any, Any]] = field(default_factory=dict)
    events: list[DomainEvent] = field(default_factory=list)
    link_uses: list[LinkUse] = field(default_factory=list)


class FakeStore:
    """`begin` is what handlers get."""

    def __init__(self) -> None:
        self.stored = Stored()

    def begin(self) -> "FakeUnitOfWork":
        return FakeUnitOfWork(self)

    def put(self, *things: Template | TemplateVersion | Invitation) -> None:
        for thing in things:
            match thing:
                case Template():
                    self.stored.templates[thing.id] = thing
                case TemplateVersion():
                    self.stored.versions[thing.id] = thing
                case Invitation():
                    self.stored.invitations[thing.id] = thing

    @property
    def event_types(self) -> list[str]:
        return [event.event_type for event in self.stored.events]

    @property
    def change_kinds(self) -> list[str]:
        return [kind for _, kind, _ in self.stored.changes]


class FakeUnitOfWork:
    def __init__(self, store: FakeStore) -> None:
        self._store = store

    async def __aenter__(self) -> Self:
        self.working = copy.deepcopy(self._store.stored)
        self.templates = FakeTemplates(self.working)
        self.invitations = FakeInvitations(self.working)
        self.link_uses = FakeLinkUses(self.working)
        self.directory = FakeDirectory(self.working)
        self.inbox = FakeInbox(self.working)
        self.jobs = FakeTimers(self.working)
        self.changes = FakeChanges(self.working)
        self.idempotency = FakeKeys(self.working)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    async def commit(self) -> None:
        for aggregate in (*self.working.templates.values(), *self.working.invitations.values()):
            self.working.events += aggregate.take_events()
        self._store.stored = self.working


@dataclass
class FakeTemplates:
    stored: Stored

    async def find(self, template_id: str) -> Template | None:
        return self.stored.templates.get(template_id)

    async def add(self, template: Template) -> None:
        self.stored.templates[template.id] = template

    async def save(self, template: Template) -> None:
        self.stored.templates[template.id] = template

    async def delete(self, template: Template) -> None:
        if any(given.template_version.template_id == template.id for given in self.stored.invitations.values()):
            raise TemplateInUse("in use")
        del self.stored.templates[template.id]

    async def find_next_version(self, template_id: str) -> Template | None:
        templates = self.stored.templates.values()
        return next((template for template in templates if template.next_version_of == template_id), None)

    async def add_version(self, version: TemplateVersion) -> None:
        self.stored.versions[version.id] = version

    async def find_version(self, version_id: str) -> TemplateVersion | None:
        return self.stored.versions.get(version_id)


@dataclass
class FakeInvitations:
    stored: Stored

    async def find(self, invitation_id: str) -> Invitation | None:
        return self.stored.invitations.get(invitation_id)

    async def add(self, invitation: Invitation) -> None:
        self.stored.invitations[invitation.id] = invitation

    async def save(self, invitation: Invitation) -> None:
        self.stored.invitations[invitation.id] = invitation


@dataclass
class FakeLinkUses:
    stored: Stored

    async def record(self, use: LinkUse, now: datetime) -> None:
        self.stored.link_uses.append(use)


@dataclass
class FakeDirectory:
    stored: Stored

    async def user_id_of(self, email: str) -> UserId | None:
        return next((UserId(key) for key, person in self.stored.people.items() if person[1] == email), None)

    async def put_person(self, user_id: str, full_name: str, email: str, status: str) -> None:
        self.stored.people[user_id] = (full_name, email, status)

    async def set_status(self, user_id: str, status: str) -> None:
        full_name, email, _ = self.stored.people[user_id]
        self.stored.people[user_id] = (full_name, email, status)

    async def put_company(self, company_id: str, name: str) -> None:
        self.stored.companies[company_id] = name

    async def put_member(self, company_id: str, user_id: str, *, active: bool) -> None:
        self.stored.members[company_id, user_id] = active


@dataclass
class FakeInbox:
    stored: Stored

    async def first_time(self, event_id: str) -> bool:
        first = event_id not in self.stored.seen
        self.stored.seen.add(event_id)
        return first


@dataclass
class FakeTimers:
    stored: Stored

    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str:
        assert payload is not None
        self.stored.timers.append((kind, payload["invitationId"], run_at))
        return subject_id


@dataclass
class FakeChanges:
    stored: Stored

    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int:
        self.stored.changes.append((subject, kind, node_id))
        return len(self.stored.changes)


@dataclass(frozen=True)
class Kept:
    result: Any


@dataclass
class FakeKeys:
    """The real ones also refuse other input under the same key; that is the kernel's."""

    stored: Stored

    async def claim(self, caller: str, key: str, request: Any) -> Kept | None:
        first = self.stored.keys.get((caller, key))
        if first is None:
            self.stored.keys[caller, key] = (request, None)
            return None
        return Kept(first[1])

    async def keep(self, caller: str, key: str, result: Any) -> None:
        request, _ = self.stored.keys[caller, key]
        self.stored.keys[caller, key] = (request, result)


@dataclass(frozen=True)
class FakeChange:
    sequence: int
    kind: str
    node_id: str

    @property
    def event_id(self) -> str:
        return f"evt_{self.sequence}"


@dataclass
class FakeFeed:
    """Tells its changes above `after` and ends."""

    changes: Sequence[FakeChange]
    followed: list[tuple[str, int | None]] = field(default_factory=list)

    async def newest(self, subject: str) -> int:
        return max((change.sequence for change in self.changes), default=0)

    async def follow(self, subject: str, after: int | None) -> AsyncIterator[FakeChange]:
        self.followed.append((subject, after))
        for change in self.changes:
            if change.sequence > (after or 0):
                yield change


@dataclass(frozen=True)
class FakeLink:
    status: InvitationStatus = InvitationStatus.PENDING
    generation: int = 1
    expires_at: datetime = NOW
    contact: ContactView = NOBODY


@dataclass
class FakeViews:
    """Remembers who asked for what; answers what it was given."""

    asked: list[tuple[object, ...]] = field(default_factory=list)
    found_invitations: Mapping[str, InvitationView] = field(default_factory=dict)
    candidate: CandidateInterviewView | None = None
    links: Mapping[str, FakeLink] = field(default_factory=dict)
    barred: set[str] = field(default_factory=set)

    async def templates(self, viewer: Viewer, template_ids: Sequence[str]) -> Mapping[str, TemplateView]:
        self.asked.append(("templates", viewer, template_ids))
        return {}

    async def questions(self, viewer: Viewer, question_ids: Sequence[str]) -> Mapping[str, QuestionView]:
        self.asked.append(("questions", viewer, question_ids))
        return {}

    async def list_templates(
        self, viewer: Viewer, chosen: TemplateFilter, order: TemplateOrder, request: PageRequest
    ) -> Page[TemplateView]:
        self.asked.append(("list_templates", viewer, chosen, order, request))
        return Page((), False, False)

    async def templates_of(
        self, viewer: Viewer, owner_ids: Sequence[str], order: TemplateOrder, request: PageRequest
    ) -> Mapping[str, Page[TemplateView]]:
        self.asked.append(("templates_of", viewer, owner_ids, order, request))
        return {}

    async def count_invitations(self, viewer: Viewer, chosen: InvitationFilter) -> InvitationCountsView:
        self.asked.append(("count_invitations", viewer, chosen))
        return InvitationCountsView(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

    async def invitations_of(
        self, viewer: Viewer, hr_ids: Sequence[str], order: InvitationOrder, request: PageRequest
    ) -> Mapping[str, Page[InvitationView]]:
        self.asked.append(("invitations_of", viewer, hr_ids, order, request))
        return {}

    async def invitations(
        self, viewer: Viewer, invitation_ids: Sequence[str], chosen: InvitationFilter | None = None
    ) -> Mapping[str, InvitationView]:
        self.asked.append(("invitations", viewer, invitation_ids, chosen))
        return {key: view for key, view in self.found_invitations.items() if key in invitation_ids}

    async def list_invitations(
        self, viewer: Viewer, chosen: InvitationFilter, order: InvitationOrder, request: PageRequest
    ) -> Page[InvitationView]:
        self.asked.append(("list_invitations", viewer, chosen, order, request))
        return Page((), False, False)

    async def responses_of(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, tuple[ResponseView, ...]]:
        self.asked.append(("responses_of", viewer, invitation_ids))
        return {}

    async def responses(self, viewer: Viewer, response_ids: Sequence[str]) -> Mapping[str, ResponseView]:
        self.asked.append(("responses", viewer, response_ids))
        return {}

    async def questions_of(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, tuple[QuestionView, ...]]:
        self.asked.append(("questions_of", viewer, invitation_ids))
        return {}

    async def may_watch(self, user_id: str, company_id: str | None) -> bool:
        return user_id not in self.barred

    async def interview(self, invitation_id: InvitationId, now: datetime) -> CandidateInterviewView | None:
        self.asked.append(("interview", invitation_id, now))
        return self.candidate

    async def link_state(self, invitation_id: InvitationId) -> FakeLink | None:
        return self.links.get(invitation_id)


@dataclass
class FakeFailedEvents:
    limits: list[int] = field(default_factory=list)

    async def list(self, limit: int) -> Sequence[FailedEventView]:
        self.limits.append(limit)
        return []
