"""The tables of interviews. Their unique indexes and foreign keys decide what a check in a handler only says kindly."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, DateTime, ForeignKey, Index, Integer, String, Text, func, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kernel.database.tables import kernel_tables

INVITATION_OF_TEMPLATE = "invitations_template_id_fkey"
INVITATION_OF_VERSION = "invitations_template_version_id_fkey"
ONE_NEXT_VERSION = "templates_one_next_version"
ONE_INVITATION_PER_EXTERNAL_ID = "invitations_external_id_key"

_Instant = DateTime(timezone=True)


class Base(DeclarativeBase):
    """Metadata of the interviews database."""


class TemplateRow(Base):
    __tablename__ = "templates"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text)
    role_title: Mapped[str] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(20))
    owner_id: Mapped[str] = mapped_column(String(40))
    company_id: Mapped[str | None] = mapped_column(String(40))
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB)
    version_id: Mapped[str] = mapped_column(String(40))
    version_number: Mapped[int] = mapped_column(Integer)
    # The published template that this draft will be the next version of.
    next_version_of: Mapped[str | None] = mapped_column(ForeignKey("templates.id", ondelete="CASCADE"))
    published_at: Mapped[datetime | None] = mapped_column(_Instant)
    archived_at: Mapped[datetime | None] = mapped_column(_Instant)
    created_at: Mapped[datetime] = mapped_column(_Instant)
    updated_at: Mapped[datetime] = mapped_column(_Instant)
    version: Mapped[int] = mapped_column(Integer)

    __table_args__ = (
        Index("templates_by_owner", "owner_id"),
        Index("templates_by_company", "company_id"),
        Index("templates_by_updated_at", "updated_at", "id"),
        Index(ONE_NEXT_VERSION, "next_version_of", unique=True, postgresql_where=text("next_version_of IS NOT NULL")),
    )


class QuestionRow(Base):
    __tablename__ = "questions"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(Integer)
    # The whole question: what a template version freezes has the same shape.
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)

    __table_args__ = (Index("questions_of_template", "template_id", "position"),)


class TemplateVersionRow(Base):
    """Written once when a template is published, never changed."""

    __tablename__ = "template_versions"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(200))
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(_Instant, server_default=func.now())

    __table_args__ = (Index("template_versions_of_template", "template_id", "number", unique=True),)


class InvitationRow(Base):
    __tablename__ = "invitations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    template_id: Mapped[str] = mapped_column(ForeignKey("templates.id", name=INVITATION_OF_TEMPLATE))
    template_version_id: Mapped[str] = mapped_column(ForeignKey("template_versions.id", name=INVITATION_OF_VERSION))
    tenant: Mapped[str] = mapped_column(String(40))
    hr_id: Mapped[str] = mapped_column(String(40))
    company_id: Mapped[str | None] = mapped_column(String(40))
    candidate_name: Mapped[str] = mapped_column(String(200))
    candidate_email: Mapped[str] = mapped_column(String(254))
    candidate_id: Mapped[str | None] = mapped_column(String(40))
    external_id: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(20))
    generation: Mapped[int] = mapped_column(Integer)
    question_order: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    expires_at: Mapped[datetime] = mapped_column(_Instant)
    started_at: Mapped[datetime | None] = mapped_column(_Instant)
    completed_at: Mapped[datetime | None] = mapped_column(_Instant)
    consent: Mapped[str | None] = mapped_column(String(20))
    consent_text_version: Mapped[str | None] = mapped_column(String(40))
    consent_at: Mapped[datetime | None] = mapped_column(_Instant)
    result_status: Mapped[str] = mapped_column(String(20))
    overall_score: Mapped[int | None] = mapped_column(Integer)
    recommendation: Mapped[str | None] = mapped_column(String(20))
    borderline: Mapped[bool] = mapped_column(Boolean)
    engine: Mapped[str | None] = mapped_column(Text)
    is_preview: Mapped[bool] = mapped_column(Boolean)
    summary: Mapped[str | None] = mapped_column(Text)
    result_completed_at: Mapped[datetime | None] = mapped_column(_Instant)
    created_at: Mapped[datetime] = mapped_column(_Instant)
    updated_at: Mapped[datetime] = mapped_column(_Instant)
    version: Mapped[int] = mapped_column(Integer)

    __table_args__ = (
        Index(
            ONE_INVITATION_PER_EXTERNAL_ID,
            "tenant",
            "external_id",
            unique=True,
            postgresql_where=text("external_id IS NOT NULL"),
        ),
        Index("invitations_by_hr", "hr_id"),
        Index("invitations_by_company", "company_id"),
        Index("invitations_of_template", "template_id"),
        Index("invitations_by_created_at", "created_at", "id"),
        Index("invitations_by_updated_at", "updated_at", "id"),
    )


class AnsweringRow(Base):
    """When a question was first shown, and what was saved of its answer."""

    __tablename__ = "answerings"

    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True)
    question_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    shown_at: Mapped[datetime] = mapped_column(_Instant)
    draft_text: Mapped[str | None] = mapped_column(Text)
    draft_option_ids: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    draft_saved_at: Mapped[datetime | None] = mapped_column(_Instant)
    draft_revision: Mapped[int] = mapped_column(Integer, server_default="0")
    draft_writer: Mapped[str | None] = mapped_column(String(40))
    draft_number: Mapped[int] = mapped_column(Integer, server_default="0")
    set_aside: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))


class ResponseRow(Base):
    __tablename__ = "responses"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"))
    question_id: Mapped[str] = mapped_column(String(40))
    type: Mapped[str] = mapped_column(String(20))
    text: Mapped[str | None] = mapped_column(Text)
    chosen_option_ids: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    shown_at: Mapped[datetime] = mapped_column(_Instant)
    submitted_at: Mapped[datetime] = mapped_column(_Instant)

    __table_args__ = (Index("responses_once_per_question", "invitation_id", "question_id", unique=True),)


class LinkUseRow(Base):
    """The trail of a candidate's link. Empty texts stand for nothing, so that equal uses are one row."""

    __tablename__ = "link_uses"

    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"), primary_key=True)
    action: Mapped[str] = mapped_column(String(20), primary_key=True)
    device: Mapped[str] = mapped_column(String(60), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    first_at: Mapped[datetime] = mapped_column(_Instant)
    last_at: Mapped[datetime] = mapped_column(_Instant)
    times: Mapped[int] = mapped_column(Integer)


class ReviewRow(Base):
    __tablename__ = "reviews"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    invitation_id: Mapped[str] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"))
    reviewer_id: Mapped[str] = mapped_column(String(40))
    score: Mapped[int | None] = mapped_column(Integer)
    decision: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(Text)
    # Question id → levels by criterion, and the points they come to.
    marks: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    computed_score: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(_Instant)
    updated_at: Mapped[datetime] = mapped_column(_Instant)

    __table_args__ = (Index("reviews_once_per_person", "invitation_id", "reviewer_id", unique=True),)


class PersonRow(Base):
    """A copy of what users tells; the record is there."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    full_name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20))

    __table_args__ = (Index("people_by_email", func.lower(text("email"))),)


class CompanyRow(Base):
    """A copy of what users tells."""

    __tablename__ = "companies"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(Text)


class MembershipRow(Base):
    """A copy of what users tells; one that has ended stays as such, so that open streams of it are ended."""

    __tablename__ = "memberships"

    company_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    active: Mapped[bool] = mapped_column(Boolean)


KERNEL_TABLES = kernel_tables(Base.metadata)
