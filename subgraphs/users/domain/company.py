"""The company: HR colleagues who share templates and invitations. Nobody joins unasked; an owner always stays."""

from dataclasses import dataclass, replace
from datetime import datetime

from kernel.events.aggregate import Aggregate
from subgraphs.users.domain import texts
from subgraphs.users.domain.errors import (
    AlreadyAMember,
    LastOwner,
    MembershipInvitationExpired,
    MembershipInvitationNotFound,
    NotAMember,
    TooManyMembershipInvitations,
)
from subgraphs.users.domain.events import (
    CompanyCreated,
    CompanyMemberAdded,
    CompanyMemberInvited,
    CompanyMemberRemoved,
    CompanyUpdated,
)
from subgraphs.users.domain.ids import CompanyId, MembershipInvitationId, UserId
from subgraphs.users.domain.membership import (
    MAX_OPEN_INVITATIONS,
    OPEN_FOR,
    CompanyRole,
    Member,
    MembershipInvitation,
)
from subgraphs.users.domain.user import Identity


@dataclass(frozen=True)
class CompanyFacts:
    name: str
    website: str | None = None
    industry: str | None = None
    location: str | None = None

    @classmethod
    def checked(cls, name: str, website: str | None, industry: str | None, location: str | None) -> "CompanyFacts":
        return cls(
            texts.required_name(name, "name"),
            texts.website(website),
            texts.optional_text(industry, "industry"),
            texts.optional_text(location, "location"),
        )


class Company(Aggregate):
    """`slug` is its address: unique and made once. Names are unique for nobody."""

    def __init__(
        self,
        company_id: CompanyId,
        slug: str,
        facts: CompanyFacts,
        members: tuple[Member, ...],
        invitations: tuple[MembershipInvitation, ...] = (),
        *,
        created_at: datetime,
        updated_at: datetime,
        version: int = 0,
    ) -> None:
        super().__init__(company_id, version)
        self.id = company_id
        self.slug = slug
        self.facts = facts
        self.members = members
        self.invitations = invitations
        self.created_at = created_at
        self.updated_at = updated_at

    @classmethod
    def create(cls, company_id: CompanyId, facts: CompanyFacts, owner: UserId, now: datetime) -> "Company":
        company = cls(company_id, texts.slug(facts.name, company_id), facts, (), created_at=now, updated_at=now)
        company.record(CompanyCreated(company_id=company_id, name=facts.name))
        company._add(Member(owner, CompanyRole.OWNER))
        return company

    def update(self, facts: CompanyFacts, now: datetime) -> None:
        if facts == self.facts:
            return
        self.facts = facts
        self.updated_at = now
        self.record(CompanyUpdated(company_id=self.id, name=facts.name))

    def invite(
        self, invitation_id: MembershipInvitationId, email: str, position: str | None, inviter: UserId, now: datetime
    ) -> MembershipInvitation:
        """An address that is invited already is asked anew: the same invitation, with new days."""
        address = texts.invited_email(email)
        before = next((other for other in self.invitations if other.email == address), None)
        if before is None and len(self.invitations) >= MAX_OPEN_INVITATIONS:
            raise TooManyMembershipInvitations(
                f"{MAX_OPEN_INVITATIONS} invitations are open. Withdraw some that nobody will answer.",
                field=("input", "email"),
            )
        checked_position = texts.optional_text(position, "position")
        invitation = MembershipInvitation(
            before.id if before else invitation_id, address, checked_position, inviter, now, now + OPEN_FOR
        )
        self.invitations = (*(other for other in self.invitations if other is not before), invitation)
        self.updated_at = now
        self.record(CompanyMemberInvited(company_id=self.id, invitation_id=invitation.id, email=address))
        return invitation

    def accept(self, invitation_id: str, user_id: UserId, identity: Identity, now: datetime) -> None:
        invitation = self._invitation_of(invitation_id, identity)
        if invitation.is_expired(now):
            raise MembershipInvitationExpired(
                "This invitation has expired. Ask the company to send it again.", field=("input", "invitation_id")
            )
        if self.member(user_id) is not None:
            raise AlreadyAMember("You are already a member of this company.")
        self._close(invitation, now)
        self._add(Member(user_id, CompanyRole.MEMBER, invitation.position))

    def decline(self, invitation_id: str, identity: Identity, now: datetime) -> None:
        self._close(self._invitation_of(invitation_id, identity), now)

    def withdraw(self, invitation_id: str, now: datetime) -> None:
        self._close(self._invitation(invitation_id), now)

    def leave(self, user_id: UserId, now: datetime) -> None:
        self._remove(user_id, now, field=("input", "company_id"))

    def remove_member(self, user_id: UserId, now: datetime) -> None:
        self._remove(user_id, now, field=("input", "user_id"))

    def change_role(self, user_id: UserId, role: CompanyRole, now: datetime) -> None:
        """How an owner hands over: another becomes owner first."""
        member = self._require_member(user_id, ("input", "user_id"))
        if member.role is role:
            return
        if role is not CompanyRole.OWNER:
            self._keep_an_owner(member, ("input", "role"))
        changed = replace(member, role=role)
        self.members = tuple(changed if other is member else other for other in self.members)
        self.updated_at = now
        self._record_member(changed)

    def member(self, user_id: str) -> Member | None:
        return next((member for member in self.members if member.user_id == user_id), None)

    def is_owned_by(self, user_id: str) -> bool:
        member = self.member(user_id)
        return member is not None and member.role is CompanyRole.OWNER

    def _invitation(self, invitation_id: str) -> MembershipInvitation:
        invitation = next((invitation for invitation in self.invitations if invitation.id == invitation_id), None)
        if invitation is None:
            raise MembershipInvitationNotFound
        return invitation

    def _invitation_of(self, invitation_id: str, identity: Identity) -> MembershipInvitation:
        """Only the address decides, and only where the provider has verified it."""
        invitation = self._invitation(invitation_id)
        if not identity.email_verified or identity.email != invitation.email:
            raise MembershipInvitationNotFound
        return invitation

    def _close(self, invitation: MembershipInvitation, now: datetime) -> None:
        self.invitations = tuple(other for other in self.invitations if other is not invitation)
        self.updated_at = now

    def _remove(self, user_id: UserId, now: datetime, field: tuple[str, ...]) -> None:
        member = self._require_member(user_id, field)
        self._keep_an_owner(member, field)
        self.members = tuple(other for other in self.members if other is not member)
        self.updated_at = now
        self.record(CompanyMemberRemoved(company_id=self.id, user_id=user_id))

    def _require_member(self, user_id: UserId, field: tuple[str, ...]) -> Member:
        member = self.member(user_id)
        if member is None:
            raise NotAMember("This person is not a member of the company.", field=field)
        return member

    def _keep_an_owner(self, member: Member, field: tuple[str, ...]) -> None:
        owners = sum(other.role is CompanyRole.OWNER for other in self.members)
        if member.role is CompanyRole.OWNER and owners == 1:
            raise LastOwner("A company keeps an owner: make another member owner first.", field=field)

    def _add(self, member: Member) -> None:
        self.members = (*self.members, member)
        self._record_member(member)

    def _record_member(self, member: Member) -> None:
        self.record(
            CompanyMemberAdded(
                company_id=self.id,
                user_id=member.user_id,
                role=member.role.value,
                position=member.position,
                is_primary=member.is_primary,
            )
        )
