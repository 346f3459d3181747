"""Refusals of this context; `code` is what a client sees.

Refusal
├── InvalidInput         INVALID_INPUT        a value that its field cannot hold
├── UserNotFound         USER_NOT_FOUND
├── EmailAlreadyTaken    EMAIL_ALREADY_TAKEN  by another identity
├── IdentityAlreadyKnown IDENTITY_ALREADY_KNOWN   registered under another user id
├── RoleAlreadyChosen    ROLE_ALREADY_CHOSEN
├── RoleNotSelectable    ROLE_NOT_SELECTABLE  ADMIN is granted, not chosen
├── CompanyNotFound      COMPANY_NOT_FOUND    or not the caller's to change
├── MembershipInvitationNotFound   MEMBERSHIP_INVITATION_NOT_FOUND   or not for the caller's address
├── MembershipInvitationExpired    MEMBERSHIP_INVITATION_EXPIRED
├── TooManyMembershipInvitations   TOO_MANY_MEMBERSHIP_INVITATIONS   open at the same time
├── AlreadyAMember       ALREADY_A_MEMBER     of this or another company
├── NotAMember           NOT_A_MEMBER
└── LastOwner            LAST_OWNER           a company keeps an owner
"""

from kernel.errors import Refusal


class InvalidInput(Refusal):
    code = "INVALID_INPUT"


class UserNotFound(Refusal):
    code = "USER_NOT_FOUND"


class EmailAlreadyTaken(Refusal):
    code = "EMAIL_ALREADY_TAKEN"


class IdentityAlreadyKnown(Refusal):
    code = "IDENTITY_ALREADY_KNOWN"


class RoleAlreadyChosen(Refusal):
    code = "ROLE_ALREADY_CHOSEN"


class RoleNotSelectable(Refusal):
    code = "ROLE_NOT_SELECTABLE"


class CompanyNotFound(Refusal):
    code = "COMPANY_NOT_FOUND"


class MembershipInvitationNotFound(Refusal):
    code = "MEMBERSHIP_INVITATION_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("There is no such invitation for you.", field=("input", "invitation_id"))


class MembershipInvitationExpired(Refusal):
    code = "MEMBERSHIP_INVITATION_EXPIRED"


class TooManyMembershipInvitations(Refusal):
    code = "TOO_MANY_MEMBERSHIP_INVITATIONS"


class AlreadyAMember(Refusal):
    code = "ALREADY_A_MEMBER"


class NotAMember(Refusal):
    code = "NOT_A_MEMBER"


class LastOwner(Refusal):
    code = "LAST_OWNER"
