"""Supergraph SDL → syntax tree, at less than half of what graphql-core's own reading costs in time and memory.

The grammar stays graphql-core's. Its lexer goes by single characters; here one regular expression takes what a
supergraph consists of, and leaves everything else (escapes, block strings, comments, numbers, mistakes) to it. Nodes
know their line alone: a location of graphql-core keeps every token of the document alive.
"""

import re
from functools import cache
from sys import intern
from typing import Any

from graphql import DocumentNode, Source, Token, TokenKind
from graphql.language import Lexer
from graphql.language.parser import Parser

_TOKEN = re.compile(
    r"([ \t\r\n,\ufeff]*+)"
    r"(?:([_A-Za-z][_0-9A-Za-z]*+)"  # a name
    r"|([!$&():=@\[\]{|}])"  # punctuation
    r'|"([\t !#-\[\]-\ud7ff\ue000-\U0010ffff]++)")'  # a text without escapes, and not empty
)
_NAME, _PUNCTUATION, _TEXT = 2, 3, 4
_KINDS = {kind.value: kind for kind in TokenKind}


class _Line:
    """The part of a location that messages need. It is its own first token."""

    __slots__ = ("line",)
    start = end = 0
    source = None

    def __init__(self, line: int) -> None:
        self.line = line

    @property
    def start_token(self) -> "_Line":
        return self


class _FastLexer(Lexer):
    def advance(self) -> Token:
        self.last_token = self.token
        # No chain of tokens: each would live as long as the last of them.
        token = self.token = self.token.next or self._read(self.token.end)
        return token

    def lookahead(self) -> Token:
        token = self.token
        if token.next is None:
            token.next = self._read(token.end)
        return token.next

    def _read(self, start: int) -> Token:
        token = self.read_next_token(start)
        while token.kind is TokenKind.COMMENT:
            token = self.read_next_token(token.end)
        return token

    def read_next_token(self, start: int) -> Token:
        match = _TOKEN.match(self.source.body, start)
        if match is None:
            return super().read_next_token(start)
        begin, end = match.end(1), match.end()
        if begin > start + 1:
            self._count_lines(start, begin)
        elif begin > start and match[1] in "\r\n":
            self.line += 1
            self.line_start = begin
        column = 1 + begin - self.line_start
        group = match.lastindex
        if group == _NAME:
            return Token(TokenKind.NAME, begin, end, self.line, column, intern(match[_NAME]))
        if group == _PUNCTUATION:
            return Token(_KINDS[match[_PUNCTUATION]], begin, end, self.line, column)
        return Token(TokenKind.STRING, begin, end, self.line, column, match[_TEXT])

    def _count_lines(self, start: int, end: int) -> None:
        blank = self.source.body[start:end]
        lines = blank.count("\n") + blank.count("\r") - blank.count("\r\n")
        if lines:
            self.line += lines
            self.line_start = start + max(blank.rfind("\n"), blank.rfind("\r")) + 1


class _LineParser(Parser):
    def __init__(self, text: str) -> None:
        source = Source(text)
        super().__init__(source, lexer=_FastLexer(source))
        self._line = cache(_Line)

    def advance_lexer(self) -> None:
        """Without the count of tokens: a supergraph is ours."""
        self._lexer.advance()

    def loc(self, start_token: Token) -> Any:
        return self._line(start_token.line)


def read_document(text: str) -> DocumentNode:
    """Raises `GraphQLSyntaxError`."""
    return _LineParser(text).parse_document()
