"""A plan as a picture: a Mermaid flowchart of its requests, which documentation sites and code hosts draw as it is."""

from collections.abc import Sequence as Several
from dataclasses import dataclass, field

from graphql import FieldNode, SelectionNode, parse
from graphql.language import OperationDefinitionNode, print_ast

from router.planner.plan import (
    Condition,
    Defer,
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
from router.planner.print_plan import path_text
from router.supergraph.model import TYPENAME

_CLIENT = "client"
_ANSWER = "answer"
_LATER = "later([later])"


def draw_plan(plan: QueryPlan) -> str:
    """Requests from left to right; what stands above each other runs at the same time."""
    drawing = _Drawing()
    ends = drawing.add(plan.node, [_CLIENT])
    drawing.connect(ends, _ANSWER)
    return "\n".join(["flowchart LR", f"  {_CLIENT}([client])", *drawing.lines, f"  {_ANSWER}([answer])"])


@dataclass
class _Drawing:
    lines: list[str] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, node: PlanNode | None, after: Several[str], path: Path = ()) -> list[str]:
        """Draws a node behind those in `after`; gives what comes last in it."""
        match node:
            case None:
                return list(after)
            case Fetch():
                return [self._fetch(node, after, path)]
            case Flatten(inner, child):
                return self.add(child, after, inner)
            case Sequence(nodes):
                for one in nodes:
                    after = self.add(one, after)
                return list(after)
            case Parallel(nodes):
                return [end for one in nodes for end in self.add(one, after)]
            case Condition() | Defer() | Subscription():
                return self._outer(node, after)

    def _outer(self, node: Condition | Defer | Subscription, after: Several[str]) -> list[str]:
        match node:
            case Condition(_, then, otherwise):
                return [*self.add(then, after), *self.add(otherwise, after)]
            case Subscription(event, rest):
                return self.add(rest, self.add(event, after))
            case Defer(primary, deferred):
                first = self.add(primary, after)
                for part in deferred:
                    depends = [self.names[number] for number in part.depends_on]
                    self.connect(self.add(part.node, depends or after), _LATER)
                return first

    def connect(self, ends: Several[str], target: str, text: str = "") -> None:
        arrow = f'-- "{text}" -->' if text else "-->"
        self.lines += [f"  {end} {arrow} {target}" for end in ends]

    def _fetch(self, fetch: Fetch, after: Several[str], path: Path) -> str:
        name = self.names[fetch.id] = f"fetch{len(self.names)}"
        place = f"<br/>at {path_text(path)}" if path else ""
        self.lines.append(f'  {name}["<b>{fetch.service}</b>{place}<br/>{_escaped(_asked(fetch))}"]')
        self.connect(after, name, ", ".join(dict.fromkeys(map(_sent, fetch.inputs))))
        return name


def _asked(fetch: Fetch) -> str:
    operation = parse(fetch.operation, no_location=True).definitions[0]
    assert isinstance(operation, OperationDefinitionNode)
    selections: Several[SelectionNode] = operation.selection_set.selections
    first = selections[0]
    if fetch.inputs and isinstance(first, FieldNode) and first.selection_set:
        selections = first.selection_set.selections
    text = " ".join(" ".join(print_ast(one).split()) for one in selections)
    return " ".join(word for word in text.split() if word != TYPENAME)


def _sent(one: EntityInput) -> str:
    return f"{one.runtime_type or one.type_name}({' '.join(map(_sent_field, (*one.key, *one.required)))})"


def _sent_field(one: InputField) -> str:
    below = one.selections or ()
    return f"{one.name}({' '.join(map(_sent_field, below))})" if below else one.name


def _escaped(text: str) -> str:
    return text.replace('"', "#quot;")
