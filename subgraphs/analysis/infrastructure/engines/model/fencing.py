"""The answer in a fence: data between two lines with a random delimiter, made anew for each call."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

DELIMITER_BYTES = 12


@dataclass(frozen=True)
class Fenced:
    """`text` begins and ends with the delimiter and has it nowhere else."""

    delimiter: str
    text: str


def fence(answer: str, make_token: Callable[[int], str] = secrets.token_hex) -> Fenced:
    delimiter = f"answer-{make_token(DELIMITER_BYTES)}"
    # Nobody can guess it; taking it out all the same means that nothing rests on that.
    inside = answer.replace(delimiter, "")
    return Fenced(delimiter, f"<<<{delimiter}\n{inside}\n{delimiter}>>>")
