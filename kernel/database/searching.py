"""Finding rows by a part of a text, however it is composed, accented, and whichever apostrophe was typed."""

from typing import TypeAlias

from sqlalchemy import ColumnElement, func, literal_column, or_
from sqlalchemy.orm import InstrumentedAttribute

from kernel.text.cleaning import single_line
from kernel.text.comparing import ONE_KIND, PLAIN_LETTERS, UNSEARCHED, searched

Column: TypeAlias = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]


def any_contains(columns: tuple[Column, ...], text: str | None) -> list[ColumnElement[bool]]:
    """The condition that one of the columns holds this text; none when there is nothing to look for."""
    wanted = searched(single_line(text or ""))
    if not wanted:
        return []
    return [or_(*(_searched(column).contains(wanted, autoescape=True) for column in columns))]


def _searched(column: Column) -> ColumnElement[str]:
    """`kernel.text.comparing.searched`, said in SQL, so that what was kept before is found as well."""
    decomposed = func.normalize(_translated(func.coalesce(column, ""), ONE_KIND), literal_column("NFKD"))
    plain = func.lower(func.regexp_replace(decomposed, UNSEARCHED.pattern, "", "g"))
    return func.replace(_translated(plain, PLAIN_LETTERS), "ß", "ss")


def _translated(text: ColumnElement[str], letters: dict[int, str]) -> ColumnElement[str]:
    return func.translate(text, "".join(map(chr, letters)), "".join(letters.values()))
