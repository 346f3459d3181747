"""create the tables"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from kernel.database.migration import create_kernel_tables, drop_kernel_tables

revision = "c1a7f0e2b9d4"
down_revision = None
branch_labels = None
depends_on = None


def instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    create_kernel_tables(op.get_bind())
    create_sessions()
    create_identities()
    create_access()


def create_sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        instant("created_at"),
        instant("last_seen_at"),
        instant("expires_at"),
        instant("ended_at", nullable=True),
        sa.Column("end_code", sa.String(60)),
        sa.Column("user_agent", sa.String(300)),
        sa.Column("id_token", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("sessions_not_ended", "sessions", ["subject"], postgresql_where=sa.text("ended_at IS NULL"))
    op.create_index("sessions_expires_at", "sessions", ["expires_at"])
    op.create_table(
        "pending_sign_ins",
        sa.Column("state_hash", sa.String(64), primary_key=True),
        sa.Column("browser_hash", sa.String(64), nullable=False),
        sa.Column("nonce", sa.String(64), nullable=False),
        sa.Column("code_verifier", sa.String(128), nullable=False),
        sa.Column("return_to", sa.String(2000), nullable=False),
        instant("expires_at"),
    )
    op.create_index("pending_sign_ins_expires_at", "pending_sign_ins", ["expires_at"])


def create_identities() -> None:
    op.create_table(
        "identities",
        sa.Column("user_id", sa.String(40), primary_key=True),
        sa.Column("issuer", sa.String(500), nullable=False),
        sa.Column("subject", sa.String(255), nullable=False),
    )
    op.create_index("identities_person", "identities", ["issuer", "subject"], unique=True)
    op.create_table(
        "sagas",
        sa.Column("user_id", sa.String(40), primary_key=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("command", postgresql.JSONB, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("refusal_code", sa.String(60)),
        instant("started_at"),
        sa.Column("version", sa.Integer, nullable=False),
    )


def create_access() -> None:
    op.create_table(
        "user_access",
        sa.Column("user_id", sa.String(40), primary_key=True),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.String(20)), nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("user_id", sa.String(40), primary_key=True),
        sa.Column("company_id", sa.String(40), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("is_primary", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '2s'")
    for table in ("memberships", "user_access", "sagas", "identities", "pending_sign_ins", "sessions"):
        op.drop_table(table)
    drop_kernel_tables(op.get_bind())
