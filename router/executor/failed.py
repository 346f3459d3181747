"""Fields that are null because of an error: nothing is looked up by such a null, as by any other part of a key."""

from typing import Any

from router.executor.errors import ResponsePath


def path_to_null(value: Any, path: ResponsePath) -> ResponsePath | None:
    """As far down the path as there is something, to the null that ends it; None where no field is null."""
    for length, step in enumerate(path):
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
        if value is None:
            return path[: length + 1]
    return None


def field_at(value: Any, path: ResponsePath) -> tuple[int, str]:
    """The field that the path to a null ends in, by its object and storage key: that of a list, for an item of one."""
    field = (id(value), "")
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            field, value = (id(value), step), value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    return field
