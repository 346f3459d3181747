"""the generation of the link that opened an invitation session"""

import sqlalchemy as sa
from alembic import op

revision = "9b3e6c05d1f7"
down_revision = "c1a7f0e2b9d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    # Sessions of before were opened by a first link: no other was given out.
    op.add_column("sessions", sa.Column("link_generation", sa.Integer(), server_default="1", nullable=False))


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_column("sessions", "link_generation")
