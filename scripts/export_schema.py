"""Writes schema/subgraphs/<name>.graphql from each subgraph's code: `python -m scripts.export_schema`."""

import importlib
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "schema" / "subgraphs"
MODULES = {
    "users": "subgraphs.users.graphql.schema",
    "interviews": "subgraphs.interviews.graphql.schema",
    "analysis": "subgraphs.analysis.graphql.schema",
    "gateway": "gateway.graphql.schema",
}


def sdl_of(module_name: str) -> str:
    """The module's `SCHEMA`, a FederatedSchema, as federation SDL."""
    module = importlib.import_module(module_name)
    return str(module.SCHEMA.as_str()).strip() + "\n"


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, module_name in MODULES.items():
        path = FOLDER / f"{name}.graphql"
        path.write_text(sdl_of(module_name))
        print(f"schema: {path.relative_to(FOLDER.parents[1])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
