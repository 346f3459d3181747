"""What people decided, over all who reviewed: the state of one invitation, and how many invitations stand where."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionState(StrEnum):
    """Of all reviews of one invitation. Two people who decided differently are no decision: DISAGREED."""

    NONE = "NONE"
    UNDECIDED = "UNDECIDED"
    ADVANCE = "ADVANCE"
    HOLD = "HOLD"
    DECLINE = "DECLINE"
    DISAGREED = "DISAGREED"


@dataclass(frozen=True)
class InvitationCountsView:
    """Over everything the viewer may see, never over one page of it. `being_scored` are among `undecided`, and
    `expiring_soon` (within three days) among `pending` and `started`.
    """

    total: int
    pending: int
    started: int
    completed: int
    expired: int
    revoked: int
    undecided: int
    being_scored: int
    advance: int
    hold: int
    decline: int
    disagreed: int
    expiring_soon: int
