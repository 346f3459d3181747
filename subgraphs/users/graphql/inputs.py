"""What the mutations of users take."""

from typing import TypeVar

import strawberry

from kernel.subgraph.scalars import EmailAddress
from subgraphs.users.application.keep import KEEP, Keep
from subgraphs.users.graphql.enums import CompanyRole, Role

T = TypeVar("T")


def or_keep(given: T | None) -> T | Keep | None:
    """A field that the client left out stays as it is; null clears it."""
    return KEEP if given is strawberry.UNSET else given


def or_keep_required(given: T | None) -> T | Keep:
    """For fields that cannot be cleared: null leaves them, too."""
    return KEEP if given is None or given is strawberry.UNSET else given


@strawberry.input(description="Which role to take.")
class SelectRoleInput:
    role: Role = strawberry.field(description="HR or CANDIDATE; ADMIN is granted.")


@strawberry.input(description="What to change; fields that are left out stay as they are.")
class UpdateProfileInput:
    full_name: str | None = strawberry.field(default=strawberry.UNSET, description="New name.")
    time_zone: str | None = strawberry.field(
        default=strawberry.UNSET, description="Time zone such as Europe/Berlin; null clears it."
    )
    language: str | None = strawberry.field(
        default=strawberry.UNSET, description="Language such as en or pt-BR; null clears it."
    )


@strawberry.input(description="The new company.")
class CreateCompanyInput:
    name: str = strawberry.field(description="Name.")
    website: str | None = strawberry.field(default=None, description="Web address.")
    industry: str | None = strawberry.field(default=None, description="Line of business.")
    location: str | None = strawberry.field(default=None, description="Where it is.")


@strawberry.input(description="What to change; fields that are left out stay as they are.")
class UpdateCompanyInput:
    company_id: strawberry.ID = strawberry.field(description="The company.")
    name: str | None = strawberry.field(default=strawberry.UNSET, description="New name.")
    website: str | None = strawberry.field(default=strawberry.UNSET, description="Web address; null clears it.")
    industry: str | None = strawberry.field(default=strawberry.UNSET, description="Line of business; null clears it.")
    location: str | None = strawberry.field(default=strawberry.UNSET, description="Where it is; null clears it.")


@strawberry.input(description="Whom to ask to join.")
class InviteMemberInput:
    company_id: strawberry.ID = strawberry.field(description="The company.")
    email: EmailAddress = strawberry.field(description="The person's address, with or without an account here.")
    position: str | None = strawberry.field(default=None, description="Job title there.")


@strawberry.input(description="Which invitation to take back.")
class WithdrawMembershipInvitationInput:
    company_id: strawberry.ID = strawberry.field(description="The company.")
    invitation_id: strawberry.ID = strawberry.field(description="The open invitation.")


@strawberry.input(description="Which invitation to accept.")
class AcceptMembershipInput:
    invitation_id: strawberry.ID = strawberry.field(description="An invitation of `myMembershipInvitations`.")


@strawberry.input(description="Which invitation to decline.")
class DeclineMembershipInput:
    invitation_id: strawberry.ID = strawberry.field(description="An invitation of `myMembershipInvitations`.")


@strawberry.input(description="Which company to leave.")
class LeaveCompanyInput:
    company_id: strawberry.ID = strawberry.field(description="One's own company.")


@strawberry.input(description="Whose part to change.")
class ChangeMemberRoleInput:
    company_id: strawberry.ID = strawberry.field(description="The company.")
    user_id: strawberry.ID = strawberry.field(description="The member.")
    role: CompanyRole = strawberry.field(description="OWNER or MEMBER.")


@strawberry.input(description="Whom to remove.")
class RemoveCompanyMemberInput:
    company_id: strawberry.ID = strawberry.field(description="The company.")
    user_id: strawberry.ID = strawberry.field(description="The member.")


@strawberry.input(description="Whom to suspend.")
class SuspendUserInput:
    user_id: strawberry.ID = strawberry.field(description="The user.")


@strawberry.input(description="Whom to let in again.")
class ActivateUserInput:
    user_id: strawberry.ID = strawberry.field(description="The user.")
