"""One example as plain data, so that a failing one can be kept; and what it means that the router answers it right."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphql import parse, validate

from router.bootstrap import create_router
from router.settings import Limits, RouterSettings
from tests.router.differential.served import Subgraph
from tests.router.differential.subgraph_schema import arguments_of
from tests.router.differential.whole import Whole
from tests.router.differential.world import World
from tests.router.support.graph import post

FOLDER = Path(__file__).parent / "cases"


class Wrong(AssertionError):
    """The router's answer is not that of one schema over all the data, or it asked what it should not."""


class Invalid(Exception):
    """The generated operation is none by the specification: nothing can be learned from it."""


@dataclass(frozen=True)
class Composition:
    """A graph that can be served."""

    subgraphs: Mapping[str, str]
    supergraph: str
    api: str
    world: World
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    query: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Outcome:
    """What an example showed when all was right."""

    entity_fetches: int = 0
    calls: int = 0
    answer: dict[str, Any] = field(default_factory=dict)


class Bench:
    """A router over strict subgraphs, beside one schema that holds everything."""

    def __init__(self, composition: Composition) -> None:
        self._log: list[str] = []
        self.composition = composition
        world = composition.world
        self.subgraphs = [Subgraph(name, sdl, world, self._log) for name, sdl in composition.subgraphs.items()]
        overridden = _overridden(self.subgraphs, composition.labels)
        for one in self.subgraphs:
            one.overridden = frozenset(overridden.get(one.name, ()))
        self.whole = Whole(composition.api, world, [one.schema for one in self.subgraphs])
        # The limit of errors is a guard of its own: one schema tells all of them.
        settings = RouterSettings(override_labels=composition.labels, limits=Limits(errors=10_000))
        apps = {one.name: one for one in self.subgraphs}
        self._router = create_router(settings, composition.supergraph, in_process=apps)

    async def check(self, asked: Asked) -> Outcome:
        """Raises `Wrong`, or says what was seen."""
        self._forget()
        _, _, raw = await post(self._router, {"query": asked.query, "variables": dict(asked.variables)})
        got = json.loads(raw)
        expected = self.whole.answer(asked.query, asked.variables)
        if "data" not in expected and validate(self.whole.schema, parse(asked.query)):
            raise Invalid(asked.query)
        self._compare(got, expected)
        calls = [call for one in self.subgraphs for call in one.calls]
        jumps = sum("representations" in call.get("variables", {}) for call in calls)
        return Outcome(jumps, len(calls), got)

    def _forget(self) -> None:
        self._log.clear()
        for one in self.subgraphs:
            one.calls.clear()
            one.wrongs.clear()

    def _compare(self, got: dict[str, Any], expected: dict[str, Any]) -> None:
        problems = [wrong for one in self.subgraphs for wrong in one.wrongs]
        if json.dumps(got.get("data")) != json.dumps(expected.get("data")):
            problems.append(f"data\n  got      {json.dumps(got)}\n  expected {json.dumps(expected)}")
        elif _paths(got) != _paths(expected):
            problems.append(f"errors\n  got      {got.get('errors')}\n  expected {expected.get('errors')}")
        if problems:
            raise Wrong("\n".join(problems))


def _paths(answer: Mapping[str, Any]) -> set[tuple[Any, ...]]:
    return {tuple(one.get("path") or ()) for one in answer.get("errors", ())}


def _overridden(subgraphs: list[Subgraph], labels: tuple[str, ...]) -> dict[str, set[tuple[str, str]]]:
    """By subgraph, the fields that are another's while these labels are in force."""
    found: dict[str, set[tuple[str, str]]] = {}
    for one in subgraphs:
        for type_name, type_ in one.schema.type_map.items():
            for name, declared in getattr(type_, "fields", {}).items():
                for directive in getattr(declared.ast_node, "directives", None) or ():
                    if directive.name.value == "override":
                        arguments = arguments_of(directive)
                        label = arguments.get("label")
                        in_force = label is None or label in labels or label == "percent(100)"
                        loser = arguments["from"] if in_force else one.name
                        found.setdefault(loser, set()).add((type_name, name))
    return found


def save(path: Path, composition: Composition, asked: Asked, note: str) -> None:
    data = {
        "note": note.splitlines(),
        "query": asked.query.splitlines(),
        "variables": dict(asked.variables),
        "labels": list(composition.labels),
        "subgraphs": {name: sdl.splitlines() for name, sdl in composition.subgraphs.items()},
        "world": composition.world.to_json(),
        "api": composition.api.splitlines(),
        "supergraph": composition.supergraph.splitlines(),
    }
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load(path: Path) -> tuple[Composition, Asked]:
    data = json.loads(path.read_text(encoding="utf-8"))
    subgraphs = {name: "\n".join(lines) for name, lines in data["subgraphs"].items()}
    world = World.from_json(data["world"])
    supergraph, api = "\n".join(data["supergraph"]), "\n".join(data["api"])
    composition = Composition(subgraphs, supergraph, api, world, tuple(data["labels"]))
    return composition, Asked("\n".join(data["query"]), data["variables"])
