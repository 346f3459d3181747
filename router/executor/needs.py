"""Whether what the router asked for beside the client's fields was needed, once the types of the objects are known.

    { thing { author { id } ... on Book { author { card } } } }

`card` requires `mail`, which a subgraph that cannot tell books is asked for of every thing: that the `mail` of a film's
author fails is no error, since nobody takes it from there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from router.executor.errors import ResponsePath
from router.executor.representations import Object, PossibleTypes, fits, fits_any
from router.planner.plan import EntityInput, InputField, Path, PlanNode, fetches_at


@dataclass(frozen=True)
class Needs:
    """Of one answer: `data` is as it is stored."""

    node: PlanNode | None
    data: Any
    possible: PossibleTypes

    def covers(self, field: ResponsePath) -> bool:
        """Whether some fetch takes the stored field from where it is. One that none could take is needed otherwise.

        `field` has the keys that all aliases share; the object may be kept under others.
        """
        takers = [wanted for path, inputs in self._inputs() for wanted in self._takers(field, path, inputs)]
        return not takers or any(takers)

    def _inputs(self) -> Iterator[tuple[Path, Sequence[EntityInput]]]:
        for path, fetch in fetches_at(self.node):
            yield path, fetch.inputs
            for copy in fetch.copies:
                yield from ((way, copy.inputs) for way in copy.paths)

    def _takers(self, field: ResponsePath, path: Path, inputs: Sequence[EntityInput]) -> Iterator[bool]:
        """For each input that takes such a field: whether it takes it from the object that stands there."""
        rest = _behind(field, path)
        for wanted in inputs:
            if rest and _takes((*wanted.key, *wanted.required), rest):
                objects = self._objects(self.data, field, path)
                yield any(fits(one, wanted.runtime_type, self.possible) for one in objects)

    def _objects(self, data: Any, field: ResponsePath, path: Path) -> Iterator[Object]:
        """The copies of one object, each as far as the types on its way fit."""
        if not isinstance(data, dict):
            return
        if not path:
            yield data
        elif fits_any(data, path[0].narrowed, self.possible):
            count = path[0].list_depth + 1
            for key in path[0].keys:
                yield from self._objects(_item(data.get(key), field[1:count]), field[count:], path[1:])


def _behind(field: ResponsePath, path: Path) -> ResponsePath | None:
    """The rest of the way to the field from the objects at a plan's path; None if it does not lead over these."""
    for step in path:
        if not field or field[0] not in step.keys:
            return None
        field = field[step.list_depth + 1 :]
    return field


def _item(data: Any, indexes: ResponsePath) -> Any:
    for index in indexes:
        if not isinstance(data, list) or not isinstance(index, int) or index >= len(data):
            return None
        data = data[index]
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
