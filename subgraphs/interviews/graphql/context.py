"""What the resolvers of interviews work with: the use cases, and the loaders of one operation."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import strawberry
from strawberry.dataloader import DataLoader

from kernel.paging.page import Page, PageRequest
from kernel.subgraph.context import GraphQLContext, RequestFacts
from subgraphs.interviews.application.handlers import Handlers
from subgraphs.interviews.application.views import (
    InvitationOrder,
    InvitationView,
    QuestionView,
    ResponseView,
    TemplateOrder,
    TemplateView,
)

T = TypeVar("T")
OwnersPage: TypeAlias = tuple[str, PageRequest]
Pages: TypeAlias = Callable[[Sequence[str], PageRequest], Awaitable[Mapping[str, Page[T]]]]

# The order of the lists of one person.
TEMPLATES_ORDER = TemplateOrder.UPDATED_AT_DESC
INVITATIONS_ORDER = InvitationOrder.CREATED_AT_DESC


@dataclass(kw_only=True)
class InterviewsContext(GraphQLContext):
    handlers: Handlers
    templates: DataLoader[str, TemplateView | None]
    responses: DataLoader[str, Sequence[ResponseView]]
    asked_questions: DataLoader[str, Sequence[QuestionView]]
    templates_of: DataLoader[OwnersPage, Page[TemplateView]]
    invitations_of: DataLoader[OwnersPage, Page[InvitationView]]


Info = strawberry.Info[InterviewsContext, None]


def make_context(request: RequestFacts, handlers: Handlers) -> InterviewsContext:
    caller = request.caller

    async def load_templates(template_ids: list[str]) -> list[TemplateView | None]:
        found = await handlers.find_templates(caller, template_ids)
        return [found.get(template_id) for template_id in template_ids]

    async def load_responses(invitation_ids: list[str]) -> list[Sequence[ResponseView]]:
        found = await handlers.responses(caller, invitation_ids)
        return [found.get(invitation_id, ()) for invitation_id in invitation_ids]

    async def load_questions(invitation_ids: list[str]) -> list[Sequence[QuestionView]]:
        found = await handlers.asked_questions(caller, invitation_ids)
        return [found.get(invitation_id, ()) for invitation_id in invitation_ids]

    # No cache: a mutation's answer must not show what was loaded before it.
    return InterviewsContext(
        request=request,
        handlers=handlers,
        templates=DataLoader(load_templates, cache=False),
        responses=DataLoader(load_responses, cache=False),
        asked_questions=DataLoader(load_questions, cache=False),
        templates_of=_pages(lambda ids, page: handlers.templates_of(caller, ids, TEMPLATES_ORDER, page)),
        invitations_of=_pages(lambda ids, page: handlers.invitations_of(caller, ids, INVITATIONS_ORDER, page)),
    )


def _pages(ask: Pages[T]) -> DataLoader[OwnersPage, Page[T]]:
    """One question per different page; people of one list are asked for the same."""

    async def load(keys: list[OwnersPage]) -> list[Page[T]]:
        found: dict[OwnersPage, Page[T]] = {}
        for request in {request for _, request in keys}:
            owner_ids = sorted({owner_id for owner_id, wanted in keys if wanted == request})
            pages = await ask(owner_ids, request)
            found |= {(owner_id, request): page for owner_id, page in pages.items()}
        return [found[key] for key in keys]

    return DataLoader(load, cache=False)
