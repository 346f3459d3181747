"""Views on the real database: who may watch, and how many statements a question costs."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from kernel.database.database import Database
from kernel.paging.cursor import decode_cursor
from kernel.paging.page import PageRequest
from subgraphs.interviews.application.access import Viewer
from subgraphs.interviews.application.links import InvitationLinks
from subgraphs.interviews.application.views import (
    InvitationFilter,
    InvitationOrder,
    Promises,
    TemplateFilter,
    TemplateOrder,
    invitations_list,
)
from subgraphs.interviews.domain.consent import CONSENT_TEXT_VERSION, ConsentChoice
from subgraphs.interviews.domain.ids import InvitationId, UserId
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.domain.link_token import LinkTokens
from subgraphs.interviews.infrastructure.candidate_views import SqlAlchemyCandidateViews
from subgraphs.interviews.infrastructure.invitation_views import SqlAlchemyInvitationViews
from subgraphs.interviews.infrastructure.response_views import SqlAlchemyResponseViews
from subgraphs.interviews.infrastructure.template_views import SqlAlchemyTemplateViews
from subgraphs.interviews.infrastructure.unit_of_work import InterviewsUnitOfWork
from tests.interviews.people import CONTOSO, HANNA, NORTHWIND
from tests.interviews.samples import NOW, hex_id, invite, response_id

HANNAS = Viewer(HANNA, NORTHWIND)


def views_of(database: Database) -> SqlAlchemyInvitationViews:
    return SqlAlchemyInvitationViews(database, InvitationLinks("http://localhost:3000", LinkTokens(b"k" * 32)))


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if not statement.startswith(("SELECT pg_catalog", "show ", "select current_schema")):
            sent.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)


@pytest.fixture
async def many(database: Database, invitation: Invitation) -> list[Invitation]:
    """Five completed interviews of one template."""
    done = []
    for _ in range(5):
        one = invite(invitation.template_version)
        one.start(ConsentChoice.AI, CONSENT_TEXT_VERSION, NOW)
        one.submit(response_id(), one.question_order[0], "Because.", None, NOW)
        async with InterviewsUnitOfWork(database) as uow:
            await uow.invitations.add(one)
            await uow.invitations.save(one)
            await uow.commit()
        done.append(one)
    return done


class TestOneStatement:
    async def test_per_list_and_per_fetch_of_entities(self, database: Database, many: list[Invitation]) -> None:
        invitations, responses = views_of(database), SqlAlchemyResponseViews(database)
        templates = SqlAlchemyTemplateViews(database)
        ids = [one.id for one in many]
        answer_ids = [answer.id for one in many for answer in one.responses]
        template_id = many[0].template_version.template_id
        question_ids = [question.id for question in many[0].template_version.questions]
        page = PageRequest()
        for ask, found in (
            (invitations.invitations(HANNAS, ids), 5),
            (responses.responses_of(HANNAS, ids), 5),
            (responses.responses(HANNAS, answer_ids), 5),
            (templates.templates(HANNAS, [template_id]), 1),
            (templates.questions(HANNAS, question_ids), 2),
        ):
            with statements(database) as sent:
                assert len(await ask) == found
            assert len(sent) == 1, sent
        with statements(database) as sent:
            order = InvitationOrder.SCORE_DESC
            assert len((await invitations.list_invitations(HANNAS, InvitationFilter(), order, page)).items) == 6
            await templates.list_templates(HANNAS, TemplateFilter(), TemplateOrder.TITLE_ASC, page)
        assert len(sent) == 2, sent
        with statements(database) as sent:
            assert (await invitations.count_invitations(HANNAS, InvitationFilter())).total == 6
        assert len(sent) == 1, sent

    async def test_a_total_is_counted_only_when_asked_for(self, database: Database, many: list[Invitation]) -> None:
        views = views_of(database)
        with statements(database) as sent:
            page = await views.list_invitations(
                HANNAS, InvitationFilter(), InvitationOrder.CREATED_AT_ASC, PageRequest(limit=2, count=True)
            )
        assert (page.total_count, len(page.items), len(sent)) == (6, 2, 2)


class TestPagesOfPeople:
    async def test_one_statement_for_all_and_the_pages_cover_each_list(
        self, database: Database, many: list[Invitation]
    ) -> None:
        views, order = views_of(database), InvitationOrder.CREATED_AT_DESC
        everything = Viewer("usr_x", sees_everyone=True)
        async with InterviewsUnitOfWork(database) as uow:
            theirs = invite(many[0].template_version)
            theirs.hr_id = UserId("usr_other")
            await uow.invitations.add(theirs)
            await uow.commit()
        hr_ids = [HANNA, "usr_other", "usr_nobody"]
        whole = await views.invitations_of(everything, hr_ids, order, PageRequest(limit=100))
        assert [len(whole[hr_id].items) for hr_id in hr_ids] == [6, 1, 0]
        with statements(database) as sent:
            first = await views.invitations_of(everything, hr_ids, order, PageRequest(limit=4, count=True))
        assert len(sent) == 2
        assert [first[hr_id].total_count for hr_id in hr_ids] == [6, 1, 0]
        assert (first[HANNA].has_next_page, first["usr_other"].has_next_page) == (True, False)
        end = decode_cursor(invitations_list(order), first[HANNA].items[-1][0])
        rest = (await views.invitations_of(everything, [HANNA], order, PageRequest(limit=4, cursor=end)))[HANNA]
        assert first[HANNA].items + rest.items == whole[HANNA].items
        assert (rest.has_next_page, rest.has_previous_page) == (False, True)
        back = PageRequest(limit=2, cursor=end, backward=True)
        before = (await views.invitations_of(everything, [HANNA], order, back))[HANNA]
        assert before.items == whole[HANNA].items[1:3]

    async def test_holds_only_what_the_viewer_sees(self, database: Database, many: list[Invitation]) -> None:
        templates = SqlAlchemyTemplateViews(database)
        order, page = TemplateOrder.UPDATED_AT_DESC, PageRequest(count=True)
        assert (await templates.templates_of(HANNAS, [HANNA], order, page))[HANNA].total_count == 1
        assert (await templates.templates_of(Viewer("usr_x"), [HANNA], order, page))[HANNA].total_count == 0


class TestMayWatch:
    async def tell(self, database: Database, status: str | None = None, active: bool | None = None) -> None:
        async with InterviewsUnitOfWork(database) as uow:
            if status is not None:
                await uow.directory.set_status(HANNA, status)
            if active is not None:
                await uow.directory.put_member(NORTHWIND, HANNA, active=active)
            await uow.commit()

    async def test_who_users_has_not_told_of_is_as_the_token_says(self, database: Database) -> None:
        assert await views_of(database).may_watch(HANNA, NORTHWIND)
        assert await views_of(database).may_watch(HANNA, None)

    @pytest.mark.parametrize("status", ["SUSPENDED", "DELETED"])
    async def test_nobody_who_is_barred(self, database: Database, status: str) -> None:
        await self.tell(database, status)
        assert not await views_of(database).may_watch(HANNA, NORTHWIND)
        await self.tell(database, "ACTIVE")
        assert await views_of(database).may_watch(HANNA, NORTHWIND)

    async def test_nobody_who_left_the_company(self, database: Database) -> None:
        await self.tell(database, active=False)
        assert not await views_of(database).may_watch(HANNA, NORTHWIND)
        assert await views_of(database).may_watch(HANNA, CONTOSO)
        await self.tell(database, active=True)
        assert await views_of(database).may_watch(HANNA, NORTHWIND)


class TestCandidate:
    async def test_unknown_is_none(self, database: Database) -> None:
        views = SqlAlchemyCandidateViews(database, Promises(180, 14))
        unknown = InvitationId(hex_id("inv"))
        assert await views.interview(unknown, NOW) is None
        assert await views.link_state(unknown) is None
