"""router.yaml → `RouterSettings`: variables of the environment put in, every mistake told with its name and line."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from router.settings import RouterSettings

_VARIABLE = re.compile(r"\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)")


class ConfigInvalid(ValueError):
    """The message has one line per mistake: file, line, name of the setting, what is wrong."""


def load_settings(path: str | None) -> RouterSettings:
    """Without a file, all defaults. Raises `ConfigInvalid`."""
    if path is None:
        return RouterSettings()
    root = _read(path)
    if root is None:
        return RouterSettings()
    mistakes = [*_repeated(root, ())]
    if mistakes:
        raise ConfigInvalid("\n".join(f"{path}, {one}" for one in mistakes))
    try:
        return RouterSettings.model_validate(_constructed(path, root))
    except ValidationError as error:
        lines = [_mistake(path, root, one["loc"], one["msg"]) for one in error.errors()]
        raise ConfigInvalid("\n".join(lines)) from error


def _read(path: str) -> yaml.Node | None:
    try:
        root: yaml.Node | None = yaml.compose(Path(path).read_text(encoding="utf-8"), yaml.SafeLoader)
    except OSError as error:
        raise ConfigInvalid(f"cannot read {path}: {error.strerror}") from error
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ConfigInvalid(f"{path}{line}: not YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigInvalid(f"{path} is not YAML in UTF-8") from error
    return root


def _constructed(path: str, root: yaml.Node) -> object:
    for node in _scalars(root):
        node.value = _expanded(path, node)
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_document(root)
    except yaml.YAMLError as error:
        raise ConfigInvalid(f"{path} cannot be read: {error}") from error


def _expanded(path: str, node: yaml.ScalarNode) -> str:
    def value(found: re.Match[str]) -> str:
        name, default = found[1] or found[3], found[2]
        known = os.environ.get(name, default)
        if known is None:
            raise ConfigInvalid(f"{path}, line {_line(node)}: the environment has no variable {name}")
        return known

    return _VARIABLE.sub(value, node.value)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    match node:
        case yaml.ScalarNode():
            yield node
        case yaml.MappingNode():
            for _, value in node.value:
                yield from _scalars(value)
        case yaml.SequenceNode():
            for item in node.value:
                yield from _scalars(item)


def _repeated(node: yaml.Node, above: tuple[str, ...]) -> Iterator[str]:
    """YAML would take the last of two settings of one name without a word."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = ".".join((*above, str(key.value)))
            if name in seen:
                yield f"line {_line(key)}: {name}: is set twice"
            seen.add(name)
            yield from _repeated(value, (*above, str(key.value)))


def _mistake(path: str, root: yaml.Node, place: Sequence[int | str], message: str) -> str:
    line, node = _line(root), root
    for name in place:
        found = _child(node, name)
        if found is None:
            break
        line, node = found
    name = ".".join(map(str, place)) or "the file"
    what = "there is no such setting" if message.startswith("Extra inputs") else message.removeprefix("Value error, ")
    return f"{path}, line {line}: {name}: {what}"


def _child(node: yaml.Node, name: int | str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((_line(key), value) for key, value in node.value if key.value == str(name)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(name, int) and name < len(node.value):
        return _line(node.value[name]), node.value[name]
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
