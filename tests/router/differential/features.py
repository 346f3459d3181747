"""Which features an example has, and how often each occurred: a generator is worth what it reaches."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode, GraphQLSchema, TypeInfo, TypeInfoVisitor, Visitor, get_named_type, parse, visit

from tests.router.differential.model import GraphModel

LEAST_PERCENT = 5

FEATURES = (
    "composed by hive", "composed by apollo", "federation 2.10 to 2.12", "federation 1 subgraph", "several keys",
    "compound key", "list key", "null key", "null in a compound key", "key over a third subgraph", "resolvable false",
    "parent entity", "value type in parts", "requires", "requires of nested fields", "requires with arguments",
    "requires with conflicting arguments", "requires from an entity that came back null", "requires with a jump",
    "requires through an abstract type", "chained requires", "circular requires", "provides", "nested provides",
    "provides on interface", "provides on union", "external key of an extension", "extend type", "@extends",
    "override", "override of a subgraph that is gone", "override on a key", "override of an interface's field",
    "override with requires", "override with a percent label", "override with a custom label", "shareable field",
    "shareable root", "mutations in series", "mutations with joins", "subscription", "interface whose members differ",
    "union whose members differ", "interface that implements an interface", "interface field that is external",
    "clashing types", "node-like field", "key on an interface", "interface object", "interface object with requires",
    "interface object that is not resolvable", "interface object with indirect extension", "members without keys",
    "interface field that implementers narrow", "nullability that differs", "key through another entity",
    "interface field with requires", "context", "merged enum", "merged input", "inaccessible", "arguments",
    "custom scalar", "input object with defaults", "oneOf input", "20 to 40 implementers",
    "object that a subgraph lacks", "null propagates", "null", "error below what only the router asked for",
    "list of lists", "empty list", "fragment", "named fragment", "fragment inside of others",
    "fragment on an abstract type", "alias", "one alias for two fields of concrete types", "alias with a key's name",
    "@skip or @include by variable", "@skip or @include by literal", "fetch switched off by several variables",
    "@defer", "document with descriptions", "variable", "variable with a default", "__typename",
    "one field with different arguments", "nested four levels",
)  # fmt: skip


@dataclass
class Counts:
    """`examples` that were compared, of which `counted` needed a jump: only their features count."""

    examples: int = 0
    counted: int = 0
    graphs: int = 0
    refused: int = 0
    invalid: int = 0
    features: Counter[str] = field(default_factory=Counter)

    def add(self, features: set[str]) -> None:
        self.counted += 1
        self.features.update(features)

    def merge(self, other: "Counts") -> None:
        for name in ("examples", "counted", "graphs", "refused", "invalid"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.features.update(other.features)

    def percent(self, feature: str) -> float:
        return 100 * self.features[feature] / max(1, self.counted)

    def lacking(self) -> list[str]:
        return [name for name in FEATURES if not self.features[name]]

    def rare(self) -> list[str]:
        return [name for name in FEATURES if self.percent(name) < LEAST_PERCENT]

    def head(self) -> str:
        return (
            f"{self.examples} examples, {self.counted} counted (with a jump), {self.graphs} graphs composed,"
            f" {self.refused} refused ({100 * self.refused / max(1, self.graphs + self.refused):.1f} %),"
            f" {self.invalid} invalid operations"
        )

    def table(self) -> str:
        rows = sorted(((self.percent(name), name) for name in FEATURES), reverse=True)
        return "\n".join([self.head(), *(f"  {share:5.1f} %  {name}" for share, name in rows)])


def touched(model: GraphModel, schema: GraphQLSchema, query: str) -> set[str]:
    """The features of the graph that an operation meets."""
    seen = set(_coordinates(model, schema, query))
    return {name for name, where in model.features.items() if "*" in where or where & seen}


def seen_in_answer(answer: Mapping[str, Any]) -> set[str]:
    return set(_seen(answer.get("data"))) | ({"null propagates"} if answer.get("errors") else set())


def _seen(value: Any) -> Iterator[str]:
    if value is None:
        yield "null"
    elif isinstance(value, dict):
        for one in value.values():
            yield from _seen(one)
    elif isinstance(value, list):
        if not value:
            yield "empty list"
        for one in value:
            if isinstance(one, list):
                yield "list of lists"
            yield from _seen(one)


def _coordinates(model: GraphModel, schema: GraphQLSchema, query: str) -> Iterator[str]:
    for type_name, field_name in _asked(schema, query):
        yield from _of_field(model, type_name, field_name)
        declared = model.types.get(type_name)
        if declared is not None and declared.kind == "interface":
            for member in {name for names in declared.members.values() for name in names}:
                yield from _of_field(model, member, field_name)


def _of_field(model: GraphModel, type_name: str, field_name: str) -> Iterator[str]:
    one = model.types.get(type_name)
    if one is None:
        return
    yield type_name
    yield f"{type_name}.{field_name}"
    for above in {name for names in one.implements.values() for name in names}:
        yield above
        yield f"{above}.{field_name}"
    known = one.fields.get(field_name)
    if known is None:
        return
    below = model.types.get(known.base)
    for graph in known.owners:
        yield f"{type_name}@{graph}"
        if below is not None and graph in below.stubs:
            yield f"{below.name}@{graph}"
    if below is not None:
        yield f"->{below.kind}"
        if below.kind in ("interface", "union"):
            yield below.name


def _asked(schema: GraphQLSchema, query: str) -> set[tuple[str, str]]:
    info = TypeInfo(schema)
    found: set[tuple[str, str]] = set()

    class Collector(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            parent = info.get_parent_type()
            if parent is not None:
                found.add((get_named_type(parent).name, node.name.value))

    visit(parse(query), TypeInfoVisitor(info, Collector()))
    return found
