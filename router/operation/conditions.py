"""`@skip`, `@include` and the `if` of `@defer`: decided before planning, by variables that are part of a plan's key."""

from collections.abc import Iterable, Mapping

from graphql import BooleanValueNode, DirectiveNode, VariableNode, Visitor, visit

from router.operation.model import Operation

_CONDITIONAL = frozenset({"skip", "include", "defer"})


def condition_variables(operation: Operation) -> tuple[str, ...]:
    """The variables whose values decide what is skipped or deferred, in the order in which they appear."""
    finder = _ConditionFinder()
    visit(operation.document, finder)
    return tuple(finder.found)


class _ConditionFinder(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        if node.name.value in _CONDITIONAL:
            for argument in node.arguments or ():
                if argument.name.value == "if" and isinstance(argument.value, VariableNode):
                    self.found[argument.value.name.value] = None


def is_included(directives: Iterable[DirectiveNode] | None, conditions: Mapping[str, bool]) -> bool:
    for directive in directives or ():
        name = directive.name.value
        if name in ("skip", "include") and condition_holds(directive, conditions) == (name == "skip"):
            return False
    return True


def condition_holds(directive: DirectiveNode, conditions: Mapping[str, bool]) -> bool:
    """The value of `if`; without one (only @defer may have none) it holds."""
    for argument in directive.arguments or ():
        if argument.name.value == "if":
            if isinstance(argument.value, VariableNode):
                return conditions[argument.value.name.value]
            if isinstance(argument.value, BooleanValueNode):
                return argument.value.value
    return True
