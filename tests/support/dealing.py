"""How tests are dealt to several workers: pieces that share what is costly to start, the longest pieces first."""

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling

# Beside classes, and the functions of a module: these stay together, for they share a whole system ...
TOGETHER = ("tests/e2e/", "tests/viva/test_up.py", "tests/viva/test_older_data.py")
# ... and of these any worker takes any test, for each worker has what they share, or starts it in no time.
APART = ("tests/browser/", "tests/router/second_planner/")
# From half a minute upwards, the longest first: when one of them begins last, the other workers wait for it.
LONGEST = (
    *TOGETHER,
    "tests/browser/",
    "tests/router/differential/test_differential.py",
    "tests/router/second_planner/",
    "tests/gateway/processes/",
    "tests/kernel/test_processes.py",
    "tests/router/differential/test_bugs.py",
    "tests/viva/",
    "tests/router/test_standalone.py",
    "tests/interviews/",
    "tests/analysis/processes/",
    "tests/router/planner/",
    "tests/router/test_composed_fixtures.py",
    "tests/router/server/test_planning_bounded.py",
    "tests/kernel/",
    "tests/gateway/",
)


def piece_of(nodeid: str) -> str:
    """What one worker does in one go."""
    if nodeid.startswith(APART):
        return nodeid
    folders = (folder for folder in TOGETHER if nodeid.startswith(folder))
    return next(folders, nodeid.split("[", 1)[0].rpartition("::")[0])


def place_in_line(item: pytest.Item) -> int:
    """Smaller for what begins earlier."""
    return next((place for place, start in enumerate(LONGEST) if item.nodeid.startswith(start)), len(LONGEST))


class LongestFirst(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Deals the pieces in the order of the collection, which `place_in_line` has sorted."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)
