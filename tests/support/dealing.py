"""How tests are dealt to several workers: pieces that share what is costly to start, the longest pieces first.

Pieces that wait and pieces that compute take turns, so that the cores have work while others wait.
"""

from collections.abc import Iterator, Sequence

from xdist.scheduler.loadscope import LoadScopeScheduling

# Beside classes, and the functions of a module: these stay together, for they share a whole system ...
TOGETHER = ("tests/e2e/", "tests/viva/test_up.py", "tests/viva/test_older_data.py")
# ... and of these any worker takes any test, for each worker has what they share, or starts it in no time.
APART = ("tests/browser/", "tests/router/second_planner/")
# The longest first: when one of them begins last, the other workers wait for it.
LONGEST = (
    *TOGETHER,
    "tests/browser/",
    "tests/router/second_planner/",
    "tests/router/differential/test_differential.py",
    "tests/gateway/processes/",
    "tests/kernel/test_processes.py",
    "tests/kernel/test_messaging.py",
    "tests/router/differential/test_bugs.py",
    "tests/gateway/web/test_sign_in.py",
    "tests/viva/test_refused_starts.py",
    "tests/router/server/test_bombs.py",
    "tests/examples/test_filter.py",
    "tests/router/test_standalone.py",
    "tests/gateway/plugins/",
    "tests/analysis/processes/",
    "tests/interviews/test_processes.py",
    "tests/interviews/graphql/",
    "tests/viva/",
    "tests/http_server/",
    "tests/kernel/",
    "tests/gateway/",
    "tests/router/server/",
    "tests/router/executor/",
    "tests/router/federation/",
    "tests/router/planner/test_request_counts.py",
    "tests/router/test_composed_fixtures.py",
)
# These keep a core busy; all others wait for servers and processes, some of the time or most of it.
COMPUTING = ("tests/router/", "tests/examples/", "tests/scripts/", "tests/analysis/domain/", "tests/kernel/text/")


def piece_of(nodeid: str) -> str:
    """What one worker does in one go."""
    if nodeid.startswith(APART):
        return nodeid
    folders = (folder for folder in TOGETHER if nodeid.startswith(folder))
    return next(folders, nodeid.split("[", 1)[0].rpartition("::")[0])


def in_line(nodeids: Sequence[str]) -> list[str]:
    """The longest first of those that wait and of those that compute, both kinds spread evenly over the whole line.

    in_line(["tests/users/a::t", "tests/users/b::t", "tests/kernel/c::t", "tests/examples/d::t"])
    # kernel/c first, for it is longer than both of users; examples/d in the middle of the three that wait
    """
    pieces: dict[str, list[str]] = {}
    for nodeid in sorted(nodeids, key=_place):
        pieces.setdefault(piece_of(nodeid), []).append(nodeid)
    computing = [piece for piece in pieces if piece.startswith(COMPUTING)]
    waiting = [piece for piece in pieces if not piece.startswith(COMPUTING)]
    spread = sorted((*_spread(waiting), *_spread(computing)))
    return [nodeid for _, piece in spread for nodeid in pieces[piece]]


def _place(nodeid: str) -> int:
    """Smaller for what takes longer."""
    return next((place for place, start in enumerate(LONGEST) if nodeid.startswith(start)), len(LONGEST))


def _spread(pieces: Sequence[str]) -> Iterator[tuple[float, str]]:
    """Each with its place between 0 and 1."""
    yield from (((number + 0.5) / len(pieces), piece) for number, piece in enumerate(pieces))


class LongestFirst(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Deals the pieces in the order of the collection, which `in_line` has sorted."""

    def _split_scope(self, nodeid: str) -> str:
        return piece_of(nodeid)
