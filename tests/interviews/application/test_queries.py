"""Queries ask their views in the name of the caller; links and live changes are judged here."""

from dataclasses import replace
from datetime import datetime

import pytest

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from kernel.paging.page import PageRequest
from subgraphs.interviews.application.access import Viewer
from subgraphs.interviews.application.commands.open_link import OpenLink, OpenLinkHandler
from subgraphs.interviews.application.decision_views import DecisionState
from subgraphs.interviews.application.links import InvitationLinks
from subgraphs.interviews.application.queries.count_invitations import CountInvitationsHandler
from subgraphs.interviews.application.queries.find_invitations import (
    AskedQuestionsHandler,
    FindInvitationsHandler,
    FindResponsesHandler,
    ResponsesHandler,
)
from subgraphs.interviews.application.queries.find_templates import FindQuestionsHandler, FindTemplatesHandler
from subgraphs.interviews.application.queries.follow_invitations import FollowInvitationsHandler
from subgraphs.interviews.application.queries.list_failed_events import ListFailedEventsHandler
from subgraphs.interviews.application.queries.list_invitations import InvitationsOfHandler, ListInvitationsHandler
from subgraphs.interviews.application.queries.list_templates import ListTemplatesHandler, TemplatesOfHandler
from subgraphs.interviews.application.queries.my_interview import MyInterviewHandler
from subgraphs.interviews.application.views import (
    InvitationFilter,
    InvitationOrder,
    InvitationView,
    ResultView,
    TemplateFilter,
    TemplateOrder,
    invitations_list,
    templates_list,
)
from subgraphs.interviews.domain.ids import InvitationId
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.link_token import LinkClaim, LinkTokens
from tests.interviews.fakes import FakeChange, FakeClock, FakeFailedEvents, FakeFeed, FakeLink, FakeStore, FakeViews
from tests.interviews.people import HANNA, NORTHWIND, SOLO, admin, freelancer, gateway, hr, session_of, stranger
from tests.interviews.samples import NOW, in_

HANNAS_VIEW = Viewer(HANNA, NORTHWIND)
TOKENS = LinkTokens(b"k" * 32)
INVITATION = InvitationId("inv_" + "0" * 32)


def view_of(invitation_id: str) -> InvitationView:
    return InvitationView(
        id=invitation_id,
        status="STARTED",
        template_id="tpl_1",
        template_version_id="tpv_1",
        template_title="Engineer",
        candidate_name="Robin",
        candidate_email="robin@example.com",
        candidate_id=None,
        hr_id=HANNA,
        hr_name="Hanna",
        company_id=NORTHWIND,
        company_name=None,
        expires_at=NOW,
        created_at=NOW,
        started_at=None,
        completed_at=None,
        updated_at=NOW,
        consent=None,
        consent_at=None,
        link=None,
        answered=0,
        total=2,
        result=ResultView("NONE"),
        reviews=(),
        decision_state=DecisionState.NONE,
        external_id=None,
    )


