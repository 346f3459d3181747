"""A plan as text for people, and as the JSON that Apollo's tools read."""

from collections.abc import Iterable, Iterator
from typing import Any

from graphql import parse
from graphql.language import print_ast

from router.planner.plan import (
    Condition,
    Defer,
    Deferred,
    EntityInput,
    Fetch,
    Flatten,
    InputField,
    Parallel,
    Path,
    PlanNode,
    QueryPlan,
    Sequence,
    Subscription,
)
from router.supergraph.model import TYPENAME


def print_plan(plan: QueryPlan) -> str:
    lines = ["QueryPlan {"]
    if plan.node is not None:
        lines += _indented(_node(plan.node))
    return "\n".join([*lines, "}"])


def plan_to_json(plan: QueryPlan) -> dict[str, Any]:
    body: dict[str, Any] = {"kind": "QueryPlan"}
    if plan.node is not None:
        body["node"] = _json(plan.node)
    return body


def path_text(path: Path) -> str:
    return ".".join(path_elements(path))


def path_elements(path: Path) -> list[str]:
    elements: list[str] = []
    for step in path:
        if step.narrowed and elements:
            elements[-1] += f"|[{', '.join(step.narrowed)}]"
        elements.append(step.keys[0] if step.keys else "?")
        elements += ["@"] * step.list_depth
    return elements


def _node(node: PlanNode) -> list[str]:
    match node:
        case Fetch():
            return _block(f'Fetch(service: "{node.service}")', _fetch(node))
        case Flatten(path, child):
            return _block(f'Flatten(path: "{path_text(path)}")', _node(child))
        case Sequence(nodes):
            return _block("Sequence", _all(nodes))
        case Parallel(nodes):
            return _block("Parallel", _all(nodes))
        case Condition(variable, then, otherwise):
            parts = _optional("Then", then) + _optional("Else", otherwise)
            return _block(f"Condition(if: ${variable})", parts)
        case Defer(primary, deferred):
            parts = _optional("Primary", primary)
            return _block("Defer", parts + [line for one in deferred for line in _deferred(one)])
        case Subscription(primary, rest):
            return _block("Subscription", _block("Primary", _node(primary)) + _optional("Rest", rest))


def _deferred(part: Deferred) -> list[str]:
    label = f', label: "{part.label}"' if part.label else ""
    depends = ", ".join(map(str, part.depends_on))
    head = f'Deferred(depends: [{depends}], path: "{".".join(_field_names(part.path))}"{label})'
    return _block(head, _node(part.node) if part.node else [])


def _field_names(path: tuple[str, ...]) -> list[str]:
    return [element.split("(", 1)[0].split(":", 1)[0] for element in path]


def _optional(title: str, node: PlanNode | None) -> list[str]:
    return _block(title, _node(node)) if node is not None else []


def _all(nodes: tuple[PlanNode, ...]) -> list[str]:
    return [line for one in nodes for line in _node(one)]


def _block(head: str, body: list[str]) -> list[str]:
    return [f"{head} {{", *_indented(body), "}"]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _fetch(fetch: Fetch) -> list[str]:
    text = print_ast(parse(fetch.operation, no_location=True)).splitlines()
    if not fetch.inputs:
        return text
    inputs = [line for one in fetch.inputs for line in _input(one)]
    return ["{", *_indented(inputs), "} =>", *text]


def _input(one: EntityInput) -> list[str]:
    fields = [TYPENAME, *(line for field in (*one.key, *one.required) for line in _input_field(field))]
    around = [f"${variable}: {'/'.join(path)}" for variable, path in _context_paths(one)]
    return _block(f"... on {one.runtime_type or one.type_name}", fields + around)


def _context_paths(one: EntityInput) -> Iterator[tuple[str, list[str]]]:
    """Where each variable is read, from the entity: `..` is the object around it."""
    for context in one.contexts:
        for source in context.sources:
            for path in _value_paths(source.value):
                yield context.variable, [".."] * source.levels_up + path


