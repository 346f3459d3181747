"""Writes `.env.example`: every setting of every process, with its default and what it is for."""

import importlib
import inspect
from pathlib import Path
from types import ModuleType

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from kernel.settings import PREFIX, ServiceSettings

TARGET = Path(__file__).resolve().parents[1] / ".env.example"
MODULES = (
    "subgraphs.users.settings",
    "subgraphs.interviews.settings",
    "subgraphs.analysis.settings",
    "gateway.settings",
)
HEAD = """\
# Every setting of every process. `make up` makes all of them by itself; a server sets them in its environment.
# A name without a value has no default: the process that needs it stops with one clear line.
# Of the embedded mode alone: VIVA_DATA_DIR (where data lives, default .viva), VIVA_PORTS_FROM (other ports).
"""


def settings_classes(module: ModuleType) -> list[type[ServiceSettings]]:
    """The settings classes a module defines, in the order of the file."""
    return [
        found
        for found in vars(module).values()
        if inspect.isclass(found) and issubclass(found, ServiceSettings) and found.__module__ == module.__name__
    ]


def lines_of(settings: type[ServiceSettings], known: set[str]) -> list[str]:
    """`NAME=default   # what it is for` of each setting not yet listed; lists it."""
    lines = []
    for name, field in settings.model_fields.items():
        variable = field.validation_alias if isinstance(field.validation_alias, str) else f"{PREFIX}{name}".upper()
        if variable not in known:
            known.add(variable)
            lines.append(_line(variable, field))
    return lines


def _line(variable: str, field: FieldInfo) -> str:
    default = field.get_default(call_default_factory=True, validated_data={})
    value = "" if default is PydanticUndefined or default is None else default
    comment = f"   # {field.description}" if field.description else ""
    return f"{variable}={value}{comment}"


def example() -> str:
    known: set[str] = set()
    parts = ["\n".join(["# every process", *lines_of(ServiceSettings, known)])]
    for name in MODULES:
        lines = [line for found in settings_classes(importlib.import_module(name)) for line in lines_of(found, known)]
        parts.append("\n".join([f"# {name.removesuffix('.settings').removeprefix('subgraphs.')}", *lines]))
    return HEAD + "\n" + "\n\n".join(parts) + "\n"


def main() -> None:
    TARGET.write_text(example())
    print(f"settings: {TARGET.name}")


if __name__ == "__main__":
    main()
