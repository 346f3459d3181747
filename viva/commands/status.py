"""`viva status`: every part of the running system with its pid, restarts and health."""

import argparse

from viva.generated_secrets import load_or_make
from viva.health import ask_health
from viva.parts import all_parts
from viva.running import read_state
from viva.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    site = Site.from_environment()
    system = read_state(site)
    if system is None:
        print(f"viva: nothing is running in {site.data}: start it with `make up`")
        return 1
    servers = {part.name: part.server for part in all_parts(site, load_or_make(site.data))}
    well = True
    for part in system.parts:
        health = ask_health(servers[part.name], part)
        well = well and health == "UP"
        print(f"  {part.name:<20} pid {part.pid or '-':<8} port {part.port:<6} {part.restarts} restarts   {health}")
    return 0 if well else 1
