"""Arguments of the lists: filters and orders."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import strawberry

from subgraphs.interviews.application import views
from subgraphs.interviews.graphql.enums import (
    DecisionState,
    InvitationOrder,
    InvitationStatus,
    ResultStatus,
    TemplateOrder,
    TemplateStatus,
)


@strawberry.input(description="Which templates to list; what is left out filters nothing.")
class TemplateFilter:
    status: list[TemplateStatus] | None = strawberry.field(default=None, description="Has one of these.")
    search: str | None = strawberry.field(default=None, description="A part of title or role.")

    def to_view(self) -> views.TemplateFilter:
        return views.TemplateFilter(_texts(self.status), self.search)


@strawberry.input(description="Which invitations to list; what is left out filters nothing.")
class InvitationFilter:
    status: list[InvitationStatus] | None = strawberry.field(default=None, description="Has one of these.")
    template_id: strawberry.ID | None = strawberry.field(default=None, description="Rests on this template.")
    search: str | None = strawberry.field(default=None, description="A part of the candidate's name or address.")
    min_score: int | None = strawberry.field(default=None, description="Overall score at least this.")
    max_score: int | None = strawberry.field(default=None, description="Overall score at most this.")
    result_status: list[ResultStatus] | None = strawberry.field(default=None, description="Result has one of these.")
    decision_state: list[DecisionState] | None = strawberry.field(default=None, description="Has one of these.")

    def to_view(self) -> views.InvitationFilter:
        return views.InvitationFilter(
            status=_texts(self.status),
            template_id=str(self.template_id) if self.template_id is not None else None,
            search=self.search,
            min_score=self.min_score,
            max_score=self.max_score,
            result_status=_texts(self.result_status),
            decision_state=_texts(self.decision_state),
        )


def _texts(values: Sequence[StrEnum] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(value.value for value in values)


TemplateFilterArgument = Annotated[TemplateFilter | None, strawberry.argument(description="Which templates.")]
TemplateOrderArgument = Annotated[TemplateOrder, strawberry.argument(name="orderBy", description="In which order.")]
InvitationFilterArgument = Annotated[InvitationFilter | None, strawberry.argument(description="Which invitations.")]
InvitationOrderArgument = Annotated[InvitationOrder, strawberry.argument(name="orderBy", description="In which order.")]
