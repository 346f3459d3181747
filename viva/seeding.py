"""Seeds a running system, with patience: on a busy machine the first minute of its life can be slow."""

from httpx2 import HTTPError

from viva.client.browsing import SignInFailed
from viva.client.graph import GraphError
from viva.seed import SeedFailed, seed_demo_people
from viva.site import Site

ATTEMPTS = 3


class SeedingFailed(Exception):
    """The demo people could not be made; says why."""


async def seed(site: Site) -> None:
    """What an earlier attempt has made is found and left alone."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return await seed_demo_people(site.gateway_url, site.web_origin)
        except (SeedFailed, SignInFailed, GraphError, HTTPError, TimeoutError) as problem:
            if attempt == ATTEMPTS:
                raise SeedingFailed(f"the demo people could not be made: {problem!r}") from problem
    return None
