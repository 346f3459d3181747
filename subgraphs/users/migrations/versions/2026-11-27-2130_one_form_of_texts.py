"""names composed (NFC), addresses in the form in which they are compared; what would collide stays as it is"""

import sqlalchemy as sa
from alembic import op

from kernel.database.migration import rewrite_addresses

revision = "users_0002"
down_revision = "users_0001"
branch_labels = None
depends_on = None

_COMPOSE_COMPANIES = """
    UPDATE companies SET name = normalize(name, NFC) WHERE name IS NOT NFC NORMALIZED AND NOT EXISTS (
        SELECT FROM companies AS other
        WHERE other.id <> companies.id AND lower(normalize(other.name, NFC)) = lower(normalize(companies.name, NFC))
    )
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.execute("UPDATE users SET full_name = normalize(full_name, NFC) WHERE full_name IS NOT NFC NORMALIZED")
    op.execute(sa.text(_COMPOSE_COMPANIES))
    rewrite_addresses(op.get_bind(), "users", unique=True)


def downgrade() -> None:
    """Both forms are the same text and the same address."""
