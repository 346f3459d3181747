"""create the tables"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from kernel.database.migration import create_kernel_tables, drop_kernel_tables

revision = "analysis_0001"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    _create_analyses()
    _create_question_analyses()
    _create_samples()
    create_kernel_tables(op.get_bind())


def _create_analyses() -> None:
    op.create_table(
        "analyses",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("invitation_id", sa.String(40), nullable=False, unique=True),
        sa.Column("hr_id", sa.String(40), nullable=False),
        sa.Column("company_id", sa.String(40)),
        sa.Column("candidate_name", sa.Text, nullable=False),
        sa.Column("candidate_email", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("overall_score", sa.Integer),
        sa.Column("recommendation", sa.String(20)),
        sa.Column("verdict", JSONB),
        sa.Column("summary", sa.Text),
        sa.Column("failure_reason", sa.Text),
        sa.Column("thresholds", JSONB, nullable=False),
        sa.Column("engine", JSONB, nullable=False),
        sa.Column("started_at", _INSTANT),
        sa.Column("completed_at", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("analyses_hr", "analyses", ["hr_id", sa.text("created_at DESC")])
    op.create_index("analyses_company", "analyses", ["company_id", sa.text("created_at DESC")])


def _create_question_analyses() -> None:
    op.create_table(
        "question_analyses",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column(
            "analysis_id", sa.String(40), sa.ForeignKey("analyses.id", ondelete="CASCADE"), nullable=False, index=True
        ),
        sa.Column("question_id", sa.String(40), nullable=False),
        sa.Column("response_id", sa.String(40)),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("question", JSONB, nullable=False),
        sa.Column("answer", JSONB),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("score", JSONB),
        sa.Column("reason", sa.Text),
        sa.Column("needs_a_human", sa.Boolean, nullable=False),
        sa.Column("settled_at", _INSTANT),
    )
    op.create_index("question_analyses_response", "question_analyses", ["response_id"])


def _create_samples() -> None:
    op.create_table(
        "samples",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column(
            "question_analysis_id",
            sa.String(40),
            sa.ForeignKey("question_analyses.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("run", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("engine", sa.String(100), nullable=False),
        sa.Column("model", sa.String(200)),
        sa.Column("prompt_version", sa.String(100), nullable=False),
        sa.Column("input_hash", sa.String(64), nullable=False),
        sa.Column("score", JSONB, nullable=False),
        sa.Column("scored_at", _INSTANT, nullable=False),
        sa.UniqueConstraint("question_analysis_id", "run", "number", name="samples_once"),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    drop_kernel_tables(op.get_bind())
    op.drop_table("samples")
    op.drop_table("question_analyses")
    op.drop_table("analyses")
