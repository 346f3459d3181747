"""`@fromContext` at run time: each entity with the values of the objects around it, one batch per set of values."""

from collections.abc import Iterator, Sequence
from typing import Any

from router.executor.representations import (
    Batch,
    Failed,
    Object,
    PossibleTypes,
    Values,
    fits,
    fits_any,
    stored_key,
    type_of,
)
from router.json_text import write_json
from router.planner.plan import ContextInput, ContextSource, EntityInput, InputField, Path

Chain = tuple[Object, ...]


def collect_batches(
    data: Object, path: Path, inputs: tuple[EntityInput, ...], possible: PossibleTypes, failed: Failed = frozenset()
) -> Sequence[Batch]:
    """As many batches as there are different sets of values around the entities."""
    batches = _Batches(possible, failed)
    seen: set[int] = set()
    for chain in _chains(data, path, (), possible):
        if id(chain[-1]) not in seen:
            seen.add(id(chain[-1]))
            for number, one in enumerate(inputs):
                batches.add(chain, number, one)
    return [one for one in batches.batches if one.representations]


class _Batches:
    """Entities of several types may share a batch: each type sets only the variables of its own fields."""

    def __init__(self, possible: PossibleTypes, failed: Failed) -> None:
        self._possible = possible
        self._failed = failed
        self._batch_of: dict[tuple[int, bytes], Batch] = {}
        self.batches: list[Batch] = []

    def add(self, chain: Chain, number: int, wanted: EntityInput) -> None:
        values = dict(_values(chain[:-1], wanted.contexts, self._possible))
        identity = (number, write_json(values))
        batch = self._batch_of.get(identity)
        if batch is None:
            batch = self._batch_of[identity] = self._fitting(values)
        batch.add(chain[-1], wanted, self._possible)

    def _fitting(self, values: Values) -> Batch:
        for one in self.batches:
            if one.agrees(values):
                one.values.update(values)
                return one
        self.batches.append(Batch(values=values, failed=self._failed))
        return self.batches[-1]


def _chains(data: Any, path: Path, above: Chain, possible: PossibleTypes) -> Iterator[Chain]:
    """Every object at a path, with the objects it stands in, from the root down."""
    if isinstance(data, list):
        for item in data:
            yield from _chains(item, path, above, possible)
    elif isinstance(data, dict):
        if not path:
            yield (*above, data)
        elif fits_any(data, path[0].narrowed, possible):
            for key in path[0].keys:
                yield from _chains(data.get(key), path[1:], (*above, data), possible)


def _values(around: Chain, wanted: Sequence[ContextInput], possible: PossibleTypes) -> Iterator[tuple[str, Any]]:
    """A value that could not be fetched is null: such arguments are nullable."""
    for one in wanted:
        source = next((source for source in one.sources if _is_one_of(around[-source.levels_up], source)), None)
        yield one.variable, None if source is None else _read(around[-source.levels_up], source.value, possible)


def _is_one_of(target: Object, source: ContextSource) -> bool:
    return source.types is None or type_of(target) in source.types


def _read(target: Any, fields: Sequence[InputField], possible: PossibleTypes) -> Any:
    """The one value that a context's selection leads to; below lists it is a list."""
    if isinstance(target, list):
        return [_read(item, fields, possible) for item in target]
    if not isinstance(target, dict):
        return None
    for field in fields:
        if field.only_on is None or fits(target, field.only_on, possible):
            key = stored_key(target, field.keys)
            if key is not None:
                return target[key] if field.selections is None else _read(target[key], field.selections, possible)
    return None
