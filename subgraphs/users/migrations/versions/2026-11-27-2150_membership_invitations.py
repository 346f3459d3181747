"""membership is an invitation that the person accepts; companies have slugs, and names are unique for nobody"""

import sqlalchemy as sa
from alembic import op

revision = "users_0003"
down_revision = "users_0002"
branch_labels = None
depends_on = None

# As `texts.slug`, for names in plain letters; others get the end of their id alone.
_SLUGS = """
    UPDATE companies SET slug = right(
        ltrim(trim(BOTH '-' FROM regexp_replace(lower(name), '[^a-z0-9]+', '-', 'g')) || '-' || right(id, 6), '-'), 80
    )
"""
_APART = """
    UPDATE companies SET name = left(name, 190) || ' ' || right(id, 6) WHERE id IN (
        SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY lower(name) ORDER BY created_at, id) FROM companies)
        AS numbered (id, number) WHERE number > 1
    )
"""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_index("companies_name_key", table_name="companies")
    op.add_column("companies", sa.Column("slug", sa.String(80), nullable=True))
    op.execute(_SLUGS)
    op.alter_column("companies", "slug", nullable=False)
    op.create_index("companies_slug_key", "companies", ["slug"], unique=True)
    op.create_table(
        "membership_invitations",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("company_id", sa.String(40), sa.ForeignKey("companies.id", ondelete="CASCADE"), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("position", sa.String(200), nullable=True),
        sa.Column("invited_by", sa.String(40), sa.ForeignKey("users.id"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    columns = ["company_id", "email"]
    op.create_index("membership_invitations_company_id_email_key", "membership_invitations", columns, unique=True)
    op.create_index("membership_invitations_by_email", "membership_invitations", ["email"])


def downgrade() -> None:
    """Companies of one name are told apart by the end of their ids."""
    op.execute("SET LOCAL lock_timeout = '2s'")
    op.drop_table("membership_invitations")
    op.drop_index("companies_slug_key", table_name="companies")
    op.drop_column("companies", "slug")
    op.execute(_APART)
    op.create_index("companies_name_key", "companies", [sa.text("lower(name)")], unique=True)
