"""Queries: these invitations, what they asked and the answers given in them, as far as the caller may see them."""

from collections.abc import Mapping, Sequence

from kernel.auth.caller import Caller
from subgraphs.interviews.application.access import viewer_of
from subgraphs.interviews.application.ports import InvitationViews, ResponseViews
from subgraphs.interviews.application.views import InvitationView, QuestionView, ResponseView


class FindInvitationsHandler:
    def __init__(self, views: InvitationViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, invitation_ids: Sequence[str]) -> Mapping[str, InvitationView]:
        return await self._views.invitations(viewer_of(caller), invitation_ids)


class ResponsesHandler:
    """All answers of each invitation, in the order in which the template asks."""

    def __init__(self, views: ResponseViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, invitation_ids: Sequence[str]) -> Mapping[str, tuple[ResponseView, ...]]:
        return await self._views.responses_of(viewer_of(caller), invitation_ids)


class FindResponsesHandler:
    def __init__(self, views: ResponseViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, response_ids: Sequence[str]) -> Mapping[str, ResponseView]:
        return await self._views.responses(viewer_of(caller), response_ids)


class AskedQuestionsHandler:
    """The questions of each invitation as the version it was sent with asks them."""

    def __init__(self, views: ResponseViews) -> None:
        self._views = views

    async def __call__(self, caller: Caller, invitation_ids: Sequence[str]) -> Mapping[str, tuple[QuestionView, ...]]:
        return await self._views.questions_of(viewer_of(caller), invitation_ids)
