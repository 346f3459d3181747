"""The gateway's tables, beside the kernel's."""

from sqlalchemy import Boolean, Column, DateTime, Index, Integer, String, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase

from kernel.database.tables import kernel_tables


class Base(DeclarativeBase):
    pass


metadata = Base.metadata
kernel_tables(metadata)


def _instant(name: str, *, nullable: bool = False) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=nullable)


sessions = Table(
    "sessions",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    _instant("created_at"),
    _instant("last_seen_at"),
    _instant("expires_at"),
    _instant("ended_at", nullable=True),
    Column("end_code", String(60)),
    Column("user_agent", String(300)),
    Column("id_token", Text),
    Column("link_generation", Integer, nullable=False, server_default="1"),
    Column("version", Integer, nullable=False),
    Index("sessions_not_ended", "subject", postgresql_where=text("ended_at IS NULL")),
    Index("sessions_expires_at", "expires_at"),
)

identities = Table(
    "identities",
    metadata,
    Column("user_id", String(40), primary_key=True),
    Column("issuer", String(500), nullable=False),
    Column("subject", String(255), nullable=False),
    Index("identities_person", "issuer", "subject", unique=True),
)

pending_sign_ins = Table(
    "pending_sign_ins",
    metadata,
    Column("state_hash", String(64), primary_key=True),
    Column("browser_hash", String(64), nullable=False),
    Column("nonce", String(64), nullable=False),
    Column("code_verifier", String(128), nullable=False),
    Column("return_to", String(2000), nullable=False),
    _instant("expires_at"),
    Index("pending_sign_ins_expires_at", "expires_at"),
)

sagas = Table(
    "sagas",
    metadata,
    Column("user_id", String(40), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("state", String(20), nullable=False),
    Column("command", JSONB, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("refusal_code", String(60)),
    _instant("started_at"),
    Column("version", Integer, nullable=False),
)

user_access = Table(
    "user_access",
    metadata,
    Column("user_id", String(40), primary_key=True),
    Column("status", String(20), nullable=False),
    Column("roles", ARRAY(String(20)), nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    Column("user_id", String(40), primary_key=True),
    Column("company_id", String(40), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("is_primary", Boolean, nullable=False),
)
