"""Writes what the router prints into docs/router.md, behind its markers: `python -m scripts.write_router_docs`."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from router.cli import lines_of

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "router.md"
QUERY = "{ products { name shippingEstimate reviews { stars author { name } } } }"


def printed(stage: str, **wishes: bool) -> str:
    """What `python -m router STAGE` prints for the page's query."""
    options = argparse.Namespace(
        supergraph=str(ROOT / "examples/shop/supergraph.graphql"),
        operation=QUERY,
        operation_name=None,
        variables="{}",
        labels="",
        json=False,
        mermaid=wishes.get("mermaid", False),
    )
    return "\n".join(lines_of(stage, options))


def blocks() -> Iterator[tuple[str, str]]:
    yield "paths", f"```\n{printed('paths')}\n```"
    yield "plan", f"```mermaid\n{printed('plan', mermaid=True)}\n```"


def main() -> int:
    text = PAGE.read_text(encoding="utf-8")
    for marker, block in blocks():
        head, rest = text.split(f"<!-- {marker} -->\n", 1)
        rest = re.sub(r"\A\n```.*?\n```\n", "", rest, flags=re.DOTALL)
        text = f"{head}<!-- {marker} -->\n\n{block}\n{rest}"
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
