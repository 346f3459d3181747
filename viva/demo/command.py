"""The command `viva demo`: plays the example against a running system and prints what happened."""

import asyncio

from httpx2 import HTTPError
from rich.console import Console

from viva.client.browsing import SignInFailed
from viva.client.graph import GraphError
from viva.demo.example import EXAMPLES, read_example
from viva.demo.play import Demo, DemoRefused
from viva.demo.screen import Screen

DEFAULT_EXAMPLE = "site-reliability-engineer"


def run_demo(gateway_url: str, web_origin: str, example: str = DEFAULT_EXAMPLE) -> int:
    """Play one example; returns the exit code. One clear line when the system does not answer or refuses."""
    console = Console()
    screen = Screen(console)
    demo = Demo(gateway_url, web_origin, read_example(EXAMPLES / example), screen.tell)
    try:
        played = asyncio.run(demo.play())
    except HTTPError as error:
        console.print(f"viva demo: {gateway_url} does not answer ({error}). Start the system with `make up` first.")
        return 1
    except (SignInFailed, GraphError, DemoRefused, TimeoutError) as error:
        console.print(f"viva demo: {error or 'the scores did not arrive in time'}")
        return 1
    screen.ranking(played.ranking)
    screen.scores(played.ranking)
    screen.end(web_origin, played.template_id)
    return 0
