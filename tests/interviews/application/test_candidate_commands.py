"""The candidate's session acts on its own invitation alone; HR sees it progress."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from kernel.errors import AccessDenied
from subgraphs.interviews.application.commands.complete_interview import CompleteInterview, CompleteInterviewHandler
from subgraphs.interviews.application.commands.save_draft import SaveDraft, SaveDraftHandler
from subgraphs.interviews.application.commands.show_question import ShowQuestion, ShowQuestionHandler
from subgraphs.interviews.application.commands.start_interview import StartInterview, StartInterviewHandler
from subgraphs.interviews.application.commands.submit_response import SubmitResponse, SubmitResponseHandler
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.errors import InvitationNotFound, RequiredQuestionUnanswered
from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.template_settings import TemplateSettings
from tests.interviews.fakes import FakeClock, FakeStore
from tests.interviews.people import admin, candidate_user, hr, session_of
from tests.interviews.samples import NOW, in_, invite, published, text_question

Run = Callable[[Any], Awaitable[Any]]


class Bench:
    def __init__(self) -> None:
        self.store, self.clock = FakeStore(), FakeClock()
        settings = TemplateSettings(total_time_limit_minutes=30)
        self.invitation = invite(published(text_question("qst_1"), settings=settings)[1])
        self.store.put(self.invitation)
        self.session = session_of(self.invitation.id)
        begin = self.store.begin
        self.start: Run = StartInterviewHandler(begin, self.clock)
        self.show: Run = ShowQuestionHandler(begin, self.clock)
        self.save: Run = SaveDraftHandler(begin, self.clock)
        self.submit: Run = SubmitResponseHandler(begin, self.clock)
        self.complete: Run = CompleteInterviewHandler(begin, self.clock)

    async def started(self) -> None:
        await self.start(StartInterview(self.session, self.invitation.id, ConsentChoice.AI, CONSENT_TEXT_VERSION))


@pytest.fixture
def bench() -> Bench:
    return Bench()


async def test_a_whole_interview(bench: Bench) -> None:
    await bench.started()
    bench.clock.time = in_(seconds=10)
    await bench.show(ShowQuestion(bench.session, bench.invitation.id, "qst_1"))
    with pytest.raises(RequiredQuestionUnanswered):
        await bench.complete(CompleteInterview(bench.session, bench.invitation.id))
    bench.clock.time = in_(seconds=20)
    await bench.submit(SubmitResponse(bench.session, bench.invitation.id, "qst_1", "Whole"))
    await bench.complete(CompleteInterview(bench.session, bench.invitation.id))
    assert bench.store.change_kinds == ["STARTED", "PROGRESSED", "COMPLETED"]
    assert bench.store.event_types == ["invitation.started", "response.submitted", "invitation.completed"]


async def test_starting_sets_the_timers_of_expiry_and_total_time(bench: Bench) -> None:
    await bench.started()
    assert bench.store.stored.timers == [
        ("expire_invitation", bench.invitation.id, in_(days=7, seconds=15)),
        ("end_interview", bench.invitation.id, in_(minutes=30, seconds=15)),
    ]


async def test_showing_and_saving_are_kept_and_told_to_nobody(bench: Bench) -> None:
    await bench.started()
    await bench.show(ShowQuestion(bench.session, bench.invitation.id, "qst_1"))
    await bench.save(SaveDraft(bench.session, bench.invitation.id, "qst_1", "Half"))
    answering = bench.store.stored.invitations[bench.invitation.id].answerings[QuestionId("qst_1")]
    assert answering.shown_at == NOW
    assert answering.draft is not None
    assert bench.store.change_kinds == ["STARTED"]


@pytest.mark.parametrize("caller", [hr(), admin(), candidate_user()])
async def test_nobody_else_takes_an_interview(bench: Bench, caller: Any) -> None:
    for handler, command in (
        (bench.start, StartInterview(caller, bench.invitation.id, ConsentChoice.AI, CONSENT_TEXT_VERSION)),
        (bench.show, ShowQuestion(caller, bench.invitation.id, "qst_1")),
        (bench.save, SaveDraft(caller, bench.invitation.id, "qst_1", "Half")),
        (bench.submit, SubmitResponse(caller, bench.invitation.id, "qst_1", "Whole")),
        (bench.complete, CompleteInterview(caller, bench.invitation.id)),
    ):
        with pytest.raises(AccessDenied):
            await handler(command)


async def test_a_session_of_what_is_gone_finds_nothing(bench: Bench) -> None:
    with pytest.raises(InvitationNotFound):
        await bench.show(ShowQuestion(session_of("inv_missing"), "inv_missing", "qst_1"))
