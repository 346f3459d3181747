"""Views: who sees whom, filters, orders, pages; each question is one SQL statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event, insert

from kernel.database.database import Database
from kernel.database.tables import KERNEL
from kernel.paging.page import PageRequest, page_request
from subgraphs.users.application.access import Viewer
from subgraphs.users.application.views import UserFilter, UserOrder, users_list
from subgraphs.users.domain.ids import UserId
from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import Profile, Role, UserStatus
from subgraphs.users.infrastructure.unit_of_work import UsersUnitOfWork
from subgraphs.users.infrastructure.user_views import SqlAlchemyUserViews
from tests.users.fakes import NOW
from tests.users.people import ADA, BEN, CONTOSO, HANNA, MARA, NORTHWIND, join, make_company, make_user

ADMIN = Viewer(ADA, sees_everyone=True)
NAMES = {HANNA: "hanna Reyes", BEN: "Ben Okafor", MARA: "Mara Lindt", ADA: "Ada Quist"}


@pytest.fixture
async def views(database: Database) -> SqlAlchemyUserViews:
    """Hanna (owner) and Ben at Northwind, Mara at Contoso, Ada alone; each made a minute after the other."""
    async with UsersUnitOfWork(database) as uow:
        for minute, (user_id, name) in enumerate(NAMES.items()):
            user = make_user(user_id, Role.ADMIN if user_id == ADA else Role.HR, name=name)
            user.created_at = NOW + timedelta(minutes=minute)
            user.updated_at = NOW - timedelta(minutes=minute)
            await uow.users.add(user)
        northwind = make_company(HANNA)
        join(northwind, BEN, "Recruiter")
        await uow.companies.add(northwind)
        await uow.companies.add(make_company(MARA, CONTOSO, "Contoso Health"))
        await uow.commit()
    return SqlAlchemyUserViews(database)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def names(views: SqlAlchemyUserViews, viewer: Viewer, chosen: UserFilter, order: UserOrder) -> list[str]:
    page = await views.list_users(viewer, chosen, order, PageRequest())
    return [user.full_name.partition(" ")[0] for _, user in page.items]


class TestVisibility:
    @pytest.mark.parametrize(
        ("viewer", "seen"),
        [
            (Viewer(HANNA, False), {HANNA, BEN}),
            (Viewer(BEN, False), {HANNA, BEN}),
            (Viewer(MARA, False), {MARA}),
            (Viewer(ADA, False), {ADA}),
            (Viewer("inv_1", False), set()),
            (ADMIN, {HANNA, BEN, MARA, ADA}),
        ],
    )
    async def test_one_sees_oneself_and_colleagues(
        self, views: SqlAlchemyUserViews, viewer: Viewer, seen: set[str]
    ) -> None:
        assert set(await views.users(viewer, [*NAMES, "usr_none"])) == seen

    async def test_a_company_is_seen_by_its_members(self, views: SqlAlchemyUserViews) -> None:
        both = [NORTHWIND, CONTOSO]
        assert set(await views.companies(Viewer(BEN, False), both)) == {NORTHWIND}
        assert set(await views.companies(Viewer(ADA, False), both)) == set()
        assert set(await views.companies(ADMIN, both)) == {NORTHWIND, CONTOSO}

    async def test_members_of_another_company_are_not_listed(self, views: SqlAlchemyUserViews) -> None:
        members = await views.members(Viewer(BEN, False), [NORTHWIND, CONTOSO])
        assert [(member.user.id, member.role, member.position) for member in members[NORTHWIND]] == [
            (HANNA, CompanyRole.OWNER, None),
            (BEN, CompanyRole.MEMBER, "Recruiter"),
        ]
        assert members[CONTOSO] == []

    async def test_a_user_comes_with_company_in_one_statement(
        self, views: SqlAlchemyUserViews, database: Database
    ) -> None:
        with counted(database) as statements:
            users = await views.users(Viewer(BEN, False), list(NAMES))
        assert len([text for text in statements if "users" in text]) == 1
        ben = users[BEN]
        assert ben.company is not None
        assert (ben.company.name, ben.company_role) == ("Northwind Labs", CompanyRole.MEMBER)


class TestList:
    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            (UserOrder.NAME_ASC, ["Ada", "Ben", "hanna", "Mara"]),
            (UserOrder.NAME_DESC, ["Mara", "hanna", "Ben", "Ada"]),
            (UserOrder.CREATED_AT_ASC, ["hanna", "Ben", "Mara", "Ada"]),
            (UserOrder.UPDATED_AT_ASC, ["Ada", "Mara", "Ben", "hanna"]),
            (UserOrder.UPDATED_AT_DESC, ["hanna", "Ben", "Mara", "Ada"]),
        ],
    )
    async def test_orders(self, views: SqlAlchemyUserViews, order: UserOrder, expected: list[str]) -> None:
        assert await names(views, ADMIN, UserFilter(), order) == expected

    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            (UserFilter(search="HANNA"), ["hanna"]),
            (UserFilter(search="2@northwind"), ["Ben"]),
            (UserFilter(search="%"), []),
            (UserFilter(search="  "), ["Ada", "Ben", "hanna", "Mara"]),
            (UserFilter(role=Role.ADMIN), ["Ada"]),
            (UserFilter(status=UserStatus.SUSPENDED), []),
            (UserFilter(role=Role.HR, search="o"), ["Ben", "hanna", "Mara"]),
        ],
    )
    async def test_filters(self, views: SqlAlchemyUserViews, chosen: UserFilter, expected: list[str]) -> None:
        assert await names(views, ADMIN, chosen, UserOrder.NAME_ASC) == expected

    @pytest.mark.parametrize("search", ["zoë", "zoe\u0308", "ZOE", "o'brien", "o’BRIEN", "oʼbrien"])
    async def test_finds_both_encodings_and_both_apostrophes(
        self, views: SqlAlchemyUserViews, database: Database, search: str
    ) -> None:
        async with UsersUnitOfWork(database) as uow:
            for letter, name in zip("xy", ("Zoë O’Brien", "Zoe\u0308 O'Brien"), strict=True):
                user = make_user(UserId(f"usr_zoe_{letter}"), Role.HR)
                user.profile = Profile(name)  # as a row from before is: neither composed nor cleaned
                await uow.users.add(user)
            await uow.commit()
        found = await names(views, ADMIN, UserFilter(search=search), UserOrder.NAME_ASC)
        assert sorted(found) == ["Zoe\u0308", "Zoë"]

    @pytest.mark.parametrize("order", list(UserOrder))
    async def test_pages_forward_and_backward_meet_everybody_once(
        self, views: SqlAlchemyUserViews, order: UserOrder
    ) -> None:
        everybody = await names(views, ADMIN, UserFilter(), order)
        forward: list[str] = []
        backward: list[str] = []
        after = before = None
        for _ in range(4):
            request = page_request(users_list(order), first=1, after=after, count=True)
            page = await views.list_users(ADMIN, UserFilter(), order, request)
            after = page.items[0][0]
            forward += [user.full_name.partition(" ")[0] for _, user in page.items]
            assert page.has_next_page is (len(forward) < 4)
            assert page.total_count == 4
            page = await views.list_users(
                ADMIN, UserFilter(), order, page_request(users_list(order), last=1, before=before)
            )
            before = page.items[0][0]
            backward += [user.full_name.partition(" ")[0] for _, user in page.items]
            assert page.has_previous_page is (len(backward) < 4)
            assert page.total_count is None
        assert forward == everybody
        assert backward == everybody[::-1]

    async def test_hr_lists_colleagues_only(self, views: SqlAlchemyUserViews) -> None:
        assert await names(views, Viewer(BEN, False), UserFilter(), UserOrder.NAME_ASC) == ["Ben", "hanna"]


async def test_failed_events_come_newest_first(views: SqlAlchemyUserViews, database: Database) -> None:
    async with database.session() as session:
        for minute in range(2):
            row = {
                "id": f"dlt_{minute}", "code": "EVENT_NOT_JSON", "consumer_group": "users", "topic": "auth-events",
                "partition": 0, "offset": minute, "error": "no JSON", "stack": "", "attempts": 1, "body": b"?",
                "headers": [], "dead_at": NOW + timedelta(minutes=minute),
            }  # fmt: skip
            await session.execute(insert(KERNEL.dead_letters).values(row))
        await session.commit()
    assert [letter.id for letter in await views.failed_events(50)] == ["dlt_1", "dlt_0"]
    assert len(await views.failed_events(1)) == 1
