"""The data types of an operation: as parsed and valid (`Operation`), and as the planner reads it (`SelectionSet`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphql import ArgumentNode, DocumentNode, OperationDefinitionNode

OperationKind = Literal["query", "mutation", "subscription"]


@dataclass(frozen=True)
class Operation:
    """One operation of a client's document, valid against the API schema."""

    text: str
    name: str | None
    kind: OperationKind
    document: DocumentNode
    definition: OperationDefinitionNode


@dataclass(frozen=True)
class Deferral:
    """One use of `@defer`: where it is written (`node`), at which place of the answer, inside which other one.

    `path` holds fields with their arguments, so a fragment that is spread at two places is deferred twice.
    """

    node: int
    path: tuple[str, ...]
    parent: "Deferral | None"
    label: str | None = field(compare=False)

    @property
    def level(self) -> int:
        return 1 if self.parent is None else 1 + self.parent.level

    def around(self) -> "Iterator[Deferral]":
        """The uses that this one lies in, nearest first."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent


# Deferred fragments that share fields (nearly always it is one).
Part = frozenset[Deferral]
AT_ONCE: Part = frozenset()


@dataclass(frozen=True)
class Field:
    """A field to be fetched. Aliases are gone: one name with one set of arguments is fetched once.

    `arguments_text` is canonical (sorted by name), so equal texts mean equal arguments. `alias` is kept only for root
    fields of mutations, which must run as often as they are written.
    """

    name: str
    arguments: tuple[ArgumentNode, ...] = ()
    arguments_text: str = ""
    alias: str | None = None
    selections: "SelectionSet | None" = None

    @property
    def key(self) -> str:
        return f"{self.alias}:{self.name}{self.arguments_text}" if self.alias else f"{self.name}{self.arguments_text}"


# The types that an object must be of, all of them: nearly always it is one. `("J", "I")`: every I that is a J too.
Condition = tuple[str, ...]

# Asked of an object of which nothing else is: that it is there still shows. Anybody can tell, also who has no say in
# what the object is.
PRESENCE = Field("__typename", alias="present")


@dataclass
class SelectionSet:
    """What is asked of an object of `type_name`: of every such object, and more of some types, which may be abstract
    themselves: then of every object of any type behind them. The last type of a condition declares the fields.

    `deferred` is what the client takes later, by part. Never changed once it is built: the same one may stand in many
    places.
    """

    type_name: str
    fields: dict[str, Field] = field(default_factory=dict)
    narrowed: dict[Condition, dict[str, Field]] = field(default_factory=dict)
    deferred: "dict[Part, SelectionSet]" = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields) or any(self.narrowed.values())

    def walk(self) -> Iterator[Field]:
        for _, asked in self.walk_typed():
            yield asked

    def walk_typed(self) -> "Iterator[tuple[str, Field]]":
        """Each field with the type that it is asked of."""
        for condition, fields in (((self.type_name,), self.fields), *self.narrowed.items()):
            for asked in fields.values():
                yield condition[-1], asked

    def with_deferred(self) -> "Iterator[SelectionSet]":
        """This selection and those of the same object that come later."""
        yield self
        for below in self.deferred.values():
            yield from below.with_deferred()


@dataclass(frozen=True)
class NormalizedOperation:
    """`conditions` are the values of the variables of @skip, @include and @defer that this form was made for; `size`
    counts the fields, each as often as it stands in the answer."""

    operation: Operation
    root: SelectionSet
    conditions: Mapping[str, bool]
    is_deferred: bool = False
    size: int = 0
