"""Writes a planned graph as the SDL of each of its subgraphs."""

from tests.router.differential.model import FieldModel, GraphModel, Side, TypeModel, base_of

_SINCE_2 = '"@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@extends"'


def write(model: GraphModel, graph: str) -> str:
    parts = [_link(model.versions[graph])] if model.versions[graph] else []
    parts += [_type(model, one, graph) for one in model.types.values() if graph in one.graphs]
    used = _used_names(model, graph)
    parts += [_enum(name, values, graph) for name, values in model.enums.items() if name in used]
    parts += [
        f"input {name}{model.input_directives.get(name, '')} {{ {text[graph]} }}"
        for name, text in model.inputs.items()
        if graph in text
    ]
    parts += [f"scalar {name}" for name in sorted(model.scalars & used)]
    return "\n".join(parts) + "\n"


def _link(minor: int) -> str:
    names = _SINCE_2 + (', "@interfaceObject"' if minor >= 3 else "")
    names += ', "@context", "@fromContext"' if minor >= 8 else ""
    return f'extend schema @link(url: "https://specs.apollo.dev/federation/v2.{minor}", import: [{names}])'


def _type(model: GraphModel, one: TypeModel, graph: str) -> str:
    directives = "".join(f" {text}" for text in (*_keys(one, graph), *one.directives.get(graph, ())))
    if one.kind == "union":
        return f"union {one.name}{directives} = {' | '.join(one.members[graph])}"
    if graph in one.interface_object_in:
        word, directives = "type", f"{directives} @interfaceObject"
    elif one.kind == "interface":
        word = "interface"
    else:
        word = one.style.get(graph, "type")
        if word == "@extends":
            word, directives = "type", f" @extends{directives}"
    names = [] if graph in one.interface_object_in else one.implements.get(graph, [])
    implements = f" implements {' & '.join(names)}" if names else ""
    fields = [
        _field(model, field, side, graph)
        for field in one.fields.values()
        if (side := field.sides.get(graph)) is not None
    ]
    return f"{word} {one.name}{implements}{directives} {{\n  " + "\n  ".join(fields) + "\n}"


def _keys(one: TypeModel, graph: str) -> list[str]:
    return [f"@key({text})" for text in one.keys.get(graph, ())]


def _field(model: GraphModel, field: FieldModel, side: Side, graph: str) -> str:
    directives = [text for text in side.directives if model.versions[graph] or text != "@shareable"]
    return " ".join([f"{field.name}{field.arguments}: {side.type or field.type}", *dict.fromkeys(directives)])


def _used_names(model: GraphModel, graph: str) -> set[str]:
    used: set[str] = set()
    for one in model.types.values():
        for field in one.fields.values():
            if graph in field.sides:
                used.add(base_of(field.type))
                used.update(name for name in (*model.enums, *model.scalars) if f": {name}" in field.arguments)
    for texts in model.inputs.values():
        used.update(name for name in (*model.enums, *model.scalars) if f": {name}" in texts.get(graph, ""))
    return used


def _enum(name: str, values: dict[str, list[str]], graph: str) -> str:
    return f"enum {name} {{ {' '.join(values.get(graph) or values['*'])} }}"
