"""A process that ends with its parent: after a SIGKILL of the parent nobody else would end it (Linux only)."""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    die_with(os.getppid())


def die_with(parent: int) -> None:
    """Is killed when `parent` ends; ends at once where it is not the parent any more."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)
