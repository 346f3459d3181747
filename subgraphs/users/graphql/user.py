"""The types of users: people, companies and their members."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import strawberry

from kernel.subgraph.entities import Representation, ids_of
from kernel.subgraph.fields import resolver
from kernel.subgraph.scalars import EmailAddress
from subgraphs.users.application.views import CompanyView, MembershipInvitationView, MemberView, UserView
from subgraphs.users.graphql.context import Info
from subgraphs.users.graphql.enums import CompanyRole, Role, UserOrder, UserStatus


@strawberry.federation.type(keys=["id"], description="A person with an account.")
class User:
    reference_scopes = frozenset({"users:read", "profile:write"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `usr_…`.")
    email: EmailAddress | None = strawberry.field(
        description="Address; for the person, colleagues of the same company, and administrators."
    )
    full_name: str = strawberry.field(description="Name as the person writes it.")
    roles: list[Role] = strawberry.field(description="Roles, chosen or granted.")
    status: UserStatus = strawberry.field(description="Whether the account may be used.")
    time_zone: str | None = strawberry.field(description="Time zone, such as Europe/Berlin.")
    language: str | None = strawberry.field(description="Preferred language, such as en or pt-BR.")
    email_verified: bool = strawberry.field(description="Whether the identity provider has verified the address.")
    last_login_at: datetime | None = strawberry.field(description="Last sign-in.")
    created_at: datetime = strawberry.field(description="First sign-in.")
    updated_at: datetime = strawberry.field(description="Last change; sync by it.")
    company: "Company | None" = strawberry.field(description="The person's primary company.")
    company_role: CompanyRole | None = strawberry.field(description="The person's part in that company.")

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_users(info.context.caller, ids)
        return [to_user(found[user_id]) if user_id in found else None for user_id in ids]


@strawberry.federation.type(keys=["id"], description="HR colleagues who share templates and invitations.")
class Company:
    reference_scopes = frozenset({"users:read", "profile:write"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `cmp_…`.")
    slug: str = strawberry.field(description="Its address here: unique, made once from the name.")
    name: str = strawberry.field(description="Name.")
    website: str | None = strawberry.field(description="Web address.")
    industry: str | None = strawberry.field(description="Line of business.")
    location: str | None = strawberry.field(description="Where it is.")
    created_at: datetime = strawberry.field(description="When it was opened here.")
    updated_at: datetime = strawberry.field(description="Last change; sync by it.")

    @resolver("Its people in the order of joining; colleagues and administrators see them.")
    async def members(self, info: Info) -> "list[CompanyMember]":
        return [to_member(view) for view in await info.context.members.load(str(self.id))]

    @resolver("Who was asked to join and has not answered, oldest first; for owners, empty for others.")
    async def membership_invitations(self, info: Info) -> "list[MembershipInvitation]":
        return [to_invitation(view) for view in await info.context.membership_invitations.load(str(self.id))]

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_companies(info.context.caller, ids)
        return [to_company(found[company_id]) if company_id in found else None for company_id in ids]


@strawberry.type(description="A person's place in a company.")
class CompanyMember:
    user: User = strawberry.field(description="The person.")
    role: CompanyRole = strawberry.field(description="Owners manage the company.")
    position: str | None = strawberry.field(description="Job title there.")
    is_primary: bool = strawberry.field(description="Whether this is the person's main company.")


@strawberry.type(description="An address that a company asked to join it; whose it is decides.")
class MembershipInvitation:
    id: strawberry.ID = strawberry.field(description="Opaque id, `mbi_…`.")
    company_name: str = strawberry.field(description="The company that asks.")
    email: EmailAddress = strawberry.field(description="The address that was asked.")
    position: str | None = strawberry.field(description="Job title there.")
    invited_by_name: str = strawberry.field(description="Which owner asked.")
    created_at: datetime = strawberry.field(description="When it was last sent.")
    expires_at: datetime = strawberry.field(description="Until when it can be accepted.")


@strawberry.input(description="Which users to list; what is left out filters nothing.")
class UserFilter:
    search: str | None = strawberry.field(default=None, description="A part of name or email address.")
    role: Role | None = strawberry.field(default=None, description="Has this role.")
    status: UserStatus | None = strawberry.field(default=None, description="Has this status.")


UserFilterArgument = Annotated[UserFilter | None, strawberry.argument(description="Which users.")]
UserOrderArgument = Annotated[UserOrder, strawberry.argument(name="orderBy", description="In which order.")]


def to_user(view: UserView) -> User:
    return User(
        id=strawberry.ID(view.id),
        email=EmailAddress(view.email),
        full_name=view.full_name,
        roles=list(view.roles),
        status=view.status,
        time_zone=view.time_zone,
        language=view.language,
        email_verified=view.email_verified,
        last_login_at=view.last_login_at,
        created_at=view.created_at,
        updated_at=view.updated_at,
        company=to_company(view.company) if view.company else None,
        company_role=view.company_role,
    )


def to_company(view: CompanyView) -> Company:
    return Company(
        id=strawberry.ID(view.id),
        slug=view.slug,
        name=view.name,
        website=view.website,
        industry=view.industry,
        location=view.location,
        created_at=view.created_at,
        updated_at=view.updated_at,
    )


def to_member(view: MemberView) -> CompanyMember:
    return CompanyMember(user=to_user(view.user), role=view.role, position=view.position, is_primary=view.is_primary)


def to_invitation(view: MembershipInvitationView) -> MembershipInvitation:
    return MembershipInvitation(
        id=strawberry.ID(view.id),
        company_name=view.company_name,
        email=EmailAddress(view.email),
        position=view.position,
        invited_by_name=view.invited_by_name,
        created_at=view.created_at,
        expires_at=view.expires_at,
    )
