"""What the resolvers of interviews work with: the use cases, and the loader of one operation."""

from collections.abc import Sequence
from dataclasses import dataclass

import strawberry
from strawberry.dataloader import DataLoader

from kernel.subgraph.context import GraphQLContext, RequestFacts
from subgraphs.interviews.application.handlers import Handlers
from subgraphs.interviews.application.views import ResponseView, TemplateView


@dataclass(kw_only=True)
class InterviewsContext(GraphQLContext):
    handlers: Handlers
    templates: DataLoader[str, TemplateView | None]
    responses: DataLoader[str, Sequence[ResponseView]]


Info = strawberry.Info[InterviewsContext, None]


def make_context(request: RequestFacts, handlers: Handlers) -> InterviewsContext:
    async def load_templates(template_ids: list[str]) -> list[TemplateView | None]:
        found = await handlers.find_templates(request.caller, template_ids)
        return [found.get(template_id) for template_id in template_ids]

    async def load_responses(invitation_ids: list[str]) -> list[Sequence[ResponseView]]:
        found = await handlers.responses(request.caller, invitation_ids)
        return [found.get(invitation_id, ()) for invitation_id in invitation_ids]

    # No cache: a mutation's answer must not show what was loaded before it.
    return InterviewsContext(
        request=request,
        handlers=handlers,
        templates=DataLoader(load_templates, cache=False),
        responses=DataLoader(load_responses, cache=False),
    )
