"""One `_entities` request for entities that want different arguments or fields: once per group, under aliases.

A field with a `@fromContext` argument is asked of each entity with the value of its own surroundings. Entities with the
same values are one group; all groups travel in one request. So do the copies of entities that aliases ask for different
fields (`entity_copies.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphql import Lexer, Source, TokenKind

ENTITIES = "_entities"


@dataclass(frozen=True)
class GroupedOperation:
    """`own` are the variables (with their types) of which every group has its own; each of `bodies` is what a group may
    select of an entity, cut at those variables: text, name, text, name, ... text."""

    head: str
    declared: tuple[str, ...]
    representations: str
    own: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, ...], ...]

    def text(self, groups: Sequence[int] = (0,)) -> str:
        """Each group says which of the bodies it selects."""
        suffixes = group_suffixes(len(groups))
        own = ((self.representations, "[_Any!]!"), *self.own)
        declared = [*self.declared, *(f"${name}{suffix}:{type_}" for suffix in suffixes for name, type_ in own)]
        return f"{self.head}({','.join(declared)}){{{' '.join(map(self._group, suffixes, groups))}}}"

    def _group(self, suffix: str, body: int) -> str:
        alias = f"{ENTITIES}{suffix}:" if suffix else ""
        selected = "".join(f"${piece}{suffix}" if index % 2 else piece for index, piece in enumerate(self.bodies[body]))
        return f"{alias}{ENTITIES}(representations:${self.representations}{suffix}){selected}"


def group_suffixes(groups: int) -> tuple[str, ...]:
    """What is put after the names of each group; a single one needs nothing."""
    return ("",) if groups == 1 else tuple(f"_{number}" for number in range(groups))


def cut_at_variables(text: str, names: Mapping[str, object]) -> tuple[str, ...]:
    """GraphQL text cut at some of its variables: text, name, text, name, ... text."""
    return tuple(_cut(text, names))


def _cut(text: str, names: Mapping[str, object]) -> Iterator[str]:
    lexer = Lexer(Source(text))
    start = 0
    while lexer.advance().kind is not TokenKind.EOF:
        token = lexer.token
        if token.kind is TokenKind.NAME and token.prev and token.prev.kind is TokenKind.DOLLAR and token.value in names:
            yield text[start : token.prev.start]
            yield text[token.start : token.end]
            start = token.end
    yield text[start:]
