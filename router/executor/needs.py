"""Whether what the router asked for beside the client's fields was needed, once the types of the objects are known.

    { thing { author { id } ... on Book { author { card } } } }

`card` requires `mail`, which a subgraph that cannot tell books is asked for of every thing: that the `mail` of a film's
author fails is no error, since nobody takes it from there. Nor is it one that the `title` of a film fails which
`... on Book { title }` shows of books.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from router.executor.errors import ResponsePath
from router.executor.paths import ClientPaths
from router.executor.representations import Object, PossibleTypes, fits, fits_any
from router.executor.shape import ObjectShape
from router.planner.plan import EntityInput, InputField, Path, PlanNode, fetches_at


@dataclass(frozen=True)
class Needs:
    """Of one answer: `shape` is what the client asked for, `client_paths` has the stored data."""

    node: PlanNode | None
    shape: ObjectShape
    client_paths: ClientPaths
    possible: PossibleTypes

    def paths(self, field: ResponsePath) -> Sequence[ResponsePath]:
        return self.client_paths.sight([(field, ())]).shown

    def is_needed(self, field: ResponsePath) -> bool:
        """Whether some fetch takes the stored field from where it is. One that none could take was asked for a client
        who sees it of objects of other types, or else is needed otherwise.

        `field` has the keys that all aliases share; the object may be kept under others.
        """
        takers = [wanted for path, inputs in self._inputs() for wanted in self._takers(field, path, inputs)]
        if takers:
            return any(takers)
        return not (_is_there(self.client_paths.data, field) and _is_shown_of_some(self.shape, field))

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
                objects = self._objects(self.client_paths.data, field, path)
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


def _is_there(data: Any, field: ResponsePath) -> bool:
    """Whether there is an object with the field, or with one on the way to it: not a null, nor an item that the list
    does not have."""
    for element in field:
        if isinstance(data, dict):
            if element not in data:
                return True
            data = data[element]
        elif isinstance(data, list) and isinstance(element, int) and element < len(data):
            data = data[element]
        else:
            return False
    return True


def _is_shown_of_some(shape: ObjectShape, field: ResponsePath) -> bool:
    """Whether the client asks for it of objects of any type."""
    key, *rest = [element for element in field if isinstance(element, str)] or [""]
    shown = [one for name in (shape.type_name, *shape.allowed) for one in shape.fields_of(name)]
    below = [one.below for one in shown if key in one.keys or key in one.own]
    return any(_is_shown_of_some(one, tuple(rest)) for one in below if one is not None) if rest else bool(below)


def _takes(fields: Sequence[InputField], rest: ResponsePath) -> bool:
    """Whether the way leads to one of the fields, through lists wherever they are."""
    names = [element for element in rest if isinstance(element, str)]
    for name in names:
        field = next((one for one in fields if name in one.keys), None)
        if field is None:
            return False
        fields = field.selections or ()
    return bool(names)
