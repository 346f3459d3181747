"""Questions: who asks decides what there is."""

from dataclasses import replace

import pytest

from kernel.auth.caller import ANONYMOUS, Caller
from kernel.errors import AccessDenied
from kernel.paging.cursor import InvalidPage
from kernel.paging.page import PageRequest
from subgraphs.users.application.access import Viewer
from subgraphs.users.application.queries.find_companies import FindCompanies
from subgraphs.users.application.queries.find_users import FindUsers
from subgraphs.users.application.queries.list_failed_events import ListFailedEvents
from subgraphs.users.application.queries.list_users import ListUsers, ListUsersHandler
from subgraphs.users.application.views import CompanyView, FailedEventView, UserFilter, UserOrder, UserView
from subgraphs.users.domain.user import Role, UserStatus
from tests.users.fakes import NOW, FakeViews, caller
from tests.users.people import ADA, HANNA, NORTHWIND

COMPANY = CompanyView(NORTHWIND, "northwind-labs-aaaaaa", "Northwind Labs", None, None, None, NOW, NOW)
USER = UserView(
    HANNA,
    "hanna@northwind.example",
    "Hanna Reyes",
    (Role.HR,),
    UserStatus.ACTIVE,
    None,
    None,
    True,
    NOW,
    NOW,
    NOW,
    company=COMPANY,
)
FAILED = FailedEventView("dlt_1", None, None, "auth-events", "no JSON", "EVENT_NOT_JSON", 1, NOW)


async def test_me_is_the_signed_in_person_only() -> None:
    find = FindUsers(FakeViews([USER, replace(USER, id="inv_1")]))
    assert await find.me(caller(HANNA)) == USER
    assert await find.me(Caller(subject="inv_1", kind="INVITATION")) is None
    assert await find.me(ANONYMOUS) is None
    assert await find.me(caller(ADA)) is None


async def test_asks_as_the_caller_and_an_admin_sees_everyone() -> None:
    views = FakeViews([USER])
    assert await FindUsers(views).one(caller(HANNA, "HR"), HANNA) == USER
    await FindUsers(views)(caller(ADA, "ADMIN"), [HANNA])
    assert views.viewers == [Viewer(HANNA, False), Viewer(ADA, True)]


async def test_lists_users_and_companies_as_the_caller() -> None:
    views = FakeViews([USER])
    query = ListUsers(caller(HANNA, "HR"), UserFilter(), UserOrder.NAME_ASC, PageRequest())
    page = await ListUsersHandler(views)(query)
    assert [user for _, user in page.items] == [USER]
    companies = FindCompanies(views)
    assert await companies.one(caller(HANNA), NORTHWIND) == COMPANY
    assert await companies.members(caller(HANNA), [NORTHWIND]) == {NORTHWIND: []}
    assert set(views.viewers) == {Viewer(HANNA, False)}


async def test_failed_events_are_for_administrators() -> None:
    question = ListFailedEvents(FakeViews(failed=[FAILED]))
    assert await question(caller(ADA, "ADMIN"), 50) == [FAILED]
    with pytest.raises(AccessDenied):
        await question(caller(HANNA, "HR"), 50)
    with pytest.raises(InvalidPage):
        await question(caller(ADA, "ADMIN"), 101)
