"""The tables of users. The unique indexes here decide what a check in a handler only says kindly."""

from datetime import datetime

from sqlalchemy import Boolean, DateTime, ForeignKey, Index, Integer, String, func, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kernel.database.tables import kernel_tables

ONE_ACCOUNT_PER_EMAIL = "users_email_key"
ONE_ACCOUNT_PER_IDENTITY = "users_external_auth_id_key"
ONE_COMPANY_PER_SLUG = "companies_slug_key"
ONE_INVITATION_PER_ADDRESS = "membership_invitations_company_id_email_key"
ONE_COMPANY_PER_USER = "user_companies_user_id_key"


class Base(DeclarativeBase):
    """Metadata of the users database."""


class UserRow(Base):
    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    external_auth_id: Mapped[str] = mapped_column(String(255))
    email: Mapped[str] = mapped_column(String(254))
    email_verified: Mapped[bool] = mapped_column(Boolean)
    full_name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str | None] = mapped_column(String(100))
    language: Mapped[str | None] = mapped_column(String(40))
    roles: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    status: Mapped[str] = mapped_column(String(20))
    last_login_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(Integer)

    __table_args__ = (
        Index(ONE_ACCOUNT_PER_EMAIL, "email", unique=True),
        Index(ONE_ACCOUNT_PER_IDENTITY, "external_auth_id", unique=True),
        Index("users_by_name", text("lower(full_name)"), "id"),
        Index("users_by_created_at", "created_at", "id"),
        Index("users_by_updated_at", "updated_at", "id"),
    )


class CompanyRow(Base):
    __tablename__ = "companies"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    website: Mapped[str | None] = mapped_column(String(500))
    industry: Mapped[str | None] = mapped_column(String(200))
    location: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    version: Mapped[int] = mapped_column(Integer)

    __table_args__ = (Index(ONE_COMPANY_PER_SLUG, "slug", unique=True),)


class MembershipRow(Base):
    __tablename__ = "user_companies"

    company_id: Mapped[str] = mapped_column(
        String(40), ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(String(40), ForeignKey("users.id"), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    position: Mapped[str | None] = mapped_column(String(200))
    is_primary: Mapped[bool] = mapped_column(Boolean)
    # Order of joining: ids alone would sort members by when their accounts were made.
    joined_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.clock_timestamp())

    __table_args__ = (Index(ONE_COMPANY_PER_USER, "user_id", unique=True),)


class MembershipInvitationRow(Base):
    __tablename__ = "membership_invitations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    company_id: Mapped[str] = mapped_column(String(40), ForeignKey("companies.id", ondelete="CASCADE"))
    email: Mapped[str] = mapped_column(String(254))
    position: Mapped[str | None] = mapped_column(String(200))
    invited_by: Mapped[str] = mapped_column(String(40), ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    __table_args__ = (
        Index(ONE_INVITATION_PER_ADDRESS, "company_id", "email", unique=True),
        Index("membership_invitations_by_email", "email"),
    )


KERNEL_TABLES = kernel_tables(Base.metadata)
