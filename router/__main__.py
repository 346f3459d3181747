"""`python -m router --supergraph FILE_OR_URL` serves it; `graph`, `normalize`, `paths`, `plan` print each stage."""

import argparse
import sys
from collections.abc import Sequence

from router.cli import show
from router.main import serve

_STAGES = ("graph", "normalize", "paths", "plan")


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in _STAGES:
        return _show(given[0], given[1:])
    parser = argparse.ArgumentParser(prog="router", description="Serve a supergraph.")
    parser.add_argument("--supergraph", required=True, help="file or URL of the supergraph SDL")
    parser.add_argument("--config", help="router.yaml")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=4000)
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args(given)
    return serve(options.supergraph, options.config, options.host, options.port, options.workers)


def _show(stage: str, given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"router {stage}", description=f"Print the stage {stage}.")
    parser.add_argument("--supergraph", required=True, help="file or URL of the supergraph SDL")
    if stage != "graph":
        parser.add_argument("operation", nargs="?", default="-", help="GraphQL file, text in braces, or - for stdin")
        parser.add_argument("--operation-name")
        parser.add_argument("--variables", default="{}", help="JSON; only those of @skip and @include matter")
        parser.add_argument("--labels", default="", help="override labels in force, by comma")
        parser.add_argument("--mermaid", action="store_true", help="the plan as a picture, in Mermaid's notation")
        parser.add_argument("--json", action="store_true", help="the plan as Apollo's tools read it")
    return show(stage, parser.parse_args(given))


if __name__ == "__main__":
    raise SystemExit(main())
