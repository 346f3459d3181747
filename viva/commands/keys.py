"""`viva keys`: new keys that sign events, as settings. They are printed and kept nowhere."""

import argparse

from kernel.events.signature import new_event_key
from viva.generated_secrets import event_public_keys
from viva.site import CONTEXTS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("contexts", nargs="*", metavar="context", help=f"some of: {', '.join(CONTEXTS)} (default: all)")


def run(arguments: argparse.Namespace) -> int:
    unknown = set(arguments.contexts) - set(CONTEXTS)
    if unknown:
        print(f"viva: there is no context {', '.join(sorted(unknown))}; there are {', '.join(CONTEXTS)}")
        return 2
    keys = {context: new_event_key() for context in arguments.contexts or CONTEXTS}
    for context, key in keys.items():
        print(f"# secret, for the processes of {context} alone\nVIVA_EVENT_SIGNING_KEY={key}")
    print(f"# for the processes of all contexts\nVIVA_EVENT_PUBLIC_KEYS={event_public_keys(keys)}")
    return 0
