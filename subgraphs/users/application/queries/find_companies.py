"""Questions: companies by id and their members, for members and administrators."""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from subgraphs.users.application.access import viewer_of
from subgraphs.users.application.ports import UserViews
from subgraphs.users.application.views import CompanyView, MemberView


class FindCompanies:
    def __init__(self, views: UserViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, company_ids: Sequence[str]) -> Mapping[str, CompanyView]:
        return await self._views.companies(viewer_of(caller), company_ids)

    async def one(self, caller: Caller, company_id: str) -> CompanyView | None:
        return (await self(caller, [company_id])).get(company_id)

    async def members(self, caller: Caller, company_ids: Sequence[str]) -> Mapping[str, Sequence[MemberView]]:
        return await self._views.members(viewer_of(caller), company_ids)
