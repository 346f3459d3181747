"""`viva demo`: plays whole interviews through the public API of the running system."""

import argparse

from viva.demo.command import DEFAULT_EXAMPLE, run_demo
from viva.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    site = Site.from_environment()
    parser.add_argument("--example", default=DEFAULT_EXAMPLE, help="a folder below examples/ (default: %(default)s)")
    parser.add_argument("--gateway", default=site.gateway_url, help="another system (default: %(default)s)")
    parser.add_argument("--web", default=site.web_origin, help="its web app (default: %(default)s)")


def run(arguments: argparse.Namespace) -> int:
    return run_demo(arguments.gateway, arguments.web, arguments.example)