def _value_paths(fields: Iterable[InputField]) -> Iterator[list[str]]:
    for field in fields:
        start = [f"... on {field.only_on}", field.name] if field.only_on else [field.name]
        for below in [[]] if field.selections is None else _value_paths(field.selections):
            yield start + below


def _input_field(field: InputField) -> list[str]:
    lines = (
        [field.name]
        if field.selections is None
        else _block(field.name, [line for one in field.selections for line in _input_field(one)])
    )
    return _block(f"... on {field.only_on}", lines) if field.only_on else lines


def _json(node: PlanNode) -> dict[str, Any]:
    match node:
        case Fetch():
            return _fetch_json(node)
        case Flatten(path, child):
            return {"kind": "Flatten", "path": path_elements(path), "node": _json(child)}
        case Sequence(nodes):
            return {"kind": "Sequence", "nodes": [_json(one) for one in nodes]}
        case Parallel(nodes):
            return {"kind": "Parallel", "nodes": [_json(one) for one in nodes]}
        case Condition(variable, then, otherwise):
            return {
                "kind": "Condition",
                "condition": variable,
                "ifClause": _json(then) if then else None,
                "elseClause": _json(otherwise) if otherwise else None,
            }
        case Defer(primary, deferred, subselection):
            return {
                "kind": "Defer",
                "primary": {"subselection": subselection, "node": _json(primary) if primary else None},
                "deferred": [_deferred_json(one) for one in deferred],
            }
        case Subscription(primary, rest):
            return {"kind": "Subscription", "primary": _json(primary), "rest": _json(rest) if rest else None}


def _deferred_json(part: Deferred) -> dict[str, Any]:
    return {
        "depends": [{"id": str(one)} for one in part.depends_on],
        "label": part.label,
        "queryPath": _field_names(part.path),
        "subselection": part.subselection,
        "node": _json(part.node) if part.node else None,
    }


def _fetch_json(fetch: Fetch) -> dict[str, Any]:
    """Every member that Apollo's has; what we rewrite nowhere is null there."""
    body: dict[str, Any] = {"kind": "Fetch", "serviceName": fetch.service}
    if fetch.inputs:
        body["requires"] = [_input_json(one) for one in fetch.inputs]
    contexts = [found for one in fetch.inputs for found in _context_paths(one)]
    return {
        **body,
        "variableUsages": list(fetch.variable_usages),
        "operation": fetch.operation,
        "operationName": fetch.operation_name,
        "operationKind": fetch.operation_kind,
        "id": str(fetch.id),
        "inputRewrites": [found for one in fetch.inputs for found in _type_rewrites(one)] or None,
        "outputRewrites": None,
        "contextRewrites": [{"kind": "KeyRenamer", "path": path, "renameKeyTo": name} for name, path in contexts]
        or None,
    }


def _type_rewrites(one: EntityInput) -> Iterator[dict[str, Any]]:
    """Where a representation says another type than the object has: an interface object's subgraph knows no other."""
    if one.is_retyped:
        yield {"kind": "ValueSetter", "path": [f"... on {_condition(one)}", TYPENAME], "setValueTo": one.sent_type}


def _condition(one: EntityInput) -> str:
    return one.runtime_type or one.type_name


def _input_json(one: EntityInput) -> dict[str, Any]:
    fields = [{"kind": "Field", "name": TYPENAME}, *map(_input_field_json, (*one.key, *one.required))]
    return {"kind": "InlineFragment", "typeCondition": _condition(one), "selections": fields}


def _input_field_json(field: InputField) -> dict[str, Any]:
    body: dict[str, Any] = {"kind": "Field", "name": field.name}
    if field.selections is not None:
        body["selections"] = [_input_field_json(one) for one in field.selections]
    if field.only_on:
        return {"kind": "InlineFragment", "typeCondition": field.only_on, "selections": [body]}
    return body
