"""Writes schema/events/<type>.v<version>.json for every event that a context sends."""

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

import orjson

from kernel.events.codec import json_schema, schema_name
from kernel.events.domain_event import DomainEvent

FOLDER = Path(__file__).resolve().parents[1] / "schema" / "events"
CONTEXTS = ("subgraphs.users", "subgraphs.interviews", "subgraphs.analysis", "gateway")


def published_events() -> list[type[DomainEvent]]:
    """Each context lists its events in `EVENTS` of its domain/events.py."""
    found: list[type[DomainEvent]] = []
    for context in CONTEXTS:
        found += importlib.import_module(f"{context}.domain.events").EVENTS
    return found


def render(schema: dict[str, Any]) -> bytes:
    return orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def main() -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    files = {schema_name(event): render(json_schema(event)) for event in published_events()}
    for stale in {path.name for path in FOLDER.glob("*.json")} - files.keys():
        (FOLDER / stale).unlink()
    for name, body in files.items():
        (FOLDER / name).write_bytes(body)
    print(f"schema: {len(files)} events in schema/events")
    return 0


if __name__ == "__main__":
    sys.exit(main())
