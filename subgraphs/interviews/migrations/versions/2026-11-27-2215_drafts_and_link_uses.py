"""revisions of drafts, questions set aside, and the trail of candidates' links"""

import sqlalchemy as sa
from alembic import op

revision = "7d2f4b91c6ae"
down_revision = "5b1f0c7a9d21"
branch_labels = None
depends_on = None

NEW_COLUMNS = ("draft_revision", "draft_writer", "draft_number", "set_aside")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.add_column("answerings", sa.Column("draft_revision", sa.Integer(), server_default="0", nullable=False))
    op.add_column("answerings", sa.Column("draft_writer", sa.String(40), nullable=True))
    op.add_column("answerings", sa.Column("draft_number", sa.Integer(), server_default="0", nullable=False))
    op.add_column("answerings", sa.Column("set_aside", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    # A draft that was saved before counts as the first of its question.
    op.execute("UPDATE answerings SET draft_revision = 1 WHERE draft_saved_at IS NOT NULL")
    op.create_table(
        "link_uses",
        sa.Column("invitation_id", sa.String(40), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("device", sa.String(60), nullable=False),
        sa.Column("user_id", sa.String(40), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["invitation_id"], ["invitations.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("invitation_id", "action", "device", "user_id"),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("link_uses")
    for column in NEW_COLUMNS:
        op.drop_column("answerings", column)
