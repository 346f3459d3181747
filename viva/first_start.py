"""Seeds the demo people once per data folder: a mark is left when it has been done."""

import importlib

from viva.site import Site


class FirstStartFailed(Exception):
    """The system runs, but could not be made ready for its first visitor; says why."""


async def seed_if_new(site: Site) -> None:
    mark = site.data / "seeded"
    if mark.exists():
        return
    # Loaded only now: every later start is quicker without the client.
    seeding = importlib.import_module("viva.seeding")
    try:
        await seeding.seed(site)
    except seeding.SeedingFailed as problem:
        raise FirstStartFailed(str(problem)) from problem
    mark.touch()
