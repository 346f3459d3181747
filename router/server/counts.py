"""How much of something each owner holds at once: sockets by session or address, subscriptions by session."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from router.errors import RequestRefused


class Counts:
    """`what` is named in the refusal, with its code: `TOO_MANY_SOCKETS`."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._held: Counter[str] = Counter()

    @contextmanager
    def holding(self, owner: str, most: int, setting: str) -> Iterator[None]:
        """One of at most `most`. Raises `RequestRefused` (429) when the owner has as many."""
        if self._held[owner] >= most:
            message = f"{most} {self._what} are open already: close some and try again, or raise {setting}"
            raise RequestRefused(429, f"TOO_MANY_{self._what.upper()}", message, headers={"retry-after": "5"})
        self._held[owner] += 1
        try:
            yield
        finally:
            self._held[owner] -= 1
            if not self._held[owner]:
                del self._held[owner]
