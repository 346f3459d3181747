"""One whole system for the suites of this folder: started once, on free ports, ended behind the last of them."""

from collections.abc import Iterator

import pytest

from tests.support.system import LiveSystem, live_system


@pytest.fixture(scope="package")
def system() -> Iterator[LiveSystem]:
    with live_system() as started:
        yield started.start()
