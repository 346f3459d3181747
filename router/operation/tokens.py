"""Counts a document's tokens and nested brackets before anything is built: too large a text is refused at once.

The pattern takes what GraphQL's lexer takes, in C; whether the text is well formed is for the parser to say.
"""

import re
from itertools import islice

from router.errors import RequestRefused
from router.settings import Limits

_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\"""|\\|"(?!""))*+(?:""")?'  # a block string
    r'|"(?:[^"\\\n\r]++|\\.)*+"?'  # a string
    r"|#[^\n\r]*+|[_A-Za-z]\w*+|-?[0-9][\w.+\-]*+|\.\.\.|[^\s,\ufeff]",
    re.ASCII,
)
_OPENING = frozenset("{([")
_CLOSING = frozenset("})]")


def nesting_allowed(limits: Limits) -> int:
    """Of brackets of all kinds: fragments without fields, lists and objects of arguments nest beside the fields."""
    return 2 * limits.depth + 20


def check_tokens(text: str, limits: Limits) -> None:
    """Raises `RequestRefused` at the first token that is too many or too deep."""
    allowed, deepest = limits.tokens, nesting_allowed(limits)
    depth = 0
    for count, found in enumerate(_TOKEN.finditer(text), 1):
        if count > allowed:
            raise too_many_tokens(limits)
        first = text[found.start()]
        if first in _OPENING:
            depth += 1
            if depth > deepest:
                raise too_deep(f"has more than {deepest} brackets inside each other (twice limits.depth, and 20)")
        elif first in _CLOSING:
            depth -= 1


def check_anonymous(text: str, limits: Limits) -> None:
    """The same for a caller whom nobody knows: a token has one character at least, so most texts need no counting."""
    allowed = limits.anonymous_tokens
    if allowed is not None and len(text) > allowed and any(True for _ in islice(_TOKEN.finditer(text), allowed, None)):
        message = f"without a session a document may have {allowed} tokens: sign in, or raise limits.anonymous_tokens"
        raise RequestRefused(400, "MAX_TOKENS_LIMIT", message)


def too_many_tokens(limits: Limits) -> RequestRefused:
    message = f"the document has more than {limits.tokens} tokens: split it, or raise limits.tokens"
    return RequestRefused(400, "MAX_TOKENS_LIMIT", message)


def too_deep(what: str) -> RequestRefused:
    return RequestRefused(400, "MAX_DEPTH_LIMIT", f"the document {what}: ask for less at once, or raise limits.depth")
