"""What the mutations of users answer: the changed object, and each mutation's own refusals."""

from enum import Enum

import strawberry

from kernel.subgraph.user_errors import UserError
from subgraphs.users.graphql.user import Company, User

REFUSED = "What was refused; empty when it worked."


@strawberry.enum(description="Why the role was not taken.")
class SelectRoleErrorCode(Enum):
    ROLE_ALREADY_CHOSEN = strawberry.enum_value("ROLE_ALREADY_CHOSEN", description="HR or CANDIDATE was chosen before.")
    ROLE_NOT_SELECTABLE = strawberry.enum_value("ROLE_NOT_SELECTABLE", description="This role is granted, not chosen.")


@strawberry.type(description="Why the role was not taken.")
class SelectRoleUserError(UserError):
    code: SelectRoleErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of selectRole.")
class SelectRolePayload:
    user: User | None = strawberry.field(default=None, description="The person, with the new role.")
    user_errors: list[SelectRoleUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the profile was not changed.")
class UpdateProfileErrorCode(Enum):
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why the profile was not changed.")
class UpdateProfileUserError(UserError):
    code: UpdateProfileErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of updateProfile.")
class UpdateProfilePayload:
    user: User | None = strawberry.field(default=None, description="The changed person.")
    user_errors: list[UpdateProfileUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the company was not created.")
class CreateCompanyErrorCode(Enum):
    ALREADY_A_MEMBER = strawberry.enum_value(
        "ALREADY_A_MEMBER", description="The person is a member of a company already."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why the company was not created.")
class CreateCompanyUserError(UserError):
    code: CreateCompanyErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of createCompany.")
class CreateCompanyPayload:
    company: Company | None = strawberry.field(default=None, description="The new company.")
    user_errors: list[CreateCompanyUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the company was not changed.")
class UpdateCompanyErrorCode(Enum):
    COMPANY_NOT_FOUND = strawberry.enum_value("COMPANY_NOT_FOUND", description="There is no such company for you.")
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why the company was not changed.")
class UpdateCompanyUserError(UserError):
    code: UpdateCompanyErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of updateCompany.")
class UpdateCompanyPayload:
    company: Company | None = strawberry.field(default=None, description="The changed company.")
    user_errors: list[UpdateCompanyUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why nobody was invited.")
class InviteMemberErrorCode(Enum):
    COMPANY_NOT_FOUND = strawberry.enum_value("COMPANY_NOT_FOUND", description="There is no such company for you.")
    ALREADY_A_MEMBER = strawberry.enum_value(
        "ALREADY_A_MEMBER", description="The person is a member of a company already."
    )
    TOO_MANY_MEMBERSHIP_INVITATIONS = strawberry.enum_value(
        "TOO_MANY_MEMBERSHIP_INVITATIONS", description="Too many invitations are open; withdraw some."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why nobody was invited.")
class InviteMemberUserError(UserError):
    code: InviteMemberErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of inviteMember.")
class InviteMemberPayload:
    company: Company | None = strawberry.field(default=None, description="The company with its open invitations.")
    user_errors: list[InviteMemberUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the invitation was not withdrawn.")
class WithdrawMembershipInvitationErrorCode(Enum):
    COMPANY_NOT_FOUND = strawberry.enum_value("COMPANY_NOT_FOUND", description="There is no such company for you.")
    MEMBERSHIP_INVITATION_NOT_FOUND = strawberry.enum_value(
        "MEMBERSHIP_INVITATION_NOT_FOUND", description="There is no such invitation for you."
    )


@strawberry.type(description="Why the invitation was not withdrawn.")
class WithdrawMembershipInvitationUserError(UserError):
    code: WithdrawMembershipInvitationErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of withdrawMembershipInvitation.")
class WithdrawMembershipInvitationPayload:
    company: Company | None = strawberry.field(default=None, description="The company with its open invitations.")
    user_errors: list[WithdrawMembershipInvitationUserError] = strawberry.field(
        default_factory=list, description=REFUSED
    )


@strawberry.enum(description="Why the invitation was not accepted.")
class AcceptMembershipErrorCode(Enum):
    MEMBERSHIP_INVITATION_NOT_FOUND = strawberry.enum_value(
        "MEMBERSHIP_INVITATION_NOT_FOUND", description="There is no such invitation for you."
    )
    MEMBERSHIP_INVITATION_EXPIRED = strawberry.enum_value(
        "MEMBERSHIP_INVITATION_EXPIRED", description="It expired; the company can send it again."
    )
    ALREADY_A_MEMBER = strawberry.enum_value(
        "ALREADY_A_MEMBER", description="The person is a member of a company already."
    )


@strawberry.type(description="Why the invitation was not accepted.")
class AcceptMembershipUserError(UserError):
    code: AcceptMembershipErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of acceptMembership.")
class AcceptMembershipPayload:
    company: Company | None = strawberry.field(
        default=None, description="The company that the person is now a member of."
    )
    user_errors: list[AcceptMembershipUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the invitation was not declined.")
class DeclineMembershipErrorCode(Enum):
    MEMBERSHIP_INVITATION_NOT_FOUND = strawberry.enum_value(
        "MEMBERSHIP_INVITATION_NOT_FOUND", description="There is no such invitation for you."
    )


@strawberry.type(description="Why the invitation was not declined.")
class DeclineMembershipUserError(UserError):
    code: DeclineMembershipErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of declineMembership.")
class DeclineMembershipPayload:
    declined_invitation_id: strawberry.ID | None = strawberry.field(default=None, description="The id that is gone.")
    user_errors: list[DeclineMembershipUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the company was not left.")
class LeaveCompanyErrorCode(Enum):
    NOT_A_MEMBER = strawberry.enum_value("NOT_A_MEMBER", description="The person is not a member.")
    LAST_OWNER = strawberry.enum_value(
        "LAST_OWNER", description="A company keeps an owner; make another member owner first."
    )


@strawberry.type(description="Why the company was not left.")
class LeaveCompanyUserError(UserError):
    code: LeaveCompanyErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of leaveCompany.")
class LeaveCompanyPayload:
    user: User | None = strawberry.field(default=None, description="The person, without the company.")
    user_errors: list[LeaveCompanyUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the part was not changed.")
class ChangeMemberRoleErrorCode(Enum):
    COMPANY_NOT_FOUND = strawberry.enum_value("COMPANY_NOT_FOUND", description="There is no such company for you.")
    NOT_A_MEMBER = strawberry.enum_value("NOT_A_MEMBER", description="The person is not a member.")
    LAST_OWNER = strawberry.enum_value(
        "LAST_OWNER", description="A company keeps an owner; make another member owner first."
    )


@strawberry.type(description="Why the part was not changed.")
class ChangeMemberRoleUserError(UserError):
    code: ChangeMemberRoleErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of changeMemberRole.")
class ChangeMemberRolePayload:
    company: Company | None = strawberry.field(default=None, description="The company with its members.")
    user_errors: list[ChangeMemberRoleUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why nobody was removed.")
class RemoveCompanyMemberErrorCode(Enum):
    COMPANY_NOT_FOUND = strawberry.enum_value("COMPANY_NOT_FOUND", description="There is no such company for you.")
    NOT_A_MEMBER = strawberry.enum_value("NOT_A_MEMBER", description="The person is not a member.")
    LAST_OWNER = strawberry.enum_value("LAST_OWNER", description="A company keeps an owner.")


@strawberry.type(description="Why nobody was removed.")
class RemoveCompanyMemberUserError(UserError):
    code: RemoveCompanyMemberErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of removeCompanyMember.")
class RemoveCompanyMemberPayload:
    company: Company | None = strawberry.field(default=None, description="The company with its members.")
    user_errors: list[RemoveCompanyMemberUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the user was not suspended.")
class SuspendUserErrorCode(Enum):
    USER_NOT_FOUND = strawberry.enum_value("USER_NOT_FOUND", description="There is no such user.")


@strawberry.type(description="Why the user was not suspended.")
class SuspendUserUserError(UserError):
    code: SuspendUserErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of suspendUser.")
class SuspendUserPayload:
    user: User | None = strawberry.field(default=None, description="The suspended user.")
    user_errors: list[SuspendUserUserError] = strawberry.field(default_factory=list, description=REFUSED)


@strawberry.enum(description="Why the user was not activated.")
class ActivateUserErrorCode(Enum):
    USER_NOT_FOUND = strawberry.enum_value("USER_NOT_FOUND", description="There is no such user.")


@strawberry.type(description="Why the user was not activated.")
class ActivateUserUserError(UserError):
    code: ActivateUserErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of activateUser.")
class ActivateUserPayload:
    user: User | None = strawberry.field(default=None, description="The activated user.")
    user_errors: list[ActivateUserUserError] = strawberry.field(default_factory=list, description=REFUSED)
