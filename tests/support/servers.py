"""The embedded servers as tests use them: one PostgreSQL, Valkey and Tansu per test process, started when asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from tests.support.ports import free_port
from viva.embedded.disposable import running
from viva.embedded.postgres import DISPOSABLE, EmbeddedPostgres
from viva.embedded.tansu import EmbeddedTansu
from viva.embedded.valkey import EmbeddedValkey
from viva.migrations import blocking, upgrade

PASSWORD = "test-only"


@dataclass(frozen=True)
class PostgresServer:
    """A running PostgreSQL; urls are `postgresql://…` as asyncpg takes them."""

    server: EmbeddedPostgres
    pid: int

    def url(self, database: str) -> str:
        return self.server.url(database)

    def create_database(self, name: str, *, template: str = "template1") -> str:
        self.execute("postgres", f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop_database(self, name: str) -> None:
        self.execute("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def execute(self, database: str, statement: str) -> None:
        blocking(_execute(self.url(database), statement))


@contextmanager
def postgres_server(folder: Path) -> Iterator[PostgresServer]:
    server = EmbeddedPostgres(folder / "postgres", free_port(), PASSWORD, DISPOSABLE)
    with running(server, folder / "postgres.log") as pid:
        yield PostgresServer(server, pid)


@contextmanager
def redis_server(folder: Path) -> Iterator[str]:
    server = EmbeddedValkey(folder / "valkey", free_port(), PASSWORD, durable=False)
    with running(server, folder / "valkey.log"):
        yield server.url


@contextmanager
def kafka_server(folder: Path) -> Iterator[str]:
    server = EmbeddedTansu(folder / "tansu", free_port())
    with running(server, folder / "tansu.log"):
        yield server.bootstrap


def migrated_database(postgres: PostgresServer, context: str) -> str:
    """`viva_<context>`, migrated; `viva_<context>_template` stays untouched for quick further copies."""
    template = f"viva_{context}_template"
    blocking(upgrade(context, postgres.create_database(template)))
    postgres.execute(template, KEEP_MIGRATED_ROWS)
    return postgres.create_database(f"viva_{context}", template=template)


async def empty_all_tables(database_url: str) -> None:
    """Back to the state after the migrations: rows they brought (kept in schema `as_migrated`) come back."""
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute(EMPTY_ALL)
    finally:
        await connection.close()


async def _execute(database_url: str, statement: str) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


KEEP_MIGRATED_ROWS = """
DO $$
DECLARE source record; filled boolean;
BEGIN
  CREATE SCHEMA as_migrated;
  FOR source IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', source.tablename) INTO filled;
    IF filled THEN
      EXECUTE format('CREATE TABLE as_migrated.%1$I AS TABLE public.%1$I', source.tablename);
    END IF;
  END LOOP;
END $$
"""
EMPTY_ALL = """
DO $$
DECLARE names text; kept record;
BEGIN
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names
    FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version';
  IF names IS NULL THEN RETURN; END IF;
  EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
  FOR kept IN SELECT tablename FROM pg_tables WHERE schemaname = 'as_migrated' LOOP
    EXECUTE format('INSERT INTO public.%1$I SELECT * FROM as_migrated.%1$I', kept.tablename);
  END LOOP;
END $$
"""
