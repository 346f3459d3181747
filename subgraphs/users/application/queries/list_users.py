"""Question: which users are there? Colleagues for HR, everyone for administrators."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.paging.page import Page, PageRequest
from subgraphs.users.application.access import viewer_of
from subgraphs.users.application.ports import UserViews
from subgraphs.users.application.views import UserFilter, UserOrder, UserView


@dataclass(frozen=True)
class ListUsers:
    caller: Caller
    chosen: UserFilter
    order: UserOrder
    request: PageRequest


class ListUsersHandler:
    def __init__(self, views: UserViews) -> None:
        self._views = views

    async def __call__(self, query: ListUsers) -> Page[UserView]:
        return await self._views.list_users(viewer_of(query.caller), query.chosen, query.order, query.request)
