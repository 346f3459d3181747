"""`viva migrate`: one context's database or all of them, up to the newest version or to a given one.

Where VIVA_<CONTEXT>_DATABASE_URL is set, that database is meant; else the one of the running embedded system.
"""

import argparse
import asyncio
import os
import sys

from kernel.database.address import check_database_url
from viva.generated_secrets import load_or_make
from viva.migrations import check, downgrade, upgrade
from viva.parts import database_url
from viva.site import CONTEXTS, Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contexts", nargs="*", metavar="context", help=f"some of: {', '.join(CONTEXTS)} (default: all)")
    parser.add_argument("--to", metavar="REVISION", help="this version instead of the newest")
    parser.add_argument("--down", action="store_true", help="downwards, to --to or to nothing")
    parser.add_argument("--check", action="store_true", help="only compare the tables of the code with the database")


def run(arguments: argparse.Namespace) -> int:
    unknown = set(arguments.contexts) - set(CONTEXTS)
    if unknown:
        print(f"viva: there is no context {', '.join(sorted(unknown))}; there are {', '.join(CONTEXTS)}")
        return 2
    for context in arguments.contexts or CONTEXTS:
        asyncio.run(migrate_one(context, arguments))
        print(f"viva: {context} done")
    return 0


async def migrate_one(context: str, arguments: argparse.Namespace) -> None:
    url = address(context)
    if arguments.check:
        await check(context, url)
    elif arguments.down:
        await downgrade(context, url, arguments.to or "base")
    else:
        await upgrade(context, url, arguments.to or "head")


def address(context: str) -> str:
    site = Site.from_environment()
    setting = f"VIVA_{context.upper()}_DATABASE_URL"
    given = os.environ.get(setting)
    if not given:
        return database_url(site, load_or_make(site.data), context)
    try:
        check_database_url(given)
    except ValueError as mistake:
        print(f"viva: setting {setting} is wrong: {mistake}", file=sys.stderr)
        raise SystemExit(2) from None
    return given
