"""The order in which tests are dealt to workers."""

from tests.support.dealing import in_line

WAITING = [f"tests/users/test_{name}.py::test_it" for name in "abcd"]
COMPUTING = [f"tests/examples/test_{name}.py::test_it" for name in "xy"]


def test_pieces_that_compute_are_spread_among_those_that_wait() -> None:
    a, b, c, d = WAITING
    x, y = COMPUTING
    assert in_line([*COMPUTING, *WAITING]) == [a, x, b, c, y, d]


def test_the_longest_of_a_kind_begin_first() -> None:
    longest = "tests/gateway/processes/test_registration.py::TestRegistration::test_it"
    assert in_line([*WAITING, longest])[0] == longest


def test_a_piece_stays_together() -> None:
    nodeids = [
        f"{file}::TestOne::test_{number}" for number in (1, 2) for file in ("tests/users/a.py", "tests/users/b.py")
    ]
    line = in_line(nodeids)
    assert [nodeid.split("::")[0] for nodeid in line] == ["tests/users/a.py"] * 2 + ["tests/users/b.py"] * 2
