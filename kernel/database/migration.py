"""The kernel's tables in a first migration: `create_kernel_tables(op.get_bind())`, dropped on the way down."""

from sqlalchemy import Connection, MetaData, text

from kernel.database.tables import kernel_tables

# Rows come and go all the time here: without this the dead ones slow the relay down long before the default threshold.
_TIGHT_AUTOVACUUM = (
    "autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 200, "
    "autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02"
)


def create_kernel_tables(connection: Connection) -> None:
    metadata = MetaData()
    tables = kernel_tables(metadata)
    metadata.create_all(connection)
    for table in (tables.outbox, tables.jobs):
        connection.execute(text(f"ALTER TABLE {table.name} SET ({_TIGHT_AUTOVACUUM})"))


def drop_kernel_tables(connection: Connection) -> None:
    metadata = MetaData()
    kernel_tables(metadata)
    metadata.drop_all(connection)
