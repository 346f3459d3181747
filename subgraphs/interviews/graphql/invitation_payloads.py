"""What the invitation mutations answer: the changed object and the refusals each can meet."""

from enum import Enum

import strawberry

from kernel.subgraph.user_errors import UserError
from subgraphs.interviews.graphql.entities import Invitation


@strawberry.enum(description="Why nobody was invited.")
class CreateInvitationErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_PUBLISHED = strawberry.enum_value(
        "TEMPLATE_NOT_PUBLISHED", description="Only a published template allows this."
    )
    IDEMPOTENCY_KEY_REUSED = strawberry.enum_value(
        "IDEMPOTENCY_KEY_REUSED", description="This key was used with other input."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why nobody was invited.")
class CreateInvitationUserError(UserError):
    code: CreateInvitationErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of createInvitation.")
class CreateInvitationPayload:
    invitation: Invitation | None = strawberry.field(default=None, description="The new invitation with its link.")
    user_errors: list[CreateInvitationUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why an invitation was not extended.")
class ExtendInvitationErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why an invitation was not extended.")
class ExtendInvitationUserError(UserError):
    code: ExtendInvitationErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of extendInvitation.")
class ExtendInvitationPayload:
    invitation: Invitation | None = strawberry.field(default=None, description="The extended invitation.")
    user_errors: list[ExtendInvitationUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why an invitation was not revoked.")
class RevokeInvitationErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")


@strawberry.type(description="Why an invitation was not revoked.")
class RevokeInvitationUserError(UserError):
    code: RevokeInvitationErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of revokeInvitation.")
class RevokeInvitationPayload:
    invitation: Invitation | None = strawberry.field(default=None, description="The revoked invitation.")
    user_errors: list[RevokeInvitationUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why there is no new link.")
class SendInvitationAgainErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_REVOKED = strawberry.enum_value("INVITATION_REVOKED", description="It was revoked.")
    INVITATION_EXPIRED = strawberry.enum_value("INVITATION_EXPIRED", description="Its time is over; extend it first.")
    INVITATION_ALREADY_STARTED = strawberry.enum_value(
        "INVITATION_ALREADY_STARTED", description="The candidate has begun; the link is theirs alone."
    )
    INVITATION_ALREADY_COMPLETED = strawberry.enum_value("INVITATION_ALREADY_COMPLETED", description="It is completed.")


@strawberry.type(description="Why there is no new link.")
class SendInvitationAgainUserError(UserError):
    code: SendInvitationAgainErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of sendInvitationAgain.")
class SendInvitationAgainPayload:
    invitation: Invitation | None = strawberry.field(default=None, description="The invitation with its new link.")
    user_errors: list[SendInvitationAgainUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why an opinion was not kept.")
class ReviewInvitationErrorCode(Enum):
    INVITATION_NOT_FOUND = strawberry.enum_value(
        "INVITATION_NOT_FOUND", description="No such invitation, or not the caller's."
    )
    INVITATION_NOT_COMPLETED = strawberry.enum_value("INVITATION_NOT_COMPLETED", description="It has not ended yet.")
    QUESTION_NOT_FOUND = strawberry.enum_value("QUESTION_NOT_FOUND", description="It asks no such question.")
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why an opinion was not kept.")
class ReviewInvitationUserError(UserError):
    code: ReviewInvitationErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of reviewInvitation.")
class ReviewInvitationPayload:
    invitation: Invitation | None = strawberry.field(default=None, description="The reviewed invitation.")
    user_errors: list[ReviewInvitationUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )
