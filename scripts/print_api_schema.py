"""Writes schema/api.graphql, the schema that clients see, from schema/supergraph.graphql by the router's own rules."""

import sys
from pathlib import Path

from graphql import parse

from router.errors import SupergraphInvalid
from router.supergraph.api_schema import print_api_schema
from router.supergraph.source import load_supergraph

SCHEMA = Path(__file__).resolve().parent.parent / "schema"


def main() -> int:
    try:
        text = print_api_schema(parse(load_supergraph(str(SCHEMA / "supergraph.graphql"))))
    except SupergraphInvalid as error:
        print(f"print_api_schema: {error}", file=sys.stderr)
        return 1
    (SCHEMA / "api.graphql").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
