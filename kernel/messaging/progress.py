"""Which offset of a partition may be committed: the first one that is not finished yet, whatever finished after it."""

from collections import deque


class PartitionProgress:
    """Messages begin in order and finish in any order; after `revoke` nothing of it is committed any more."""

    def __init__(self) -> None:
        self._begun: deque[int] = deque()
        self._finished: set[int] = set()
        self.revoked = False

    def begin(self, offset: int) -> None:
        self._begun.append(offset)

    def finish(self, offset: int) -> int | None:
        """The offset to commit now, that is the next one to read; None while an earlier message is still at work."""
        self._finished.add(offset)
        next_offset = None
        while self._begun and self._begun[0] in self._finished:
            done = self._begun.popleft()
            self._finished.discard(done)
            next_offset = done + 1
        return None if self.revoked else next_offset

    def revoke(self) -> None:
        self.revoked = True
