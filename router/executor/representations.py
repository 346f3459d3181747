"""Finds the objects that a fetch is for, and makes the representations that are sent of them: no repeats, and none
whose key names nothing."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from router.executor.errors import ResponsePath
from router.json_text import write_json
from router.planner.plan import EntityInput, FetchCopy, FlatInput, InputField, Path
from router.supergraph.model import TYPENAME

Object = dict[str, Any]
Values = dict[str, Any]
_MISSING = object()
PossibleTypes = Mapping[str, Collection[str]]
# Fields that are null because of an error: the object's id and the storage key.
Failed = Collection[tuple[int, str]]


@dataclass
class Batch:
    """Representations for `_entities`. `targets[i]` are the objects that representation `i` stands for; `values` are
    variables that all of them share. Nothing is looked up by what `failed`. `body` says which of the bodies of the
    grouped operation they are for."""

    representations: list[Object] = field(default_factory=list)
    targets: list[list[Object]] = field(default_factory=list)
    values: Values = field(default_factory=dict)
    failed: Failed = frozenset()
    body: int = 0
    _index_of: dict[Hashable, int] = field(default_factory=dict)

    def add_all(self, objects: Iterable[Object], inputs: Iterable[EntityInput], possible: PossibleTypes) -> None:
        targets = {id(target): target for target in objects}.values()
        for wanted in inputs:
            if wanted.flat is not None:
                self.add_flat(targets, wanted, wanted.flat, possible)
            else:
                for target in targets:
                    self.add(target, wanted, possible)

    def add(self, target: Object, wanted: EntityInput, possible: PossibleTypes) -> None:
        representation = represent(target, wanted, possible, self.failed)
        if representation is not None:
            type_name, *values = representation.values()
            _, *names = representation
            index = self._index(tuple(names), type_name, values)
            if index == len(self.representations):
                self.representations.append(representation)
            self.targets[index].append(target)

    def add_flat(
        self, targets: Iterable[Object], wanted: EntityInput, flat: FlatInput, possible: PossibleTypes
    ) -> None:
        """The same for the usual kind, in one go. A hot loop: most objects are not the first with their key."""
        runtime_type, sent_type, keys = wanted.runtime_type, wanted.sent_type, flat.keys
        allowed = {wanted.type_name, *possible.get(wanted.type_name, ())}
        single = keys[0] if len(keys) == 1 else ""
        fitting = None if runtime_type is None else possible.get(runtime_type, ())
        seen: dict[tuple[str, str], int | None] = {}
        for target in targets:
            type_name = target.get(TYPENAME)
            if fitting is not None and (not isinstance(type_name, str) or type_name not in fitting):
                continue
            if sent_type is not None:
                type_name = sent_type
            elif not isinstance(type_name, str) or type_name not in allowed:
                continue
            if single and type(value := target.get(single)) is str:
                index = seen.get((type_name, value))
                if index is None:
                    index = seen[type_name, value] = self._flat_index(flat, type_name, [value])
            else:
                values = [target.get(key, _MISSING) for key in keys]
                if self.failed:
                    self._leave_out_failed(target, flat, values)
                index = self._flat_index(flat, type_name, values)
            if index is not None:
                self.targets[index].append(target)

    def _flat_index(self, flat: FlatInput, type_name: str, values: list[Any]) -> int | None:
        key = values[: flat.key_count]
        # Only missing parts, or nulls alone, name nothing: `@key(fields: "sku variant")` may have no variant.
        if any(value is _MISSING for value in key) or (key and all(value is None for value in key)):
            return None
        names = flat.names
        if len(values) > len(key) and any(value is _MISSING for value in values):
            sent = {name: one for name, one in zip(names, values, strict=True) if one is not _MISSING}
            names, values = tuple(sent), list(sent.values())
        index = self._index(names, type_name, values)
        if index == len(self.representations):
            self.representations.append({TYPENAME: type_name, **dict(zip(names, values, strict=True))})
        return index

    def _leave_out_failed(self, target: Object, flat: FlatInput, values: list[Any]) -> None:
        for number, key in enumerate(flat.keys[: flat.key_count]):
            if (id(target), key) in self.failed:
                values[number] = _MISSING

    def _index(self, names: tuple[str, ...], type_name: str, values: list[Any]) -> int:
        """Where a representation is: objects that several inputs take are sent once."""
        try:
            # With their types, since 1, 1.0 and true are equal here.
            return self._place((names, type_name, *values, *map(type, values)))
        except TypeError:  # lists and objects
            return self._place(write_json([names, type_name, values], sort_keys=True))

    def _place(self, identity: Hashable) -> int:
        index = self._index_of.setdefault(identity, len(self.targets))
        if index == len(self.targets):
            self.targets.append([])
        return index

    def agrees(self, values: Values) -> bool:
        return all(self.values.get(name, value) == value for name, value in values.items())


def collect_batch(
    data: Object, path: Path, inputs: tuple[EntityInput, ...], possible: PossibleTypes, failed: Failed = frozenset()
) -> Batch:
    batch = Batch(failed=failed)
    batch.add_all(objects_at(data, path, possible), inputs, possible)
    return batch


def collect_copies(
    data: Object, copies: Iterable[FetchCopy], possible: PossibleTypes, failed: Failed = frozenset()
) -> list[Batch]:
    """One batch for each body that is to be asked of somebody."""
    batches: list[Batch] = []
    for number, copy in enumerate(copies):
        batch = Batch(failed=failed, body=number)
        targets = chain.from_iterable(objects_at(data, path, possible) for path in copy.paths)
        batch.add_all(targets, copy.inputs, possible)
        batches += [batch] if batch.representations else []
    return batches


def objects_at(data: Any, path: Path, possible: PossibleTypes) -> list[Object]:
    """Every object at a path, lists opened as deep as they are declared, in the order of the answer."""
    found: list[Object] = [data] if isinstance(data, dict) else []
    for step in path:
        if step.narrowed:
            narrowed = {one for name in step.narrowed for one in possible.get(name, ())}
            found = [one for one in found if type_of(one) in narrowed]
        if len(step.keys) == 1:
            key = step.keys[0]
            values = [one.get(key) for one in found]
        elif step.first_only:
            values = [next((one[key] for key in step.keys if key in one), None) for one in found]
        else:
            values = [one[key] for one in found for key in step.keys if key in one]
        for _ in range(step.list_depth):
            values = list(chain.from_iterable(value for value in values if isinstance(value, list)))
        found = [value for value in values if isinstance(value, dict)]
    return found


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
        elif fits_any(data, path[0].narrowed, possible):
            for key in path[0].keys:
                if key in data:
                    yield from located_objects(data[key], path[1:], possible, (*at, key), path[0].list_depth)


def fits(data: Object, type_name: str | None, possible: PossibleTypes) -> bool:
    return type_name is None or type_of(data) in possible.get(type_name, ())


def fits_any(data: Object, type_names: Collection[str], possible: PossibleTypes) -> bool:
    return not type_names or any(fits(data, name, possible) for name in type_names)


def type_of(data: Object) -> str | None:
    """Whatever a subgraph says here is a name or nothing: only those can be looked up."""
    found = data.get(TYPENAME)
    return found if isinstance(found, str) else None


def stored_key(data: Object, keys: tuple[str, ...]) -> str | None:
    """Where the value is, if it has been fetched: rather not where it is null, since a copy of it may have failed."""
    found = [key for key in keys if key in data]
    return next((key for key in found if data[key] is not None), found[0] if found else None)


def represent(
    target: Object, wanted: EntityInput, possible: PossibleTypes, failed: Failed = frozenset()
) -> Object | None:
    """None when the object is of another type or has no such key: then there is nothing to ask."""
    if not fits(target, wanted.runtime_type, possible):
        return None
    type_name = wanted.sent_type or _own_type(target, wanted.type_name, possible)
    key = _key_parts(target, wanted.key, possible, failed)
    if type_name is None or key is None or not _names_something(key):
        return None
    representation: Object = {TYPENAME: type_name, **key}
    for part in wanted.required:
        _require(representation, target, part, possible)
    return representation


def _own_type(target: Object, expected: str, possible: PossibleTypes) -> str | None:
    """What the object says it is, if that can be here: nobody is asked about what a subgraph made up."""
    found = type_of(target)
    return found if found == expected or found in possible.get(expected, ()) else None


def _key_parts(target: Object, parts: Iterable[InputField], possible: PossibleTypes, failed: Failed) -> Object | None:
    """Nulls are parts too. None where a part was not fetched, or could not be: then nothing can be looked up."""
    found: Object = {}
    for part in parts:
        if part.only_on is not None and not fits(target, part.only_on, possible):
            continue
        key = stored_key(target, part.keys)
        if key is None or (id(target), key) in failed:
            return None
        value = _key_value(target[key], part, possible, failed)
        if value is _MISSING:
            return None
        _put(found, part.name, value)
    return found


def _key_value(value: Any, part: InputField, possible: PossibleTypes, failed: Failed) -> Any:
    if part.selections is None or value is None:
        return value
    if isinstance(value, list):
        items = [_key_value(item, part, possible, failed) for item in value]
        return _MISSING if any(item is _MISSING for item in items) else items
    parts = _key_parts(value, part.selections, possible, failed) if isinstance(value, dict) else None
    if parts is None:
        return _MISSING
    return {TYPENAME: value[TYPENAME], **parts} if TYPENAME in value else parts


def _names_something(value: Any) -> bool:
    """Whether there is more than nulls: a list says something, however many nulls are in it."""
    if isinstance(value, dict):
        return any(_names_something(part) for name, part in value.items() if name != TYPENAME)
    return value is not None


def _require(into: Object, target: Object, field: InputField, possible: PossibleTypes) -> None:
    """A required value may be null, but one that could not be fetched is left out: the resolver then sees that."""
    if field.only_on is not None and not fits(target, field.only_on, possible):
        return
    key = stored_key(target, field.keys)
    if key is not None:
        _put(into, field.name, _input_value(target[key], field, possible))


def _put(into: Object, name: str, value: Any) -> None:
    """Parts of one object may be asked for apart: of any type, and of some type alone."""
    known = into.get(name)
    if isinstance(known, dict) and isinstance(value, dict):
        known.update(value)
    else:
        into[name] = value


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
