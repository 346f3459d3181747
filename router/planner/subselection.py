"""What each part of a deferred answer holds, as GraphQL text: Apollo's tools show it beside the requests for it."""

from router.operation.model import AT_ONCE, Part, SelectionSet

# Selections by what is written before their braces; equal ones are one.
Tree = dict[str, "Tree"]


def first_subselection(root: SelectionSet) -> str | None:
    return _text(_tree(root, AT_ONCE, AT_ONCE))


def part_subselection(root: SelectionSet, part: Part, path: tuple[str, ...]) -> str | None:
    """Seen from `path`, the place where the fragment is."""
    tree = _tree(root, AT_ONCE, part)
    for key in path:
        tree = _below(tree, key)
    return _text(tree)


def _tree(selections: SelectionSet, current: Part, wanted: Part) -> Tree:
    """The fields of one part with those that lead to them; `current` is the part that these selections come with."""
    tree: Tree = {}
    groups = {(): selections.fields, **selections.narrowed}
    for condition, fields in groups.items():
        for key, field in fields.items():
            below = _tree(field.selections, current, wanted) if field.selections is not None else {}
            if below or current == wanted:
                into = tree
                for name in condition:
                    into = into.setdefault(f"... on {name}", {})
                _unite(into.setdefault(key, {}), below)
    for part, later in selections.deferred.items():
        _unite(tree, _tree(later, part, wanted))
    return tree


def _unite(into: Tree, other: Tree) -> None:
    for key, below in other.items():
        _unite(into.setdefault(key, {}), below)


def _below(tree: Tree, key: str) -> Tree:
    """Under a field, whatever the type of the object has to be."""
    found: Tree = {}
    for one in (tree, *(below for name, below in tree.items() if name.startswith("..."))):
        _unite(found, one.get(key, {}))
    return found


def _text(tree: Tree) -> str | None:
    if not tree:
        return None
    return f"{{ {' '.join(f'{key} {_text(below)}' if below else key for key, below in tree.items())} }}"
