"""How many invitations stand where."""

from dataclasses import asdict

import strawberry

from subgraphs.interviews.application.decision_views import InvitationCountsView


@strawberry.type(description="How many invitations stand where, over all of them and not over one page.")
class InvitationCounts:
    total: int = strawberry.field(description="All that match the filter.")
    pending: int = strawberry.field(description="Sent, not started.")
    started: int = strawberry.field(description="Being answered.")
    completed: int = strawberry.field(description="Completed, decided or not.")
    expired: int = strawberry.field(description="Not completed before their end.")
    revoked: int = strawberry.field(description="Taken back.")
    undecided: int = strawberry.field(description="Completed, and nobody has decided.")
    being_scored: int = strawberry.field(description="Undecided ones whose scores are still to come.")
    advance: int = strawberry.field(description="All who decided: on to the next step.")
    hold: int = strawberry.field(description="All who decided: wait.")
    decline: int = strawberry.field(description="All who decided: not for this role.")
    disagreed: int = strawberry.field(description="Decided differently by different people.")
    expiring_soon: int = strawberry.field(description="Sent or started, and at their end within three days.")


def to_counts(view: InvitationCountsView) -> InvitationCounts:
    return InvitationCounts(**asdict(view))
