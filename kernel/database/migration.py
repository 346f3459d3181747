"""What migrations of several contexts do: make and drop the kernel's tables, rewrite addresses."""

from sqlalchemy import Connection, MetaData, text

from kernel.database.tables import kernel_tables
from kernel.text.addresses import compared_email

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


def rewrite_addresses(connection: Connection, table: str, *, unique: bool) -> None:
    """Puts the column `email` into the form in which addresses are compared; one that is taken by then stays."""
    rows = connection.execute(text(f"SELECT id, email FROM {table} ORDER BY id")).all()  # noqa: S608  our own names
    taken = {row.email for row in rows} if unique else set()
    update = text(f"UPDATE {table} SET email = :email WHERE id = :id")  # noqa: S608
    for row in rows:
        email = compared_email(row.email)
        if email != row.email and email not in taken:
            connection.execute(update, {"id": row.id, "email": email})
            taken |= {email} if unique else set()
