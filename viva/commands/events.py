"""`viva events failed`: the events each context has set aside, with their errors."""

import argparse
import asyncio

import asyncpg

from viva.commands.migrate import address
from viva.site import CONTEXTS

FAILED = """
    SELECT id, dead_at, code, event_id, event_type, aggregate_id, topic, partition, "offset", attempts, error
    FROM dead_letters ORDER BY dead_at DESC LIMIT $1
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["failed"], help="failed: events that could not be applied")
    parser.add_argument("--context", choices=CONTEXTS, help="only of this one (default: of all)")
    parser.add_argument("--limit", type=int, default=50, help="at most so many per context (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    for context in [arguments.context] if arguments.context else CONTEXTS:
        rows = asyncio.run(failed(context, arguments.limit))
        print(f"{context}: {len(rows)} failed")
        for row in rows:
            print(described(row))
    return 0


def described(row: asyncpg.Record) -> str:
    what = f"{row['event_type'] or 'unreadable'} {row['event_id'] or ''} of {row['aggregate_id'] or '?'}"
    where = f"{row['topic']}[{row['partition']}] at {row['offset']}"
    how = f"{row['code']} after {row['attempts']} attempt(s): {row['error']}"
    return f"  {row['dead_at']:%Y-%m-%d %H:%M:%S}  {row['id']}  {what}, {where}\n    {how}"


async def failed(context: str, limit: int) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(address(context))
    try:
        return list(await connection.fetch(FAILED, limit))
    finally:
        await connection.close()