class TestReads:
    async def test_each_asks_in_the_name_of_the_caller(self) -> None:
        views, page = FakeViews(), PageRequest()
        await FindTemplatesHandler(views)(hr(), ["tpl_1"])
        await FindQuestionsHandler(views)(hr(), ["qst_1"])
        await ListTemplatesHandler(views)(hr(), TemplateFilter(), TemplateOrder.TITLE_ASC, page)
        await TemplatesOfHandler(views)(hr(), [HANNA], TemplateOrder.TITLE_ASC, page)
        await InvitationsOfHandler(views)(hr(), [HANNA], InvitationOrder.SCORE_DESC, page)
        await FindInvitationsHandler(views)(hr(), ["inv_1"])
        await ListInvitationsHandler(views)(hr(), InvitationFilter(), InvitationOrder.SCORE_DESC, page)
        await CountInvitationsHandler(views)(hr(), InvitationFilter())
        await ResponsesHandler(views)(hr(), ["inv_1"])
        await FindResponsesHandler(views)(hr(), ["rsp_1"])
        await AskedQuestionsHandler(views)(hr(), ["inv_1"])
        assert [(asked[0], asked[1]) for asked in views.asked] == [
            ("templates", HANNAS_VIEW),
            ("questions", HANNAS_VIEW),
            ("list_templates", HANNAS_VIEW),
            ("templates_of", HANNAS_VIEW),
            ("invitations_of", HANNAS_VIEW),
            ("invitations", HANNAS_VIEW),
            ("list_invitations", HANNAS_VIEW),
            ("count_invitations", HANNAS_VIEW),
            ("responses_of", HANNAS_VIEW),
            ("responses", HANNAS_VIEW),
            ("questions_of", HANNAS_VIEW),
        ]

    def test_cursors_name_list_and_order(self) -> None:
        assert templates_list(TemplateOrder.TITLE_ASC) == "templates:TITLE_ASC"
        assert invitations_list(InvitationOrder.SCORE_ASC) == "invitations:SCORE_ASC"

    async def test_the_candidates_view_is_for_sessions(self) -> None:
        views = FakeViews()
        handler = MyInterviewHandler(FakeStore().begin, views, FakeClock())
        assert await handler(hr()) is None
        assert await handler(session_of(INVITATION)) is None
        assert views.asked == [("interview", INVITATION, NOW)]

    async def test_failed_events_are_for_administrators(self) -> None:
        failed = FakeFailedEvents()
        assert await ListFailedEventsHandler(failed)(admin(), 5) == []
        with pytest.raises(AccessDenied):
            await ListFailedEventsHandler(failed)(hr(), 5)
        assert failed.limits == [5]


class TestVisibility:
    @pytest.mark.parametrize(
        ("viewer", "sees"),
        [
            (Viewer(HANNA), False),
            (Viewer(HANNA, NORTHWIND), True),
            (Viewer("usr_x", NORTHWIND), True),
            (Viewer("usr_x", sees_everyone=True), True),
            (Viewer("usr_x", "cmp_x"), False),
            (Viewer("usr_x"), False),
        ],
    )
    def test_what_is_the_companys_is_its_present_members_or_for_who_sees_everything(
        self, viewer: Viewer, sees: bool
    ) -> None:
        assert viewer.may_see(HANNA, NORTHWIND) is sees

    def test_what_has_no_company_is_its_owners_alone(self) -> None:
        assert Viewer(HANNA, NORTHWIND).may_see(HANNA, None)
        assert not Viewer("usr_x").may_see(HANNA, None)
        assert not Viewer("usr_x", NORTHWIND).may_see(HANNA, None)


