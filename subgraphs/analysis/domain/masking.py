"""What no engine may see or weigh: names, mail addresses, phone numbers, links, and the prestige of a school."""

import re
from collections.abc import Iterator

from subgraphs.analysis.domain.edited_text import Edit
from subgraphs.analysis.domain.names import name_patterns

MIN_DIGITS, MIN_DIGITS_OF_WORLD, MAX_DIGITS = 9, 11, 15

# Every run begins at a border and is bounded: on 20,000 letters without a space an unbounded one takes seconds.
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE
)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d[\d\s()./-]{6,}\d"  # +49 (30) 123456
    r"|\(\d{3}\)[\s.-]?\d{3}[\s.-]?\d{4}|\d{3}[-.]\d{3}[-.]\d{4}"  # (212) 555-0123, 212-555-0123
    r"|0\d{1,4}[\s/-]\d[\d\s/-]{4,}\d)(?!\w)"  # 030 1234567
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|[12]\d|3[01])\2(?:(?:19|20)\d\d|\d\d))(?!\d)"
)
_THOUSANDS = re.compile(r"\+?\d{1,3}(?:[ .,]\d{3})+")
_SCHOOL_WORD = r"(?:University|College|Universität|Université|Universidad|Institute of Technology|Business School)"
_CAPITALISED = r"[A-ZÀ-Þ][\w&.'’-]{0,40}"
_SCHOOL = re.compile(
    rf"(?<!\w)(?:{_CAPITALISED}\s+){{0,3}}{_SCHOOL_WORD}(?:\s+(?:of|at|in|de|di)\s+{_CAPITALISED}(?:\s+{_CAPITALISED})?)?"
    r"|\b(?:Harvard|Stanford|Yale|Princeton|Oxford|Cambridge|MIT|ETH|INSEAD|Caltech|Berkeley|Columbia|IIT|LSE|EPFL)\b"
)

_SCHOOL_IN_CAPITALS = re.compile(
    r"(?<![\w&.'’-])(?:[A-ZÀ-Þ&.'’-]{2,40}\s+){0,3}(?:UNIVERSITY|COLLEGE|INSTITUTE OF TECHNOLOGY|BUSINESS SCHOOL)"
    r"(?:\s+(?:OF|AT|IN)\s+[A-ZÀ-Þ&.'’-]{1,40})?"
    r"|\b(?:HARVARD|STANFORD|YALE|PRINCETON|OXFORD|CAMBRIDGE|CALTECH|BERKELEY|COLUMBIA)\b"
)


def find_personal_data(text: str, names: Iterator[str] | tuple[str, ...] = ()) -> list[Edit]:
    """Edits that put a neutral word in place of each find; whole names before their parts."""
    patterns = [(_EMAIL, "[mail]"), (_LINK, "[link]"), (_PHONE, "[phone]")]
    patterns += [(_SCHOOL, "[school]"), (_SCHOOL_IN_CAPITALS, "[school]")]
    patterns += [(pattern, "[name]") for pattern in name_patterns(names)]
    return [
        Edit(found.start(), found.end(), word)
        for pattern, word in patterns
        for found in pattern.finditer(text)
        if pattern is not _PHONE or _is_phone(found.group())
    ]


def _is_phone(text: str) -> bool:
    """Dates and numbers are written with the same signs: 02/14/2024, 2024-01-15 10:30, +15 000 000."""
    digits = sum(sign.isdigit() for sign in text)
    if _DATE.search(text) or (_THOUSANDS.fullmatch(text) and digits < MIN_DIGITS_OF_WORLD):
        return False
    return MIN_DIGITS <= digits <= MAX_DIGITS
