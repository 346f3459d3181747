"""create the tables"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from kernel.database.migration import create_kernel_tables, drop_kernel_tables

revision = "users_0001"
down_revision = None
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    _create_users()
    _create_companies()
    create_kernel_tables(op.get_bind())


def _create_users() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("external_auth_id", sa.String(255), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("email_verified", sa.Boolean, nullable=False),
        sa.Column("full_name", sa.String(200), nullable=False),
        sa.Column("time_zone", sa.String(100)),
        sa.Column("language", sa.String(40)),
        sa.Column("roles", ARRAY(sa.String(20)), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("last_login_at", _INSTANT),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("users_email_key", "users", ["email"], unique=True)
    op.create_index("users_external_auth_id_key", "users", ["external_auth_id"], unique=True)
    op.create_index("users_by_name", "users", [sa.text("lower(full_name)"), "id"])
    op.create_index("users_by_created_at", "users", ["created_at", "id"])
    op.create_index("users_by_updated_at", "users", ["updated_at", "id"])


def _create_companies() -> None:
    op.create_table(
        "companies",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("website", sa.String(500)),
        sa.Column("industry", sa.String(200)),
        sa.Column("location", sa.String(200)),
        sa.Column("created_at", _INSTANT, nullable=False),
        sa.Column("updated_at", _INSTANT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("companies_name_key", "companies", [sa.text("lower(name)")], unique=True)
    op.create_table(
        "user_companies",
        sa.Column("company_id", sa.String(40), sa.ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", sa.String(40), sa.ForeignKey("users.id"), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("position", sa.String(200)),
        sa.Column("is_primary", sa.Boolean, nullable=False),
        sa.Column("joined_at", _INSTANT, nullable=False, server_default=sa.text("clock_timestamp()")),
    )
    op.create_index("user_companies_user_id_key", "user_companies", ["user_id"], unique=True)


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    drop_kernel_tables(op.get_bind())
    op.drop_table("user_companies")
    op.drop_table("companies")
    op.drop_table("users")
