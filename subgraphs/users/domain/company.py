"""The company: HR colleagues who share templates and invitations. It never loses its last owner."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kernel.events.aggregate import Aggregate
from subgraphs.users.domain import texts
from subgraphs.users.domain.errors import AlreadyAMember, LastOwner, NotAMember
from subgraphs.users.domain.events import CompanyCreated, CompanyMemberAdded, CompanyMemberRemoved, CompanyUpdated
from subgraphs.users.domain.ids import CompanyId, UserId


class CompanyRole(StrEnum):
    OWNER = "OWNER"
    MEMBER = "MEMBER"


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


@dataclass(frozen=True)
class Member:
    """A membership. A person has one company for now, so each is the person's primary one."""

    user_id: UserId
    role: CompanyRole
    position: str | None = None
    is_primary: bool = True


class Company(Aggregate):
    def __init__(
        self,
        company_id: CompanyId,
        facts: CompanyFacts,
        members: tuple[Member, ...],
        *,
        created_at: datetime,
        updated_at: datetime,
        version: int = 0,
    ) -> None:
        super().__init__(company_id, version)
        self.id = company_id
        self.facts = facts
        self.members = members
        self.created_at = created_at
        self.updated_at = updated_at

    @classmethod
    def create(cls, company_id: CompanyId, facts: CompanyFacts, owner: UserId, now: datetime) -> "Company":
        company = cls(company_id, facts, (), created_at=now, updated_at=now)
        company.record(CompanyCreated(company_id=company_id, name=facts.name))
        company._add(Member(owner, CompanyRole.OWNER))
        return company

    def update(self, facts: CompanyFacts, now: datetime) -> None:
        if facts == self.facts:
            return
        self.facts = facts
        self.updated_at = now
        self.record(CompanyUpdated(company_id=self.id, name=facts.name))

    def add_member(self, user_id: UserId, position: str | None, now: datetime) -> None:
        if self.member(user_id) is not None:
            raise AlreadyAMember("This person is already a member of the company.", field=("input", "email"))
        self._add(Member(user_id, CompanyRole.MEMBER, texts.optional_text(position, "position")))
        self.updated_at = now

    def remove_member(self, user_id: UserId, now: datetime) -> None:
        member = self.member(user_id)
        if member is None:
            raise NotAMember("This person is not a member of the company.", field=("input", "user_id"))
        if member.role is CompanyRole.OWNER and self._owners() == 1:
            raise LastOwner("A company keeps an owner: the last one cannot be removed.", field=("input", "user_id"))
        self.members = tuple(other for other in self.members if other is not member)
        self.updated_at = now
        self.record(CompanyMemberRemoved(company_id=self.id, user_id=user_id))

    def member(self, user_id: str) -> Member | None:
        return next((member for member in self.members if member.user_id == user_id), None)

    def is_owned_by(self, user_id: str) -> bool:
        member = self.member(user_id)
        return member is not None and member.role is CompanyRole.OWNER

    def _owners(self) -> int:
        return sum(member.role is CompanyRole.OWNER for member in self.members)

    def _add(self, member: Member) -> None:
        self.members = (*self.members, member)
        self.record(
            CompanyMemberAdded(
                company_id=self.id,
                user_id=member.user_id,
                role=member.role.value,
                position=member.position,
                is_primary=member.is_primary,
            )
        )
