"""Prints what the planner sees at each of its stages, for people who want to follow it."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from router.errors import RouterError
from router.operation.conditions import condition_variables
from router.operation.model import SelectionSet
from router.operation.normalize import normalize
from router.operation.parse import InvalidDocument, parse_operation
from router.operation.variables import condition_values
from router.planner.draw_plan import draw_plan
from router.planner.plan import QueryPlan
from router.planner.planner import Planner
from router.planner.print_plan import plan_to_json, print_plan
from router.settings import Limits
from router.supergraph.parse import parse_supergraph
from router.supergraph.source import load_supergraph


def show(stage: str, options: argparse.Namespace) -> int:
    """Prints the stage; gives the exit code."""
    try:
        for line in lines_of(stage, options):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has read enough (`… | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (RouterError, OSError, ValueError) as error:
        for line in _mistakes(error):
            sys.stderr.write(f"router: {line}\n")
        return 2
    return 0


def _mistakes(error: Exception) -> Iterator[str]:
    if isinstance(error, InvalidDocument):
        for one in error.located:
            at = f"line {one.locations[0].line}, column {one.locations[0].column}: " if one.locations else ""
            yield at + one.message
    elif isinstance(error, OSError):
        yield f"cannot read {error.filename}: {error.strerror}"
    else:
        yield str(error)


def lines_of(stage: str, options: argparse.Namespace) -> Iterator[str]:
    supergraph = parse_supergraph(load_supergraph(options.supergraph))
    planner = Planner(supergraph)
    if stage == "graph":
        yield from planner.query_graph.describe()
        return
    operation = parse_operation(supergraph.api_schema, _text(options.operation), options.operation_name, Limits())
    conditions = condition_values(operation, condition_variables(operation), _variables(options.variables))
    normalized = normalize(supergraph, operation, conditions)
    labels = tuple(filter(None, options.labels.split(",")))
    if stage == "normalize":
        yield from _selection(normalized.root, "")
    elif stage == "paths":
        for leaf in planner.find_paths(normalized.root, operation.kind, labels)[1]:
            yield f"{leaf.spot}.{leaf.field.name}"
            yield from (f"  {option.reach.describe()}" for option in leaf.options)
    else:
        plan = planner.plan(normalized, labels)
        yield _show_plan(plan, options)


def _show_plan(plan: QueryPlan, options: argparse.Namespace) -> str:
    if options.mermaid:
        return draw_plan(plan)
    return json.dumps(plan_to_json(plan), indent=2) if options.json else print_plan(plan)


def _variables(given: str) -> dict[str, Any]:
    try:
        found = json.loads(given)
    except ValueError as error:
        raise ValueError(f"--variables is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise ValueError("--variables must be a JSON object")
    return found


def _text(given: str) -> str:
    if given == "-":
        return sys.stdin.read()
    return given if "{" in given else Path(given).read_text(encoding="utf-8")


def _selection(selection: SelectionSet, indent: str) -> Iterator[str]:
    yield f"{indent}on {selection.type_name}"
    groups = {(): selection.fields, **selection.narrowed}
    for condition, fields in groups.items():
        narrowed = "".join(f"|{name}" for name in condition)
        for field in fields.values():
            yield f"{indent}  {field.name}{field.arguments_text}{narrowed}"
            if field.selections is not None:
                yield from _selection(field.selections, indent + "    ")
    for part, later in selection.deferred.items():
        yield f"{indent}  deferred {', '.join(sorted(one.label or '-' for one in part))}"
        yield from _selection(later, indent + "    ")
