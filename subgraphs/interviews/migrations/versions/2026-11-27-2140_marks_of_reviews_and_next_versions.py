"""levels that people give per question, and the next version of a published template"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "5b1f0c7a9d21"
down_revision = "interviews_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    marks = sa.Column("marks", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb"), nullable=False)
    op.add_column("reviews", marks)
    op.add_column("reviews", sa.Column("computed_score", sa.Integer(), nullable=True))
    op.add_column("templates", sa.Column("next_version_of", sa.String(length=40), nullable=True))
    op.create_foreign_key(
        "templates_next_version_of_fkey", "templates", "templates", ["next_version_of"], ["id"], ondelete="CASCADE"
    )
    op.create_index(
        "templates_one_next_version",
        "templates",
        ["next_version_of"],
        unique=True,
        postgresql_where=sa.text("next_version_of IS NOT NULL"),
    )


def downgrade() -> None:
    """A next version that was not published yet stays as a draft of its own."""
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("templates_one_next_version", table_name="templates")
    op.drop_constraint("templates_next_version_of_fkey", "templates", type_="foreignkey")
    op.drop_column("templates", "next_version_of")
    op.drop_column("reviews", "computed_score")
    op.drop_column("reviews", "marks")
