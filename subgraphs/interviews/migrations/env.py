"""Alembic's entry to the interviews history: compares with the context's tables, on the connection it is given."""

from alembic import context

from subgraphs.interviews.infrastructure.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
