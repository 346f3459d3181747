"""One example as plain data, so that a failing one can be kept; and what it means that the router answers it right."""

import json
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphql import DocumentNode, OperationType, parse, print_ast

from router.bootstrap import create_router
from router.settings import Limits, RouterSettings
from tests.router.differential import asking
from tests.router.differential.comparison import as_reference, difference, first_difference
from tests.router.differential.documents import (
    is_deferred,
    kind_of,
    labels_in_fragments_spread_twice,
    operation_of,
    without_switched_off,
)
from tests.router.differential.served import Course, Subgraph
from tests.router.differential.subgraph_schema import arguments_of
from tests.router.differential.whole import Whole
from tests.router.differential.world import World
from tests.router.support.incremental import V1, V2, put_together

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
    answers: list[dict[str, Any]] = field(default_factory=list)
    features: set[str] = field(default_factory=set)


class Bench:
    """A router over strict subgraphs, beside one schema that holds everything."""

    def __init__(self, composition: Composition) -> None:
        self._course = Course()
        self.composition = composition
        world = composition.world
        self.subgraphs = [Subgraph(name, sdl, world, self._course) for name, sdl in composition.subgraphs.items()]
        overridden = _overridden(self.subgraphs, composition.labels)
        for one in self.subgraphs:
            one.overridden = frozenset(overridden.get(one.name, ()))
        self.whole = Whole(composition.api, world, [one.schema for one in self.subgraphs])
        # The limit of errors is a guard of its own: one schema tells all of them.
        settings = RouterSettings(override_labels=composition.labels, limits=Limits(errors=10_000))
        served = {one.name: one for one in self.subgraphs}
        self._router = create_router(settings, composition.supergraph, in_process=served, subscriptions=served)

    async def check(self, asked: Asked) -> Outcome:
        """Raises `Wrong`, or says what was seen."""
        document = parse(asked.query)
        if mistakes := self.whole.mistakes(document):
            raise Invalid(f"{mistakes}: {asked.query}")
        self._forget()
        kind = kind_of(document)
        if kind == OperationType.SUBSCRIPTION:
            answers = await self._check_events(asked, document)
        elif is_deferred(document):
            answers = [await self._check_parts(asked, document)]
        else:
            answers = [await self._check_answer(asked, document)]
        calls = [call for one in self.subgraphs for _, call in one.calls]
        jumps = sum("representations" in call.get("variables", {}) for call in calls)
        outcome = Outcome(jumps, len(calls), answers, set(self._course.features))
        is_refused = any("data" not in answer for answer in answers)
        if kind == OperationType.QUERY and not is_refused:
            await self._check_needless(asked, document)
        return outcome

    async def _check_answer(self, asked: Asked, document: DocumentNode) -> dict[str, Any]:
        got = await asking.answer(self._router, asked.query, asked.variables)
        expected = self.whole.answer(document, asked.variables)
        self._compare(got, expected)
        return got

    async def _check_events(self, asked: Asked, document: DocumentNode) -> list[dict[str, Any]]:
        async with aclosing(asking.events(self._router, asked.query, asked.variables)) as answers:
            got = [event async for event in answers]
        count = 0
        async with aclosing(self.whole.events(document, asked.variables)) as answers:
            async for expected in answers:
                self._compare(got[count] if count < len(got) else {}, expected)
                count += 1
        if count != len(got):
            raise Wrong(f"{len(got)} events instead of {count}")
        if count and "data" in got[0]:
            self._course.features.add("subscription")
        return got

    async def _check_parts(self, asked: Asked, document: DocumentNode) -> dict[str, Any]:
        """By both dialects. The reference cuts as the second does: where something fails, only that is compared."""
        expected = await self.whole.parts(document, asked.variables)
        got = await asking.parts(self._router, asked.query, asked.variables, V2)
        if wrong := first_difference(got, expected, labels_in_fragments_spread_twice(document)):
            self._raise(wrong)
        if len(expected) == 1:
            self._compare(got[0], expected[0])
            return got[0]
        self._course.features.add("@defer")
        whole = _joined(V2, expected)
        self._compare(_joined(V2, as_reference(got, expected)), whole, any_order=True)
        if not whole["errors"]:
            self._forget_calls()
            again = await asking.parts(self._router, asked.query, asked.variables, V1)
            self._compare(_joined(V1, again), whole, any_order=True)
        return whole

    async def _check_needless(self, asked: Asked, document: DocumentNode) -> None:
        """What is switched off costs no request."""
        shorter = without_switched_off(document, asked.variables)
        if shorter is None:
            return
        made = self._requests()
        self._forget_calls()
        names = {one.variable.name.value for one in operation_of(shorter).variable_definitions or ()}
        left = {name: value for name, value in asked.variables.items() if name in names}
        if is_deferred(document):
            await asking.parts(self._router, print_ast(shorter), left, V2)
        else:
            await asking.answer(self._router, print_ast(shorter), left)
        if made != (needed := self._requests()):
            self._raise(f"requests\n  made   {made}\n  needed {needed}")

    def _requests(self) -> dict[str, int]:
        return {one.name: len(one.calls) for one in self.subgraphs}

    def _forget(self) -> None:
        self._course.restart()
        self._forget_calls()

    def _forget_calls(self) -> None:
        for one in self.subgraphs:
            one.calls.clear()
            one.wrongs.clear()

    def _compare(self, got: dict[str, Any], expected: dict[str, Any], *, any_order: bool = False) -> None:
        only_asked = self.whole.places.expected(in_parts=any_order)
        if only_asked:
            self._course.features.add("error below what only the router asked for")
        failed = self._course.failed or any("service" in one.get("extensions", {}) for one in got.get("errors", ()))
        wrong = difference(got, expected, only_asked, any_order=any_order, failed=failed)
        self._raise(*([wrong] if wrong else []))

    def _raise(self, *differences: str) -> None:
        problems = [wrong for one in self.subgraphs for wrong in one.wrongs] + list(differences)
        if problems:
            raise Wrong("\n".join(problems))


def _joined(dialect: str, messages: list[Any]) -> dict[str, Any]:
    try:
        data, errors = put_together(dialect, json.loads(json.dumps(messages)))
    except (AssertionError, KeyError, IndexError, TypeError) as error:
        raise Wrong(f"parts that do not fit together: {messages}") from error
    return {"data": data, "errors": errors}


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
