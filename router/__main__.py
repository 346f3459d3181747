"""`python -m router --supergraph FILE_OR_URL` serves it; `graph`, `normalize`, `paths`, `plan` print each stage."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # who thinks better of it while this loads gets no traceback

from router.cli import show
from router.main import serve

_STAGES = {
    "graph": "the query graph: types in subgraphs, with their keys",
    "normalize": "the operation as the planner reads it",
    "paths": "for each leaf, every way to get it",
    "plan": "the plan; --json as Apollo's tools read it",
}
_DESCRIPTION = "Serves a federated supergraph: GraphQL at /graphql (HTTP and WebSocket), health at /health."
_EPILOG = """\
SIGTERM and SIGINT end it: at once when idle, else when the requests in flight are answered (timeouts.drain_seconds).

To see how an operation is planned, print one stage of it (python -m router STAGE --help):
"""


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in _STAGES:
        return _show(given[0], given[1:])
    options = _serving().parse_args(given)
    return serve(options.supergraph, options.config, options.host, options.port, options.workers)


def _serving() -> argparse.ArgumentParser:
    stages = "\n".join(f"  {name:<12}{what}" for name, what in _STAGES.items())
    parser = argparse.ArgumentParser(
        prog="python -m router",
        description=_DESCRIPTION,
        epilog=_EPILOG + stages,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_supergraph(parser)
    parser.add_argument("--config", metavar="FILE", help="settings in YAML (without: all defaults, for development)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: %(default)s)")
    parser.add_argument(
        "--port", type=_whole(0, 65_535), default=4000, help="port, 0 for any free one (default: %(default)s)"
    )
    parser.add_argument(
        "--workers", type=_whole(1, 256), default=1, help="processes that share the port (default: %(default)s)"
    )
    return parser


def _show(stage: str, given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"python -m router {stage}", description=f"Prints {_STAGES[stage]}.")
    _add_supergraph(parser)
    if stage != "graph":
        parser.add_argument("operation", nargs="?", default="-", help="GraphQL file, text in braces, or - for stdin")
        parser.add_argument("--operation-name", metavar="NAME", help="which of the document's operations")
        parser.add_argument("--variables", default="{}", help="JSON; only those of @skip and @include matter")
        parser.add_argument("--labels", default="", help="override labels in force, by comma")
    if stage == "plan":
        parser.add_argument("--mermaid", action="store_true", help="the plan as a picture, in Mermaid's notation")
        parser.add_argument("--json", action="store_true", help="the plan as Apollo's tools read it")
    return show(stage, parser.parse_args(given))


def _add_supergraph(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--supergraph", required=True, metavar="FILE_OR_URL", help="the supergraph's SDL")


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")
        return int(text)

    return read


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads of the HTTP client may still run: an interpreter that is taken apart around them can abort.
    os._exit(code)
