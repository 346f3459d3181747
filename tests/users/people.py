"""Users and companies as tests need them."""

from datetime import datetime

from subgraphs.users.domain.company import Company, CompanyFacts
from subgraphs.users.domain.ids import CompanyId, MembershipInvitationId, UserId
from subgraphs.users.domain.user import Identity, Role, User
from tests.users.fakes import NOW

HANNA, BEN, MARA, ADA = (UserId(f"usr_{digit * 32}") for digit in "1234")
NORTHWIND = CompanyId(f"cmp_{'a' * 32}")
CONTOSO = CompanyId(f"cmp_{'b' * 32}")


def identity_of(user_id: str, email: str | None = None, *, verified: bool = True) -> Identity:
    return Identity(f"oidc-{user_id}", email or f"{user_id[-1]}@northwind.example", verified)


def make_user(user_id: UserId, *roles: Role, email: str | None = None, name: str = "Some One") -> User:
    """A stored user: its events are out."""
    user = User.create(user_id, identity_of(user_id, email), name, admin_emails=(), now=NOW)
    user.roles = frozenset(roles)
    user.version = 1
    user.take_events()
    return user


def join(company: Company, user_id: UserId, position: str | None = None, *, now: datetime = NOW) -> None:
    """Asked in by the owner, accepted by the person."""
    owner = company.members[0].user_id
    identity = identity_of(user_id)
    invitation = company.invite(MembershipInvitationId(f"mbi_{user_id[4:]}"), identity.email, position, owner, now)
    company.accept(invitation.id, user_id, identity, now)


def make_company(owner: UserId, company_id: CompanyId = NORTHWIND, name: str = "Northwind Labs") -> Company:
    company = Company.create(company_id, CompanyFacts(name), owner, NOW)
    company.version = 1
    company.take_events()
    return company
