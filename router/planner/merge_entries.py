"""The entities of two requests as those of one: what is sent of each object, so that it is sent once and whole.

Objects may be entered as what they are and by an interface above it. Text that asks the interface is then answered by
both, so one representation must hold what any of the fields demands:

    labels: interface Thing @key(fields: "id") { id: ID! label: String }
            type Order implements Thing @key(fields: "id") { id: ID! weight: Int @external
                                                             shipping: Int @requires(fields: "weight") }
    { thing { label ... on Order { shipping } } }
    → orders are sent with their weight, things of other types without
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from router.operation.model import SelectionSet
from router.planner.fetch_graph import Entry, FetchNode, Selection

PossibleTypes = Mapping[str, Collection[str]]
Entries = dict[tuple[str | None, str], Entry]


def fit(one: FetchNode, other: FetchNode, possible: PossibleTypes) -> bool:
    """Whether one representation of each object does for both requests."""
    return all(
        _fit(mine, theirs, possible, same=name == their_name)
        for name, mine in one.entries.items()
        for their_name, theirs in other.entries.items()
    )


def united(entries: Entries, more: Entries, possible: PossibleTypes) -> Entries:
    """Of two requests that fit. An entry for objects that another one has a demand for is split by type."""
    result: Entries = {}
    for entry in (*entries.values(), *more.values()):
        _put(result, entry)
    for name, entry in list(result.items()):
        inner = [one for one in result.values() if _is_split_by(entry, one, possible)]
        if inner:
            del result[name]
            for part in _split(entry, inner, possible):
                _put(result, part)
    return result


def _put(entries: Entries, entry: Entry) -> None:
    known = entries.setdefault((entry.runtime_type, entry.type_name), entry)
    if known is not entry:
        _join(known, entry)


def _fit(mine: Entry, theirs: Entry, possible: PossibleTypes, *, same: bool) -> bool:
    if same:
        return _agree([*mine.inputs, *mine.required, *theirs.inputs, *theirs.required])
    if not (mine.is_demanding or theirs.is_demanding):
        return True
    if mine.type_name == theirs.type_name:
        return False  # one text for both: it would ask for the field also where nothing was sent for it
    if not _objects(mine, possible) & _objects(theirs, possible):
        return True
    is_nested = _is_split_by(mine, theirs, possible) or _is_split_by(theirs, mine, possible)
    return is_nested and _agree([*mine.inputs, *mine.required, *theirs.inputs, *theirs.required])


def _is_split_by(entry: Entry, inner: Entry, possible: PossibleTypes) -> bool:
    """Whether `inner` is for some of the objects of `entry`, all of one type and sent as that, and one demands."""
    return (
        entry is not inner
        and (entry.is_demanding or inner.is_demanding)
        and entry.sent_type is None
        and inner.runtime_type == inner.type_name
        and inner.sent_type in (None, inner.type_name)
        and len(_objects(inner, possible)) == 1
        and _objects(inner, possible) <= _objects(entry, possible)
    )


def _split(entry: Entry, inner: Iterable[Entry], possible: PossibleTypes) -> Iterator[Entry]:
    """An entry by type: objects that have an entry of their own are left to that, with all that this one wants."""
    own = {one.type_name: one for one in inner}
    for type_name in possible[entry.runtime_type or entry.type_name]:
        if type_name in own:
            _join(own[type_name], entry)
        else:
            yield replace(
                entry,
                runtime_type=type_name,
                inputs=list(entry.inputs),
                required=list(entry.required),
                contexts=list(entry.contexts),
            )


def _objects(entry: Entry, possible: PossibleTypes) -> frozenset[str]:
    """The types of the objects that an entry is for."""
    return frozenset(possible[entry.runtime_type or entry.type_name])


def _join(known: Entry, entry: Entry) -> None:
    known.inputs.extend(one for one in entry.inputs if one not in known.inputs)
    known.required.extend(entry.required)
    known.contexts.extend(entry.contexts)
    join_selections(known.selection, entry.selection)


def _agree(selections: Iterable[SelectionSet]) -> bool:
    """Whether one representation can hold them all: it has one value per name, whatever the arguments were."""
    arguments: dict[str, str] = {}
    below: dict[str, list[SelectionSet]] = {}
    for field_ in (field_ for selection in selections for field_ in selection.walk()):
        if arguments.setdefault(field_.name, field_.arguments_text) != field_.arguments_text:
            return False
        if field_.selections is not None:
            below.setdefault(field_.name, []).append(field_.selections)
    return all(map(_agree, below.values()))


def join_selections(into: Selection, other: Selection) -> None:
    into.typename |= other.typename
    for key, selected in other.fields.items():
        known = into.fields.get(key)
        if known is None:
            into.fields[key] = selected
        elif known.selection is not None and selected.selection is not None:
            join_selections(known.selection, selected.selection)
    for name, fragment in other.fragments.items():
        known_fragment = into.fragments.get(name)
        if known_fragment is None:
            into.fragments[name] = fragment
        else:
            join_selections(known_fragment, fragment)
