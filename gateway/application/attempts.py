"""How often something may be tried before one is signed in: by address, by link. Counted, never stored with names."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class AttemptLimit:
    """`most` attempts within `seconds` from the first of them."""

    name: str
    most: int
    seconds: int = 60


class Attempts(Protocol):
    """Counts attempts of all processes. Never fails: without its store it counts in this process alone."""

    async def count(self, limit: AttemptLimit, key: str) -> int:
        """Counts one more of this key; 0 while within the limit, else the seconds (1 at least) until it may go on."""
