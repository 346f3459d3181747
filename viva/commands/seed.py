"""`viva seed`: makes the demo people of the running system; those who are there already are left alone."""

import argparse
import asyncio

from viva.running import read_state
from viva.seeding import SeedingFailed, seed
from viva.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    site = Site.from_environment()
    if read_state(site) is None:
        print("viva: nothing is running: start it with `make up`")
        return 1
    try:
        asyncio.run(seed(site))
    except SeedingFailed as problem:
        print(f"viva: {problem}")
        return 1
    print("viva: the demo people are there")
    return 0
