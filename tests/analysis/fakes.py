"""Hand-written doubles for analysis' ports. The fake database copies what is stored, as a real one would."""

import copy
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kernel.events.domain_event import DomainEvent
from subgraphs.analysis.application.ports import Assessment, Finding, ScoringTask, UnitOfWork
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.rubric import Criterion
from tests.analysis.samples import ENGINE, NOW


class FixedClock:
    def now(self) -> datetime:
        return NOW


@dataclass
class FakeDatabase:
    """What is committed. `lost_commits` makes so many commits fail, as if the process died there."""

    analyses: dict[str, Analysis] = field(default_factory=dict)
    processed: set[str] = field(default_factory=set)
    jobs: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    events: list[DomainEvent] = field(default_factory=list)
    lost_commits: int = 0

    def begin(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return _begin(self)


class Died(Exception):
    """The process is gone before the commit."""


@asynccontextmanager
async def _begin(database: FakeDatabase) -> AsyncIterator[UnitOfWork]:
    yield FakeUnitOfWork(database)


class FakeUnitOfWork:
    """It is its own repository, inbox, job queue and change log; nothing is kept without `commit`."""

    def __init__(self, database: FakeDatabase) -> None:
        self._database = database
        self._staged = copy.deepcopy(database)
        self._seen: list[Analysis] = []
        self.analyses = self.inbox = self.jobs = self.changes = self

    async def find(self, analysis_id: str) -> Analysis | None:
        found = self._staged.analyses.get(analysis_id)
        if found is not None:
            self._seen.append(found)
        return found

    async def find_to_change(self, analysis_id: str) -> Analysis | None:
        return await self.find(analysis_id)

    async def add(self, analysis: Analysis) -> bool:
        if any(a.subject.invitation_id == analysis.subject.invitation_id for a in self._staged.analyses.values()):
            return False
        self._staged.analyses[analysis.id] = analysis
        self._seen.append(analysis)
        return True

    async def save(self, analysis: Analysis) -> None:
        self._staged.analyses[analysis.id] = analysis

    async def first_time(self, event_id: str) -> bool:
        if event_id in self._staged.processed:
            return False
        self._staged.processed.add(event_id)
        return True

    async def put(
        self, kind: str, subject_id: str, payload: dict[str, Any] | None = None, run_at: datetime | None = None
    ) -> str:
        self._staged.jobs.append((kind, subject_id, payload or {}))
        return f"job_{len(self._staged.jobs)}"

    async def append(self, subject: str, kind: str, node_id: str, payload: dict[str, Any] | None = None) -> int:
        self._staged.changes.append((subject, kind, node_id))
        return sum(name == subject for name, _, _ in self._staged.changes)

    async def commit(self) -> None:
        if self._database.lost_commits:
            self._database.lost_commits -= 1
            raise Died
        for analysis in self._seen:
            self._staged.events += analysis.take_events()
        for name in ("analyses", "processed", "jobs", "changes", "events"):
            setattr(self._database, name, getattr(self._staged, name))


def level_of(level: int, *quotes: str) -> tuple[Finding, ...]:
    return tuple(Finding(criterion, quotes, level, f"because {criterion.lower()}") for criterion in Criterion)


class ScriptedEngine:
    """Answers what it is told and remembers what it was shown. An exception in the script is raised."""

    def __init__(self, *script: Sequence[Finding] | Exception | Callable[[ScoringTask], Sequence[Finding]]) -> None:
        self._script = list(script) or [level_of(3, "I switched the loyalty feature off")]
        self.tasks: list[ScoringTask] = []

    @property
    def engine(self) -> Engine:
        return ENGINE

    async def assess(self, task: ScoringTask) -> Assessment:
        self.tasks.append(task)
        step = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        if isinstance(step, Exception):
            raise step
        findings = step(task) if callable(step) else step
        return Assessment(tuple(findings), "Fine.", ("good",), ("short",), ("2 sentences earned nothing",), 120, 30)