class TestLinks:
    def test_a_link_is_shown_until_the_candidate_begins(self) -> None:
        links = InvitationLinks("http://localhost:3000", TOKENS)
        link = links.link_for(INVITATION, 2, InvitationStatus.PENDING)
        assert link == f"http://localhost:3000/interview#{TOKENS.token_for(LinkClaim(INVITATION, 2))}"
        for status in set(InvitationStatus) - {InvitationStatus.PENDING}:
            assert links.link_for(INVITATION, 2, status) is None

    def handler(self, views: FakeViews, now: datetime = NOW) -> OpenLinkHandler:
        return OpenLinkHandler(FakeStore().begin, views, TOKENS, FakeClock(now))

    async def exchange(self, state: FakeLink | None, now: datetime = NOW, generation: int = 1) -> str | None:
        views = FakeViews(links={INVITATION: state} if state else {})
        token = TOKENS.token_for(LinkClaim(INVITATION, generation))
        answer = await self.handler(views, now)(OpenLink(gateway(), token))
        assert (answer.invitation_id is None) == (answer.message is not None)
        return answer.code

    async def test_open_and_completed_interviews_open(self) -> None:
        for status in (InvitationStatus.PENDING, InvitationStatus.STARTED):
            assert await self.exchange(FakeLink(status, expires_at=in_(days=1))) is None
        assert await self.exchange(FakeLink(InvitationStatus.COMPLETED), in_(days=99)) is None

    async def test_an_expired_one_says_so_even_before_its_timer(self) -> None:
        assert await self.exchange(FakeLink(expires_at=NOW)) == "INVITATION_EXPIRED"
        assert await self.exchange(FakeLink(InvitationStatus.EXPIRED, expires_at=in_(days=1))) == "INVITATION_EXPIRED"

    async def test_a_revoked_or_replaced_one_says_so(self) -> None:
        revoked = FakeLink(InvitationStatus.REVOKED, generation=2, expires_at=in_(days=1))
        assert await self.exchange(revoked) == "INVITATION_REVOKED"
        assert await self.exchange(revoked, generation=2) == "INVITATION_REVOKED"
        assert await self.exchange(FakeLink(generation=2, expires_at=in_(days=1))) == "INVITATION_REVOKED"

    async def test_what_is_unknown_or_forged_opens_nothing(self) -> None:
        assert await self.exchange(None) == "INVITATION_NOT_FOUND"
        assert (await self.handler(FakeViews())(OpenLink(gateway(), "forged"))).code == "INVITATION_NOT_FOUND"

    @pytest.mark.parametrize("caller", [hr(), admin(), session_of(INVITATION), replace(gateway(), scopes=frozenset())])
    async def test_only_the_gateway_exchanges(self, caller: Caller) -> None:
        with pytest.raises(AccessDenied):
            await self.handler(FakeViews())(OpenLink(caller, "x"))


class TestFollowing:
    CHANGES = (FakeChange(1, "CREATED", "inv_1"), FakeChange(2, "STARTED", "inv_2"), FakeChange(3, "EXPIRED", "inv_1"))

    def views(self) -> FakeViews:
        return FakeViews(found_invitations={"inv_1": view_of("inv_1")})

    async def told(self, caller: Caller, after: int | None, views: FakeViews) -> tuple[list[int], FakeFeed]:
        feed = FakeFeed(self.CHANGES)
        handler = FollowInvitationsHandler(feed, views)
        chosen = InvitationFilter(status=("STARTED",))
        return [event.sequence async for event in handler(caller, chosen, after)], feed

    async def test_tells_what_the_caller_sees_and_asked_for(self) -> None:
        views = self.views()
        sequences, feed = await self.told(hr(), None, views)
        assert (sequences, feed.followed) == ([1, 3], [(NORTHWIND, None)])
        assert views.asked[0] == ("invitations", HANNAS_VIEW, ["inv_1"], InvitationFilter(status=("STARTED",)))

    async def test_goes_on_after_the_last_one_seen(self) -> None:
        assert (await self.told(hr(), 1, self.views()))[0] == [3]

    async def test_everyone_follows_the_own_company_or_oneself(self) -> None:
        assert (await self.told(stranger(), None, self.views()))[1].followed == [(stranger().company_id, None)]
        assert (await self.told(freelancer(), None, self.views()))[1].followed == [(SOLO, None)]

    async def test_is_refused_at_the_start(self) -> None:
        views = self.views()
        views.barred.add(HANNA)
        with pytest.raises(AccessDenied):
            await self.told(hr(), None, views)
        with pytest.raises(AccessDenied):
            await self.told(session_of("inv_1"), None, self.views())

    async def test_ends_at_the_first_event_after_the_access_is_gone(self) -> None:
        views = self.views()
        events = FollowInvitationsHandler(FakeFeed(self.CHANGES), views)(hr(), InvitationFilter(), None)
        assert (await anext(events)).sequence == 1
        views.barred.add(HANNA)
        with pytest.raises(AccessDenied) as denied:
            await anext(events)
        assert denied.value.code == "UNAUTHENTICATED"
