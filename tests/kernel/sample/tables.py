"""The sample's table: every effect is a row, so that one applied twice shows."""

from sqlalchemy import BigInteger, Column, Double, Identity, Integer, MetaData, String, Table

from kernel.database.engine import create_engine
from kernel.database.migration import create_kernel_tables

METADATA = MetaData()
EFFECTS = Table(
    "effects",
    METADATA,
    Column("position", BigInteger, Identity(), primary_key=True),
    Column("kind", String(50), nullable=False),
    Column("event_id", String(60), nullable=False),
    Column("aggregate_id", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("handled_at", Double, nullable=False),
)


async def create_sample_tables(database_url: str) -> None:
    engine = create_engine(database_url, pool_size=1)
    async with engine.begin() as connection:
        await connection.run_sync(create_kernel_tables)
        await connection.run_sync(METADATA.create_all)
    await engine.dispose()
