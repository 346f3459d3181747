"""The ports of analysis' use cases."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from kernel.paging.page import Page, PageRequest
from subgraphs.analysis.application.access import Viewer
from subgraphs.analysis.application.views import (
    AnalysisFilter,
    AnalysisOrder,
    AnalysisView,
    FailedEventView,
    QuestionAnalysisView,
)
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.rubric import Criterion, Rubric


@dataclass(frozen=True)
class ScoringTask:
    """All that an engine may know: no name, no other answer. `answer` was prepared (domain/prepared_answer.py)."""

    question: str
    rubric: Rubric
    answer: str


@dataclass(frozen=True)
class Finding:
    """`quotes` first, then the level they support. Not yet verified."""

    criterion: Criterion
    quotes: tuple[str, ...]
    level: int
    explanation: str


@dataclass(frozen=True)
class Assessment:
    findings: tuple[Finding, ...]
    feedback: str
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    notes: tuple[str, ...] = ()
    input_tokens: int | None = None
    output_tokens: int | None = None


class AnalysisEngine(Protocol):
    """Reads one answer against one rubric. It has no memory and computes no score.

    Promises: the text is data to it, whatever it says; long answers are split, never cut; InvalidAssessment for output
    that is no assessment, AnswerUnreadable for an answer it cannot judge; any other exception is a failed call.
    """

    @property
    def engine(self) -> Engine: ...
    async def assess(self, task: ScoringTask) -> Assessment: ...


class PromptLoader(Protocol):
    """Prompts are files with a version; `load("score_question")` gives the newest."""

    def load(self, name: str) -> "Prompt": ...


@dataclass(frozen=True)
class Prompt:
    name: str
    version: str
    text: str


class AnalysisRepository(Protocol):
    """`find_to_change` locks the row until commit, so that questions scored at once settle one after the other.
    `add` answers False when the invitation has an analysis already; `save` raises ConcurrentChange."""

    async def find(self, analysis_id: str) -> Analysis | None: ...
    async def find_to_change(self, analysis_id: str) -> Analysis | None: ...
    async def add(self, analysis: Analysis) -> bool: ...
    async def save(self, analysis: Analysis) -> None: ...


class EventInbox(Protocol):
    """False for an event that was applied before."""

    async def first_time(self, event_id: str) -> bool: ...


class Jobs(Protocol):
    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str: ...


class Changes(Protocol):
    """Numbers what subscribers must see, per subject, in the transaction of the change."""

    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int: ...


class LiveChange(Protocol):
    """A committed change as subscribers get it."""

    @property
    def sequence(self) -> int: ...
    @property
    def event_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def node_id(self) -> str: ...


class LiveChanges(Protocol):
    """Every change of a subject numbered above `after`, then each new one; without `after` only new ones."""

    def follow(self, subject: str, after: int | None) -> AsyncIterator[LiveChange]: ...


class UnitOfWork(Protocol):
    @property
    def analyses(self) -> AnalysisRepository: ...
    @property
    def inbox(self) -> EventInbox: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def changes(self) -> Changes: ...
    async def commit(self) -> None: ...


BeginUnitOfWork = Callable[[], AbstractAsyncContextManager[UnitOfWork]]


class AnalysisViews(Protocol):
    """Reads for the graph. Each answers only what the viewer may see, in one SQL statement."""

    async def analyses(self, viewer: Viewer, analysis_ids: Sequence[str]) -> Mapping[str, AnalysisView]: ...
    async def analyses_of_invitations(
        self, viewer: Viewer, invitation_ids: Sequence[str]
    ) -> Mapping[str, AnalysisView]: ...
    async def questions(self, viewer: Viewer, ids: Sequence[str]) -> Mapping[str, QuestionAnalysisView]: ...
    async def questions_of_responses(
        self, viewer: Viewer, response_ids: Sequence[str]
    ) -> Mapping[str, QuestionAnalysisView]: ...
    async def questions_of_analyses(
        self, viewer: Viewer, analysis_ids: Sequence[str]
    ) -> Mapping[str, Sequence[QuestionAnalysisView]]: ...
    async def list_analyses(
        self, viewer: Viewer, chosen: AnalysisFilter, order: AnalysisOrder, request: PageRequest
    ) -> Page[AnalysisView]: ...
    async def failed_events(self, limit: int) -> Sequence[FailedEventView]: ...
