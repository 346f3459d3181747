"""HR invites, extends, revokes, reviews; timers end what is over. Each change tells those who watch."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.interviews.application.commands.create_invitation import CreateInvitation, CreateInvitationHandler
from subgraphs.interviews.application.commands.end_interview import EndInterviewHandler
from subgraphs.interviews.application.commands.expire_invitation import ExpireInvitationHandler
from subgraphs.interviews.application.commands.extend_invitation import ExtendInvitation, ExtendInvitationHandler
from subgraphs.interviews.application.commands.review_invitation import ReviewInvitation, ReviewInvitationHandler
from subgraphs.interviews.application.commands.revoke_invitation import RevokeInvitation, RevokeInvitationHandler
from subgraphs.interviews.domain.errors import (
    InvalidInput,
    InvitationNotCompleted,
    InvitationNotFound,
    TemplateNotFound,
    TemplateNotPublished,
)
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.review import Decision
from subgraphs.interviews.domain.template_settings import TemplateSettings
from tests.interviews.fakes import FakeClock, FakeStore
from tests.interviews.people import (
    CONTOSO,
    HANNA,
    NORTHWIND,
    SOLO,
    admin,
    colleague,
    freelancer,
    hr,
    session_of,
    stranger,
)
from tests.interviews.samples import draft, in_, invite, published, started, text_question

Run = Callable[[Any], Awaitable[Any]]
OTHERS = [stranger(), freelancer(), session_of("inv_1")]


class Bench:
    def __init__(self) -> None:
        self.store, self.clock = FakeStore(), FakeClock()
        self.template, self.version = published(settings=TemplateSettings(total_time_limit_minutes=30))
        self.store.put(self.template, self.version)
        begin = self.store.begin
        self.create: Run = CreateInvitationHandler(begin, self.clock)
        self.extend: Run = ExtendInvitationHandler(begin, self.clock)
        self.revoke: Run = RevokeInvitationHandler(begin, self.clock)
        self.review: Run = ReviewInvitationHandler(begin, self.clock)
        self.expire = ExpireInvitationHandler(begin, self.clock)
        self.end = EndInterviewHandler(begin, self.clock)

    def command(self, caller: Caller | None = None, **values: Any) -> CreateInvitation:
        return CreateInvitation(caller or hr(), self.template.id, "Robin", "robin@example.com", **values)


@pytest.fixture
def bench() -> Bench:
    return Bench()


class TestCreateInvitation:
    async def test_is_sent_with_the_published_version_and_a_timer(self, bench: Bench) -> None:
        invitation_id = await bench.create(bench.command(external_id="ats-1"))
        invitation = bench.store.stored.invitations[invitation_id]
        assert (invitation.template_version.id, invitation.hr_id) == (bench.template.version_id, HANNA)
        assert bench.store.stored.timers == [("expire_invitation", invitation_id, in_(days=7))]
        assert bench.store.stored.changes == [(NORTHWIND, "CREATED", invitation_id)]
        assert bench.store.event_types == ["invitation.created"]

    async def test_knows_the_candidates_account(self, bench: Bench) -> None:
        bench.store.stored.people["usr_7"] = ("Robin", "robin@example.com", "ACTIVE")
        invitation_id = await bench.create(bench.command())
        assert bench.store.stored.invitations[invitation_id].candidate.user_id == "usr_7"

    async def test_belongs_to_the_company_of_the_template(self, bench: Bench) -> None:
        by_admin = await bench.create(bench.command(admin()))
        assert bench.store.stored.invitations[by_admin].tenant == NORTHWIND
        bench.template.company_id = None
        bench.store.put(bench.template)
        by_owner = await bench.create(bench.command(replace(hr(), company_id=CONTOSO)))
        assert bench.store.stored.invitations[by_owner].company_id is None, "what is sent from a private one is private"

    async def test_needs_a_published_template_of_the_callers_own(self, bench: Bench) -> None:
        unpublished = draft(text_question())
        bench.store.put(unpublished)
        with pytest.raises(TemplateNotPublished):
            await bench.create(replace(bench.command(), template_id=unpublished.id))
        for caller in OTHERS:
            with pytest.raises(TemplateNotFound):
                await bench.create(bench.command(caller))

    async def test_does_not_invent_a_version(self, bench: Bench) -> None:
        bench.store.stored.versions.clear()
        with pytest.raises(TemplateNotFound):
            await bench.create(bench.command())

    async def test_a_key_gives_the_first_invitation_again(self, bench: Bench) -> None:
        first = await bench.create(bench.command(idempotency_key="k1", expires_at=in_(days=1)))
        again = await bench.create(bench.command(idempotency_key="k1", expires_at=in_(days=1)))
        other = await bench.create(bench.command(idempotency_key="k2"))
        assert (first == again, first == other) == (True, False)
        assert len(bench.store.stored.invitations) == 2

    async def test_a_key_has_the_form_in_which_earlier_versions_stored_it(self, bench: Bench) -> None:
        invitation_id = await bench.create(bench.command(idempotency_key="k1", expires_at=in_(days=1)))
        asked = {
            "mutation": "createInvitation",
            "templateId": bench.template.id,
            "candidateName": "Robin",
            "candidateEmail": "robin@example.com",
            "expiresAt": in_(days=1).isoformat(),
            "externalId": None,
        }
        assert bench.store.stored.keys == {(HANNA, "k1"): (asked, {"invitationId": invitation_id})}

    async def test_a_refused_try_leaves_no_key(self, bench: Bench) -> None:
        with pytest.raises(InvalidInput):
            await bench.create(bench.command(idempotency_key="k1", expires_at=in_(days=-1)))
        assert await bench.create(bench.command(idempotency_key="k1"))

    @pytest.mark.parametrize("key", ["", "x" * 201])
    async def test_refuses_a_key_out_of_bounds(self, bench: Bench, key: str) -> None:
        with pytest.raises(InvalidInput):
            await bench.create(bench.command(idempotency_key=key))


class TestChangingAnInvitation:
    async def test_extending_sets_another_timer(self, bench: Bench) -> None:
        invitation = invite(bench.version)
        bench.store.put(invitation)
        await bench.extend(ExtendInvitation(colleague(), invitation.id, in_(days=20)))
        assert bench.store.stored.timers == [("expire_invitation", invitation.id, in_(days=20))]
        assert bench.store.change_kinds == ["EXTENDED"]

    async def test_extending_a_running_one_sets_both(self, bench: Bench) -> None:
        invitation = started(bench.version)
        bench.store.put(invitation)
        await bench.extend(ExtendInvitation(hr(), invitation.id, in_(days=20)))
        assert [timer[0] for timer in bench.store.stored.timers] == ["expire_invitation", "end_interview"]

    async def test_revoking_is_told_once(self, bench: Bench) -> None:
        invitation = invite(bench.version)
        bench.store.put(invitation)
        for _ in range(2):
            await bench.revoke(RevokeInvitation(hr(), invitation.id))
        assert (bench.store.change_kinds, bench.store.event_types) == (["REVOKED"], ["invitation.revoked"])

    async def test_a_review_is_the_callers(self, bench: Bench) -> None:
        invitation = started(bench.version)
        invitation.end_when_time_is_over(lambda: pytest.fail("no answers"), in_(hours=1))
        invitation.take_events()
        bench.store.put(invitation)
        await bench.review(ReviewInvitation(colleague(), invitation.id, 60, Decision.HOLD, "Later"))
        [review] = bench.store.stored.invitations[invitation.id].reviews.values()
        assert (review.reviewer_id, review.score, review.decision) == (colleague().subject, 60, Decision.HOLD)
        assert (bench.store.change_kinds, bench.store.event_types) == (["REVIEWED"], ["invitation.decided"])

    async def test_a_review_waits_for_the_end(self, bench: Bench) -> None:
        invitation = started(bench.version)
        bench.store.put(invitation)
        with pytest.raises(InvitationNotCompleted):
            await bench.review(ReviewInvitation(hr(), invitation.id, 60))

    @pytest.mark.parametrize("caller", [stranger(), freelancer()])
    async def test_for_others_it_does_not_exist(self, bench: Bench, caller: Caller) -> None:
        invitation = invite(bench.version)
        bench.store.put(invitation)
        attempts: list[tuple[Run, Any]] = [
            (bench.extend, ExtendInvitation(caller, invitation.id, in_(days=20))),
            (bench.revoke, RevokeInvitation(caller, invitation.id)),
            (bench.review, ReviewInvitation(caller, invitation.id, 60)),
        ]
        for handler, command in attempts:
            with pytest.raises(InvitationNotFound) as foreign:
                await handler(command)
            with pytest.raises(InvitationNotFound) as missing:
                await handler(replace(command, invitation_id="inv_missing"))
            assert (str(foreign.value), foreign.value.field) == (str(missing.value), missing.value.field)

    async def test_the_candidates_session_reviews_nothing(self, bench: Bench) -> None:
        invitation = invite(bench.version)
        bench.store.put(invitation)
        with pytest.raises(AccessDenied):
            await bench.review(ReviewInvitation(session_of(invitation.id), invitation.id, 100))

    async def test_without_a_company_one_sees_the_own(self, bench: Bench) -> None:
        invitation = invite(bench.version)
        invitation.hr_id, invitation.company_id = freelancer().subject, None  # type: ignore[assignment]
        bench.store.put(invitation)
        await bench.revoke(RevokeInvitation(freelancer(), invitation.id))
        assert bench.store.stored.changes == [(SOLO, "REVOKED", invitation.id)]


class TestTimers:
    async def test_an_overdue_invitation_expires(self, bench: Bench) -> None:
        invitation = invite(bench.version)
        bench.store.put(invitation)
        await bench.expire(invitation.id)
        assert bench.store.change_kinds == []
        bench.clock.time = in_(days=7)
        await bench.expire(invitation.id)
        await bench.expire(invitation.id)
        assert bench.store.stored.invitations[invitation.id].status is InvitationStatus.EXPIRED
        assert (bench.store.change_kinds, bench.store.event_types) == (["EXPIRED"], ["invitation.expired"])

    async def test_the_total_time_completes_an_interview(self, bench: Bench) -> None:
        invitation = started(bench.version)
        invitation.save_draft(invitation.question_order[0], "Half a thought", None, in_(minutes=1))
        bench.store.put(invitation)
        await bench.end(invitation.id)
        assert bench.store.change_kinds == []
        bench.clock.time = in_(minutes=31)
        await bench.end(invitation.id)
        await bench.end(invitation.id)
        assert bench.store.stored.invitations[invitation.id].status is InvitationStatus.COMPLETED
        assert bench.store.change_kinds == ["COMPLETED"]
        assert bench.store.event_types == ["response.submitted", "invitation.completed"]

    async def test_a_timer_of_what_is_gone_does_nothing(self, bench: Bench) -> None:
        await bench.expire("inv_missing")
        await bench.end("inv_missing")
        assert bench.store.stored.changes == []
