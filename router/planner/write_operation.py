"""A fetch's selection → the text of the GraphQL operation that its subgraph gets."""

from collections.abc import Iterator

from graphql import OperationDefinitionNode, TypeNode, ValueNode, VariableNode, Visitor, visit
from graphql.language import print_ast

from router.planner.fetch_graph import FetchNode, Selection

_REPRESENTATIONS = "$representations:[_Any!]!"


class OperationWriter:
    """Of one client operation; it knows how the client declared its variables."""

    def __init__(self, definition: OperationDefinitionNode) -> None:
        self._declared = {
            one.variable.name.value: f"${one.variable.name.value}:{_print_type(one.type)}"
            + (f"={print_ast(one.default_value)}" if one.default_value else "")
            for one in definition.variable_definitions or ()
        }

    def write(self, node: FetchNode, name: str | None) -> tuple[str, tuple[str, ...]]:
        """The text, and the variables of the client that it uses."""
        used: dict[str, None] = {}
        body = _selection(node.selection, used)
        if node.kind == "entities":
            entries = "".join(
                f"...on {type_name}{text}" for type_name, text in self._merged_entries(node, used).items()
            )
            body = f"{{_entities(representations:$representations){{{entries}}}}}"
        declared = [self._declared[one] for one in used]
        if node.kind == "entities":
            declared.append(_REPRESENTATIONS)
        kind = "query" if node.kind == "entities" else node.kind
        head = f"({','.join(declared)})" if declared else ""
        if kind == "query" and not head and name is None:
            return body, tuple(used)
        return f"{kind}{f' {name}' if name else ''}{head}{body}", tuple(used)

    def _merged_entries(self, node: FetchNode, used: dict[str, None]) -> dict[str, str]:
        texts: dict[str, list[str]] = {}
        for entry in node.entries.values():
            text = _selection(entry.selection, used)
            parts = texts.setdefault(entry.type_name, [])
            if text not in parts:
                parts.append(text)
        return {
            name: parts[0] if len(parts) == 1 else "{" + " ".join(part[1:-1] for part in parts) + "}"
            for name, parts in texts.items()
        }


def _selection(selection: Selection, used: dict[str, None]) -> str:
    return "{" + " ".join(_parts(selection, used)) + "}"


def _parts(selection: Selection, used: dict[str, None]) -> Iterator[str]:
    fragments = [
        (name, one) for name, one in selection.fragments.items() if one.fields or one.fragments or one.typename
    ]
    if selection.typename or not (selection.fields or fragments):
        yield "__typename"
    for key, selected in selection.fields.items():
        alias = "" if key == selected.field.name else f"{key}:"
        for argument in selected.field.arguments:
            _collect_variables(argument.value, used)
        below = _selection(selected.selection, used) if selected.selection is not None else ""
        yield f"{alias}{selected.field.name}{selected.field.arguments_text}{below}"
    for name, fragment in fragments:
        yield f"...on {name}{_selection(fragment, used)}"


class _Variables(Visitor):
    def __init__(self, used: dict[str, None]) -> None:
        super().__init__()
        self._used = used

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self._used[node.name.value] = None


def _collect_variables(value: ValueNode, used: dict[str, None]) -> None:
    if isinstance(value, VariableNode):
        used[value.name.value] = None
    else:
        visit(value, _Variables(used))


def _print_type(node: TypeNode) -> str:
    return print_ast(node)
