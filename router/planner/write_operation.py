"""A fetch's selection → the text of the GraphQL operation that its subgraph gets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graphql import OperationDefinitionNode, ValueNode, VariableNode, Visitor, visit
from graphql.language import print_ast

from router.planner.fetch_graph import FetchNode, Selected, Selection
from router.planner.grouped_operation import GroupedOperation, cut_at_variables
from router.supergraph.model import ContextArgument

# A value of an object around: equal ones have one variable, whatever arguments they are for.
ContextKey = tuple[str, str, str]
EntryName = tuple[str | None, str]


@dataclass(frozen=True)
class Written:
    """`variables` are those of the client that the text uses, `contexts` those that the router fills in."""

    text: str
    variables: tuple[str, ...]
    grouped: GroupedOperation | None = None
    contexts: Mapping[ContextKey, str] = field(default_factory=dict)


class OperationWriter:
    """Of one client operation; it knows how the client declared its variables."""

    def __init__(self, definition: OperationDefinitionNode) -> None:
        self._declared = {
            one.variable.name.value: f"${one.variable.name.value}:{print_ast(one.type)}"
            + (f"={print_ast(one.default_value)}" if one.default_value else "")
            for one in definition.variable_definitions or ()
        }
        self.representations = self._free("representations")

    def write(self, node: FetchNode, name: str | None) -> Written:
        used = _Used(self._free("context"))
        kind = "query" if node.kind == "entities" else node.kind
        head = f"{kind} {name}" if name else kind
        if node.kind == "entities":
            return self._entities(node, head, used)
        body = _selection(node.selection, used)
        declared = tuple(self._declared[one] for one in used.names)
        if head == "query" and not declared:
            return Written(body, ())
        return Written(f"{head}({','.join(declared)}){body}" if declared else f"{head}{body}", tuple(used.names))

    def _entities(self, node: FetchNode, head: str, used: "_Used") -> Written:
        all_selections = [one.selections for one in node.copies] or [
            {name: entry.selection for name, entry in node.entries.items()}
        ]
        bodies = [self._body(node, one, used) for one in all_selections]
        declared = tuple(self._declared[one] for one in used.names)
        pieces = tuple(cut_at_variables(body, used.types) if used.types else (body,) for body in bodies)
        grouped = GroupedOperation(head, declared, self.representations, tuple(used.types.items()), pieces)
        is_grouped = bool(used.types or node.copies)
        text = grouped.text(range(len(bodies)))
        return Written(text, tuple(used.names), grouped if is_grouped else None, used.contexts)

    def _free(self, name: str) -> str:
        """A name that no variable of the client starts with."""
        while any(one.startswith(name) for one in self._declared):
            name += "_"
        return name

    def _body(self, node: FetchNode, selections: Mapping[EntryName, Selection], used: "_Used") -> str:
        texts: dict[str, list[str]] = {}
        for name, selection in selections.items():
            text = _selection(selection, used)
            parts = texts.setdefault(node.entries[name].type_name, [])
            if text not in parts:
                parts.append(text)
        merged = {
            name: parts[0] if len(parts) == 1 else "{" + " ".join(part[1:-1] for part in parts) + "}"
            for name, parts in texts.items()
        }
        return f"{{{''.join(f'...on {type_name}{text}' for type_name, text in merged.items())}}}"


class _Used:
    """The variables of one text: the client's by name, and the router's own with what they stand for."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.names: dict[str, None] = {}
        self.contexts: dict[ContextKey, str] = {}
        self.types: dict[str, str] = {}

    def context(self, argument: ContextArgument) -> str:
        name = self.contexts.setdefault(context_key(argument), f"{self._prefix}_{len(self.contexts)}")
        self.types[name] = argument.type
        return name

    def collect(self, value: ValueNode) -> None:
        if isinstance(value, VariableNode):
            self.names[value.name.value] = None
        else:
            visit(value, _Variables(self.names))


def context_key(argument: ContextArgument) -> ContextKey:
    return argument.context, argument.selection, argument.type


def _selection(selection: Selection, used: _Used) -> str:
    return "{" + " ".join(_parts(selection, used)) + "}"


def _parts(selection: Selection, used: _Used) -> Iterator[str]:
    fragments = [
        (name, one) for name, one in selection.fragments.items() if one.fields or one.fragments or one.typename
    ]
    if selection.typename or not (selection.fields or fragments):
        yield "__typename"
    for key, selected in selection.fields.items():
        alias = "" if key == selected.field.name else f"{key}:"
        below = _selection(selected.selection, used) if selected.selection is not None else ""
        yield f"{alias}{selected.field.name}{_arguments(selected, used)}{below}"
    for name, fragment in fragments:
        yield f"...on {name}{_selection(fragment, used)}"


def _arguments(selected: Selected, used: _Used) -> str:
    for argument in selected.field.arguments:
        used.collect(argument.value)
    if not selected.contexts:
        return selected.field.arguments_text
    filled = [f"{one.name}:${used.context(one)}" for one in selected.contexts]
    return f"({', '.join([*map(print_ast, selected.field.arguments), *filled])})"


class _Variables(Visitor):
    def __init__(self, names: dict[str, None]) -> None:
        super().__init__()
        self._names = names

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self._names[node.name.value] = None
