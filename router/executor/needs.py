"""Whether what the router asked for beside the client's fields was needed, once the types of the objects are known.

    { thing { author { id } ... on Book { author { card } } } }

`card` requires `mail`, which a subgraph that cannot tell books is asked for of every thing: that the `mail` of a film's
author fails is no error, since nobody takes it from there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from router.executor.errors import ResponsePath
from router.executor.representations import PossibleTypes, fits, fits_any
from router.planner.plan import EntityInput, InputField, Path, PlanNode, fetches_at


@dataclass(frozen=True)
class Needs:
    """Of one answer: `data` is as it is stored."""

    node: PlanNode | None
    data: Any
    possible: PossibleTypes

    def covers(self, field: ResponsePath) -> bool:
        """Whether some fetch takes the stored field from where it is. One that none could take is needed otherwise."""
        takers = [fits for path, inputs in self._inputs() for fits in self._takers(field, path, inputs)]
        return not takers or any(takers)

    def _inputs(self) -> Iterator[tuple[Path, Sequence[EntityInput]]]:
        for path, fetch in fetches_at(self.node):
            yield path, fetch.inputs
            for copy in fetch.copies:
                yield from ((way, copy.inputs) for way in copy.paths)

    def _takers(self, field: ResponsePath, path: Path, inputs: Sequence[EntityInput]) -> Iterator[bool]:
        """For each input that takes such a field: whether it takes it from the object that stands there."""
        data, rest, is_there = self.data, field, True
        for step in path:
            if not rest or rest[0] not in step.keys:
                return
            is_there = is_there and isinstance(data, dict) and fits_any(data, step.narrowed, self.possible)
            count = step.list_depth + 1
            data, rest = _value(data, rest[:count]), rest[count:]
        for wanted in inputs:
            if _takes((*wanted.key, *wanted.required), rest):
                yield is_there and isinstance(data, dict) and fits(data, wanted.runtime_type, self.possible)


def _value(data: Any, path: ResponsePath) -> Any:
    for element in path:
        if isinstance(data, dict):
            data = data.get(element)
        elif isinstance(data, list) and isinstance(element, int) and element < len(data):
            data = data[element]
        else:
            return None
    return data


def _takes(fields: Sequence[InputField], rest: ResponsePath) -> bool:
    """Whether the way leads to one of the fields, through lists wherever they are."""
    names = [element for element in rest if isinstance(element, str)]
    for name in names:
        field = next((one for one in fields if name in one.keys), None)
        if field is None:
            return False
        fields = field.selections or ()
    return bool(names)
