"""Finds the objects that a fetch is for, and makes the representations that are sent of them: no nulls, no repeats."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from router.executor.errors import ResponsePath
from router.json_text import write_json
from router.planner.plan import EntityInput, InputField, Path, PathStep
from router.supergraph.model import TYPENAME

Object = dict[str, Any]
Values = dict[str, Any]
PossibleTypes = Mapping[str, Collection[str]]


@dataclass
class Batch:
    """Representations for `_entities`. `targets[i]` are the objects that representation `i` stands for; `values` are
    variables that all of them share."""

    representations: list[Object] = field(default_factory=list)
    targets: list[list[Object]] = field(default_factory=list)
    values: Values = field(default_factory=dict)
    _index_of: dict[bytes, int] = field(default_factory=dict)

    def add(self, target: Object, wanted: EntityInput, possible: PossibleTypes) -> None:
        representation = represent(target, wanted, possible)
        if representation is None:
            return
        identity = write_json(representation, sort_keys=True)
        index = self._index_of.setdefault(identity, len(self.representations))
        if index == len(self.representations):
            self.representations.append(representation)
            self.targets.append([])
        self.targets[index].append(target)

    def agrees(self, values: Values) -> bool:
        return all(self.values.get(name, value) == value for name, value in values.items())


def collect_batch(data: Object, path: Path, inputs: tuple[EntityInput, ...], possible: PossibleTypes) -> Batch:
    batch = Batch()
    seen: set[int] = set()
    for target in objects_at(data, path, possible):
        if id(target) not in seen:
            seen.add(id(target))
            for one in inputs:
                batch.add(target, one, possible)
    return batch


def objects_at(data: Any, path: Path, possible: PossibleTypes) -> list[Object]:
    """Every object at a path, lists opened, in the order of the answer."""
    found: list[Object] = [data] if isinstance(data, dict) else []
    for step in path:
        narrowed = None if step.narrowed is None else possible.get(step.narrowed, ())
        below: list[Object] = []
        for one in found:
            if narrowed is None or one.get(TYPENAME) in narrowed:
                _open(stored_value(one, step.keys), step.list_depth, below)
        found = below
    return found


def _open(value: Any, list_depth: int, found: list[Object]) -> None:
    """Lists as deep as they are declared: what a subgraph nests deeper is not an answer."""
    if list_depth:
        for item in value if isinstance(value, list) else ():
            _open(item, list_depth - 1, found)
    elif isinstance(value, dict):
        found.append(value)


def located_objects(
    data: Any, path: Path, possible: PossibleTypes, at: ResponsePath = (), list_depth: int = 0
) -> Iterator[tuple[ResponsePath, Object]]:
    """As `objects_at`, with the path of each by storage keys: for errors, which are rare."""
    if list_depth:
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from located_objects(item, path, possible, (*at, index), list_depth - 1)
    elif isinstance(data, dict):
        if not path:
            yield at, data
        elif fits(data, path[0].narrowed, possible):
            key = _key(data, path[0])
            yield from located_objects(data.get(key), path[1:], possible, (*at, key), path[0].list_depth)


def _key(data: Object, step: PathStep) -> str:
    return next((key for key in step.keys if key in data), step.keys[0])


def fits(data: Object, type_name: str | None, possible: PossibleTypes) -> bool:
    return type_name is None or data.get(TYPENAME) in possible.get(type_name, ())


def stored_value(data: Object, keys: tuple[str, ...]) -> Any:
    for key in keys:
        if key in data:
            return data[key]
    return None


def represent(target: Object, wanted: EntityInput, possible: PossibleTypes) -> Object | None:
    """None when the object is of another type or has no such key: then there is nothing to ask."""
    if wanted.runtime_type is not None and target.get(TYPENAME) != wanted.runtime_type:
        return None
    type_name = wanted.sent_type or _own_type(target, wanted.type_name, possible)
    if type_name is None:
        return None
    representation: Object = {TYPENAME: type_name}
    for part in wanted.key:
        if part.only_on is not None and target.get(TYPENAME) not in possible.get(part.only_on, ()):
            continue
        value = _input_value(stored_value(target, part.keys), part, possible)
        if value is None or not _is_complete(value, part, possible):
            return None
        representation[part.name] = value
    for part in wanted.required:
        _require(representation, target, part, possible)
    return representation


def _own_type(target: Object, expected: str, possible: PossibleTypes) -> str | None:
    """What the object says it is, if that can be here: nobody is asked about what a subgraph made up."""
    found = target.get(TYPENAME)
    if isinstance(found, str) and (found == expected or found in possible.get(expected, ())):
        return found
    return None


def _is_complete(value: Any, field: InputField, possible: PossibleTypes) -> bool:
    """Whether the objects of a nested key have all their fields: with a null among them nothing can be looked up."""
    if field.selections is None:
        return True
    if isinstance(value, list):
        return all(_is_complete(item, field, possible) for item in value)
    return isinstance(value, dict) and all(
        value.get(below.name) is not None and _is_complete(value[below.name], below, possible)
        for below in field.selections
        if below.only_on is None or value.get(TYPENAME) in possible.get(below.only_on, ())
    )


def _require(into: Object, target: Object, field: InputField, possible: PossibleTypes) -> None:
    """A required value may be null, but one that could not be fetched is left out: the resolver then sees that."""
    if field.only_on is not None and target.get(TYPENAME) not in possible.get(field.only_on, ()):
        return
    for key in field.keys:
        if key in target:
            value = _input_value(target[key], field, possible)
            known = into.get(field.name)
            if isinstance(known, dict) and isinstance(value, dict):
                known.update(value)
            else:
                into[field.name] = value
            return


def _input_value(value: Any, field: InputField, possible: PossibleTypes) -> Any:
    if field.selections is None or value is None:
        return value
    if isinstance(value, list):
        return [_input_value(item, field, possible) for item in value]
    if not isinstance(value, dict):
        return None
    result: Object = {}
    if TYPENAME in value:
        result[TYPENAME] = value[TYPENAME]
    for below in field.selections:
        _require(result, value, below, possible)
    return result
