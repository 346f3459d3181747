"""Alembic's entry to the gateway's history: compares with its tables, on the connection it is given."""

from alembic import context

from gateway.infrastructure.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
