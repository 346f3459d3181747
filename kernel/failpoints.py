"""Failpoints: places where a test may kill the process (`VIVA_FAILPOINT=name` or `name:count`), in development only."""

import os
import signal

AFTER_ACK_BEFORE_MARK = "after-ack-before-mark"
AFTER_COMMIT_BEFORE_OFFSET = "after-commit-before-offset"
IN_JOB = "in-job"


class Failpoints:
    """`pass_by` returns at once unless this point is armed; `name:3` lets two passes go and dies at the third."""

    def __init__(self) -> None:
        self._armed, self._passes_left = "", 0

    def arm_from_environment(self, environment: str) -> None:
        name, _, count = os.environ.get("VIVA_FAILPOINT", "").partition(":")
        if name and environment == "development":
            self._armed, self._passes_left = name, int(count or 1)

    def pass_by(self, name: str) -> None:
        if name != self._armed:
            return
        self._passes_left -= 1
        if self._passes_left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


failpoints = Failpoints()
