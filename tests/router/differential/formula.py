"""Values that are computed instead of stored: the same rule for a subgraph and for the schema over all the data.

A rule is plain data, so that a failing case can be kept. What it reads comes through `Read`: a subgraph reads what it
was sent, the whole schema reads everything.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from graphql import FieldNode, InlineFragmentNode, SelectionSetNode, parse

# (object, field of its type) → value, lists of objects included
Read = Callable[[Any, FieldNode], Any]


@dataclass(frozen=True)
class Formula:
    """`requires` shows the fields of `text`; `echo` the stored value with the arguments; `choose` takes the stored
    list's item number `n`; `find` looks an object up by id; `log` remembers that it was called, and when; `context` is
    an echo, one of whose arguments is the nearest `prop` around (`text` says which, and what types set the context);
    `state` is the number of mutations or events so far."""

    kind: Literal["requires", "echo", "choose", "find", "log", "context", "state"]
    text: str = ""

    def to_json(self) -> dict[str, str]:
        return asdict(self)


def shown(text: str, source: Any, read: Read, typename: Callable[[Any], Any]) -> str:
    """The value of a `@requires` field: what was required, written out."""
    definition = parse(f"{{{text}}}").definitions[0]
    return _selection(definition.selection_set, source, read, typename)  # type: ignore[attr-defined]


def _selection(node: SelectionSetNode, source: Any, read: Read, typename: Callable[[Any], Any]) -> str:
    parts = []
    for one in node.selections:
        if isinstance(one, FieldNode):
            parts.append(f"{one.name.value}={_value(read(source, one), one, read, typename)}")
        elif isinstance(one, InlineFragmentNode) and one.type_condition is not None:
            wanted = one.type_condition.name.value
            if wanted in typename(source):
                parts.append(_selection(one.selection_set, source, read, typename))
    return "(" + " ".join(parts) + ")"


def _value(value: Any, node: FieldNode, read: Read, typename: Callable[[Any], Any]) -> str:
    if isinstance(value, list):
        return "[" + ",".join(_value(one, node, read, typename) for one in value) + "]"
    if value is None:
        return "null"
    if node.selection_set is not None:
        return _selection(node.selection_set, value, read, typename)
    return json.dumps(value)


def echoed(stored: Any, arguments: Mapping[str, Any]) -> str:
    given = {name: value for name, value in arguments.items() if value is not None}
    return f"{stored}:{json.dumps(given, sort_keys=True)}"


def chosen(stored: Any, arguments: Mapping[str, Any]) -> Any:
    return stored[(arguments.get("n") or 0) % len(stored)] if stored else None
