"""Ids of this context."""

from typing import NewType

UserId = NewType("UserId", str)
CompanyId = NewType("CompanyId", str)
MembershipInvitationId = NewType("MembershipInvitationId", str)

USER_PREFIX = "usr"
COMPANY_PREFIX = "cmp"
MEMBERSHIP_INVITATION_PREFIX = "mbi"
