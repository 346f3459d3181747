"""addresses of people in the form in which they are compared"""

from alembic import op

from kernel.database.migration import rewrite_addresses

revision = "interviews_0002"
down_revision = "ec40cabf566c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    rewrite_addresses(op.get_bind(), "people", unique=False)


def downgrade() -> None:
    """Both forms are the same address."""
