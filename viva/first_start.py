"""Seeds the demo people once per data folder: a mark is left when it has been done."""

import importlib
import importlib.util

from viva.site import Site


async def seed_if_new(site: Site) -> None:
    mark = site.data / "seeded"
    if mark.exists() or importlib.util.find_spec("viva.seed") is None:
        return
    await seed(site)
    mark.touch()


async def seed(site: Site) -> None:
    await importlib.import_module("viva.seed").seed_demo_people(site.gateway_url, site.web_origin)
