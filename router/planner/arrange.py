"""Fetches that wait for each other → the nested plan: `Sequence` where one needs another, `Parallel` where not."""

from collections.abc import Callable, Iterable, Sequence

from router.planner.fetch_graph import FetchNode
from router.planner.plan import Parallel, PlanNode
from router.planner.plan import Sequence as SequenceNode

ToPlanNode = Callable[[FetchNode], PlanNode]


def arrange(nodes: Sequence[FetchNode], to_plan_node: ToPlanNode) -> PlanNode | None:
    """Each fetch starts as soon as this nesting allows: a fetch with one parent follows it at once, a fetch with
    several follows the group that holds them all."""
    return _arrange(set(nodes), sorted(nodes, key=lambda one: one.number), to_plan_node)


def _arrange(inside: set[FetchNode], ordered: Sequence[FetchNode], to_plan_node: ToPlanNode) -> PlanNode | None:
    parts = [_component(component, to_plan_node) for component in _components(inside, ordered)]
    return parallel(parts)


def _component(nodes: Sequence[FetchNode], to_plan_node: ToPlanNode) -> PlanNode:
    """Connected fetches: those that wait for nobody here, each with what needs only it; then the rest. Unless the rest
    would wait for what it does not need: then all of them after those that wait for nobody."""
    inside = set(nodes)
    roots = [node for node in nodes if not node.parents & inside]
    groups = [[root] for root in roots] if len(roots) == 1 else _with_followers(nodes, roots)
    rest = _without(nodes, groups)
    if max(map(_steps, groups)) + _steps(rest) > _steps(nodes):
        groups = [[root] for root in roots]
        rest = _without(nodes, groups)
    first = []
    for root, *followers in groups:
        first.append(sequence([to_plan_node(root), _arrange(set(followers), followers, to_plan_node)]))
    return sequence([parallel(first), _arrange(set(rest), rest, to_plan_node)])


def _with_followers(nodes: Sequence[FetchNode], roots: Sequence[FetchNode]) -> list[list[FetchNode]]:
    inside = set(nodes)
    owner = {root: root for root in roots}
    for node in _by_depth(nodes, inside):
        owners = {owner.get(parent) for parent in node.parents & inside}
        if node not in owner and len(owners) == 1 and (only := owners.pop()) is not None:
            owner[node] = only
    return [[root, *(node for node in nodes if owner.get(node) is root and node is not root)] for root in roots]


def _without(nodes: Sequence[FetchNode], groups: Sequence[Sequence[FetchNode]]) -> list[FetchNode]:
    taken = {node for group in groups for node in group}
    return [node for node in nodes if node not in taken]


def _steps(nodes: Sequence[FetchNode]) -> int:
    """How many of these must follow one another."""
    inside = set(nodes)
    found: dict[FetchNode, int] = {}
    for node in _by_depth(nodes, inside):
        found[node] = 1 + max((found[parent] for parent in node.parents & inside), default=0)
    return max(found.values(), default=0)


def _by_depth(nodes: Sequence[FetchNode], inside: set[FetchNode]) -> list[FetchNode]:
    done: list[FetchNode] = []
    seen: set[FetchNode] = set()

    def add(node: FetchNode) -> None:
        if node not in seen:
            seen.add(node)
            for parent in sorted(node.parents & inside, key=lambda one: one.number):
                add(parent)
            done.append(node)

    for node in nodes:
        add(node)
    return done


def _components(inside: set[FetchNode], ordered: Sequence[FetchNode]) -> list[list[FetchNode]]:
    leader: dict[FetchNode, FetchNode] = {node: node for node in ordered}

    def find(node: FetchNode) -> FetchNode:
        while (above := leader[node]) is not node:
            leader[node] = leader[above]  # a chain of many fetches is walked once
            node = above
        return node

    for node in ordered:
        for parent in node.parents & inside:
            leader[find(node)] = find(parent)
    groups: dict[FetchNode, list[FetchNode]] = {}
    for node in ordered:
        groups.setdefault(find(node), []).append(node)
    return list(groups.values())


def sequence(parts: Iterable[PlanNode | None]) -> PlanNode:
    flat: list[PlanNode] = []
    for part in parts:
        if part is not None:
            flat.extend(part.nodes if isinstance(part, SequenceNode) else (part,))
    return flat[0] if len(flat) == 1 else SequenceNode(tuple(flat))


def parallel(parts: Iterable[PlanNode | None]) -> PlanNode | None:
    flat: list[PlanNode] = []
    for part in parts:
        if part is not None:
            flat.extend(part.nodes if isinstance(part, Parallel) else (part,))
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else Parallel(tuple(flat))
