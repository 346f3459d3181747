"""Timers as rows: they run at their time whatever happened meanwhile, and twice does no harm."""

import asyncio

import pytest

from kernel.database.database import Database
from kernel.tasks.runner import JobRunner
from subgraphs.interviews.application.commands.create_invitation import CreateInvitation, CreateInvitationHandler
from subgraphs.interviews.application.commands.extend_invitation import ExtendInvitation, ExtendInvitationHandler
from subgraphs.interviews.application.commands.save_draft import SaveDraft, SaveDraftHandler
from subgraphs.interviews.application.commands.start_interview import StartInterview, StartInterviewHandler
from subgraphs.interviews.bootstrap import begin_with, jobs
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.invitation import Invitation, InvitationStatus
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.infrastructure.unit_of_work import InterviewsUnitOfWork
from tests.interviews.fakes import FakeClock
from tests.interviews.people import hr, session_of
from tests.interviews.samples import in_, published, text_question


class Bench:
    def __init__(self, database: Database, clock: FakeClock) -> None:
        self.database, self.clock = database, clock
        self.begin = begin_with(database)
        handlers = jobs(database).handlers
        # two workers look at the same rows
        self.runners = [JobRunner(database, handlers) for _ in range(2)]

    async def run_due(self) -> None:
        await asyncio.gather(*(runner.look() for runner in self.runners))

    async def invite(self, minutes: int | None = None) -> str:
        settings = TemplateSettings(total_time_limit_minutes=minutes)
        template, version = published(text_question("qst_" + "0" * 32), settings=settings)
        async with InterviewsUnitOfWork(self.database) as uow:
            await uow.templates.add(template)
            await uow.templates.add_version(version)
            await uow.commit()
        command = CreateInvitation(hr(), template.id, "Robin", "robin@example.com")
        return await CreateInvitationHandler(self.begin, self.clock)(command)

    async def start(self, invitation_id: str) -> None:
        command = StartInterview(session_of(invitation_id), invitation_id, ConsentChoice.AI, CONSENT_TEXT_VERSION)
        await StartInterviewHandler(self.begin, self.clock)(command)

    async def now(self, invitation_id: str) -> Invitation:
        async with InterviewsUnitOfWork(self.database) as uow:
            invitation = await uow.invitations.find(invitation_id)
        assert invitation is not None
        return invitation


@pytest.fixture
def bench(database: Database, clock: FakeClock) -> Bench:
    return Bench(database, clock)


async def test_an_invitation_expires_at_its_time(bench: Bench) -> None:
    invitation_id = await bench.invite()
    bench.clock.time = in_(days=7, seconds=-1)
    await bench.run_due()
    assert (await bench.now(invitation_id)).status is InvitationStatus.PENDING
    bench.clock.time = in_(days=7)
    await bench.run_due()
    assert (await bench.now(invitation_id)).status is InvitationStatus.EXPIRED


async def test_an_extended_one_expires_at_its_new_time_only(bench: Bench) -> None:
    invitation_id = await bench.invite()
    extend = ExtendInvitationHandler(bench.begin, bench.clock)
    await extend(ExtendInvitation(hr(), invitation_id, in_(days=9)))
    bench.clock.time = in_(days=8)
    await bench.run_due()
    assert (await bench.now(invitation_id)).status is InvitationStatus.PENDING
    bench.clock.time = in_(days=9)
    await bench.run_due()
    assert (await bench.now(invitation_id)).status is InvitationStatus.EXPIRED


async def test_the_total_time_ends_an_interview_with_the_tab_closed(bench: Bench) -> None:
    invitation_id = await bench.invite(minutes=10)
    await bench.start(invitation_id)
    draft = SaveDraft(session_of(invitation_id), invitation_id, "qst_" + "0" * 32, "Half a thought")
    await SaveDraftHandler(bench.begin, bench.clock)(draft)
    bench.clock.time = in_(minutes=10, seconds=15)
    await bench.run_due()
    done = await bench.now(invitation_id)
    assert (done.status, [answer.content.text for answer in done.responses]) == ("COMPLETED", ["Half a thought"])


async def test_an_interview_whose_worker_was_away_ends_when_it_is_back(bench: Bench) -> None:
    """Both timers are due at once, and may run in any order: the answers go out."""
    invitation_id = await bench.invite(minutes=10)
    await bench.start(invitation_id)
    bench.clock.time = in_(days=30)
    await bench.run_due()
    assert (await bench.now(invitation_id)).status is InvitationStatus.COMPLETED
