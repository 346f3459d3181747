"""The tables of analysis: analyses, one row per question, and every sample that was ever scored."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey, Index, Integer, String, Text, UniqueConstraint, desc
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kernel.database.tables import kernel_tables


class Base(DeclarativeBase):
    type_annotation_map = {datetime: DateTime(timezone=True), dict[str, Any]: JSONB}  # noqa: RUF012  SQLAlchemy's own


class AnalysisRow(Base):
    """`verdict` and the columns beside it say the same; the columns are for lists."""

    __tablename__ = "analyses"
    __table_args__ = (
        Index("analyses_hr", "hr_id", desc("created_at")),
        Index("analyses_company", "company_id", desc("created_at")),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    invitation_id: Mapped[str] = mapped_column(String(40), unique=True)
    hr_id: Mapped[str] = mapped_column(String(40))
    company_id: Mapped[str | None] = mapped_column(String(40))
    candidate_name: Mapped[str] = mapped_column(Text)
    candidate_email: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20))
    overall_score: Mapped[int | None] = mapped_column(Integer)
    recommendation: Mapped[str | None] = mapped_column(String(20))
    verdict: Mapped[dict[str, Any] | None]
    summary: Mapped[str | None] = mapped_column(Text)
    failure_reason: Mapped[str | None] = mapped_column(Text)
    thresholds: Mapped[dict[str, Any]]
    engine: Mapped[dict[str, Any]]
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer)


class QuestionAnalysisRow(Base):
    """`score` is the newest sample's; all of them, of every run, are in `samples`."""

    __tablename__ = "question_analyses"
    __table_args__ = (Index("question_analyses_response", "response_id"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    analysis_id: Mapped[str] = mapped_column(ForeignKey("analyses.id", ondelete="CASCADE"), index=True)
    question_id: Mapped[str] = mapped_column(String(40))
    response_id: Mapped[str | None] = mapped_column(String(40))
    position: Mapped[int] = mapped_column(Integer)
    question: Mapped[dict[str, Any]]
    answer: Mapped[dict[str, Any] | None]
    status: Mapped[str] = mapped_column(String(20))
    run: Mapped[int] = mapped_column(Integer)
    score: Mapped[dict[str, Any] | None]
    reason: Mapped[str | None] = mapped_column(Text)
    needs_a_human: Mapped[bool]
    settled_at: Mapped[datetime | None]


class SampleRow(Base):
    """Written once, never changed: a rescoring adds rows with the next `run` beside the old ones."""

    __tablename__ = "samples"
    __table_args__ = (UniqueConstraint("question_analysis_id", "run", "number", name="samples_once"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    question_analysis_id: Mapped[str] = mapped_column(ForeignKey("question_analyses.id", ondelete="CASCADE"))
    run: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    points: Mapped[int] = mapped_column(Integer)
    engine: Mapped[str] = mapped_column(String(100))
    model: Mapped[str | None] = mapped_column(String(200))
    prompt_version: Mapped[str] = mapped_column(String(100))
    input_hash: Mapped[str] = mapped_column(String(64))
    score: Mapped[dict[str, Any]]
    scored_at: Mapped[datetime]


kernel_tables(Base.metadata)
