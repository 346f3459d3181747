"""The domain's enums as the graph shows them; every GraphQL module takes them from here."""

from kernel.subgraph.enums import publish_enum
from subgraphs.users.application.views import UserOrder
from subgraphs.users.domain.membership import CompanyRole
from subgraphs.users.domain.user import Role, UserStatus

__all__ = ["CompanyRole", "Role", "UserOrder", "UserStatus"]

publish_enum(
    Role,
    "What a person does here.",
    HR="Writes templates, invites and decides.",
    CANDIDATE="Takes interviews.",
    ADMIN="Looks after the whole system; granted, never chosen.",
)
publish_enum(
    UserStatus,
    "Whether an account may be used.",
    PENDING="Made, but not yet open.",
    ACTIVE="Open.",
    SUSPENDED="Locked by an administrator.",
    DELETED="Closed for good.",
)
publish_enum(
    CompanyRole,
    "What a member may do with the company.",
    OWNER="Manages the company and its members.",
    MEMBER="Works with what the company shares.",
)
publish_enum(
    UserOrder,
    "How a list of users is sorted.",
    NAME_ASC="By name, A first.",
    NAME_DESC="By name, Z first.",
    CREATED_AT_ASC="Oldest account first.",
    CREATED_AT_DESC="Newest account first.",
    UPDATED_AT_ASC="Longest unchanged first; to sync by.",
    UPDATED_AT_DESC="Last changed first.",
)
