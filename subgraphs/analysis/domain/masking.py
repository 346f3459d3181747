"""What no engine may see or weigh: names, mail addresses, phone numbers, links, and the prestige of a school."""

import re
from collections.abc import Iterator

from subgraphs.analysis.domain.edited_text import Edit

MIN_NAME_LETTERS = 3

_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d[\d\s()./-]{6,}\d"  # +49 (30) 123456
    r"|\(\d{3}\)[\s.-]?\d{3}[\s.-]?\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"  # (212) 555-0123, 212-555-0123
    r"|0\d{1,4}[\s/-]\d[\d\s/-]{4,}\d)(?!\w)"  # 030 1234567
)
_SCHOOL_WORD = r"(?:University|College|Universität|Université|Universidad|Institute of Technology|Business School)"
_CAPITALISED = r"[A-ZÀ-Þ][\w&.'’-]*"
_SCHOOL = re.compile(
    rf"(?:{_CAPITALISED}\s+){{0,3}}{_SCHOOL_WORD}(?:\s+(?:of|at|in|de|di)\s+{_CAPITALISED}(?:\s+{_CAPITALISED})?)?"
    r"|\b(?:Harvard|Stanford|Yale|Princeton|Oxford|Cambridge|MIT|ETH|INSEAD|Caltech|Berkeley|Columbia|IIT|LSE|EPFL)\b"
)


def find_personal_data(text: str, names: Iterator[str] | tuple[str, ...] = ()) -> list[Edit]:
    """Edits that put a neutral word in place of each find; whole names before their parts."""
    patterns = [(_EMAIL, "[mail]"), (_LINK, "[link]"), (_PHONE, "[phone]"), (_SCHOOL, "[school]")]
    patterns += [(_name_pattern(name), "[name]") for name in _with_parts(names)]
    return [Edit(found.start(), found.end(), word) for pattern, word in patterns for found in pattern.finditer(text)]


def _with_parts(names: Iterator[str] | tuple[str, ...]) -> list[str]:
    wanted: list[str] = []
    for name in names:
        parts = name.split()
        wanted += [" ".join(parts), *(part for part in parts if len(part) >= MIN_NAME_LETTERS)]
    return [name for name in wanted if name]


def _name_pattern(name: str) -> re.Pattern[str]:
    """A name as it is written, or in capitals; "will" and "grace" in small letters are words."""
    return re.compile(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.upper())})(?!\w)")
