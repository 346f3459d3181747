"""One whole system for the suites of this folder: started once, on free ports, ended at the end."""

from collections.abc import Iterator

import pytest

from tests.support.system import LiveSystem, live_system


@pytest.fixture(scope="session")
def system() -> Iterator[LiveSystem]:
    with live_system() as started:
        yield started.start()
