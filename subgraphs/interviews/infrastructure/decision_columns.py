"""The reviews of an invitation as SQL: all of them, what they come to, and their mean score."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from subgraphs.interviews.application.decision_views import DecisionState
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.infrastructure.person_names import name_of
from subgraphs.interviews.infrastructure.tables import InvitationRow, ReviewRow


def _over_reviews(aggregate: ColumnElement[Any]) -> ColumnElement[Any]:
    of_this = ReviewRow.invitation_id == InvitationRow.id
    return select(aggregate).where(of_this).correlate(InvitationRow).scalar_subquery()


_REVIEW = func.jsonb_build_object(
    *(part for column in ReviewRow.__table__.columns for part in (column.name, column)),
    "reviewer_name",
    name_of(ReviewRow.reviewer_id),
)
REVIEWS = _over_reviews(func.jsonb_agg(aggregate_order_by(_REVIEW, ReviewRow.updated_at.desc(), ReviewRow.id.desc())))
REVIEW_SCORE = _over_reviews(cast(func.round(func.avg(ReviewRow.score)), Integer))

# One word of everybody's decisions; two people who decided differently are no decision.
_DECIDED = _over_reviews(
    case(
        (func.count(ReviewRow.decision.distinct()) > 1, literal(DecisionState.DISAGREED.value)),
        else_=func.max(ReviewRow.decision),
    )
)
_OPEN = case(
    (InvitationRow.status == InvitationStatus.COMPLETED.value, literal(DecisionState.UNDECIDED.value)),
    else_=literal(DecisionState.NONE.value),
)
DECISION_STATE = func.coalesce(_DECIDED, _OPEN)
