"""One whole system and one Chromium for all browser tests; every test has its own visits."""

import os
from collections.abc import AsyncIterator, Generator, Iterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from tests.browser.pictures import Pictures
from tests.browser.prepared import Office
from tests.browser.visits import PATIENCE_MS, Visits
from tests.support.chromium import find_chromium
from tests.support.system import LiveSystem, live_system

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def system() -> Iterator[LiveSystem]:
    with live_system() as started:
        yield started.start()


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    found = find_chromium()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=found.executable_path, args=found.args, env=found.env
        )
        yield browser
        await browser.close()


@pytest.fixture
async def visits(chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Visits]:
    """Ends by checking every visit's console and requests, unless the test failed already."""
    visits = Visits(chromium)
    yield visits
    node: pytest.Item = request.node
    failed = node.stash.get(FAILED, False)
    try:
        if not failed:
            failed = True
            for visit in visits.opened:
                visit.check()
            failed = False
    finally:
        if failed:
            for visit in visits.opened:
                await visit.keep_for_inspection(node.name)
        await visits.close()


@pytest.fixture(scope="session")
async def office(system: LiveSystem) -> Office:
    """Hanna's side through the API, for tests that begin with something there."""
    return await Office.open(system)


@pytest.fixture(scope="session")
def pictures(system: LiveSystem) -> Pictures:
    """The README's pictures; taken only when asked for, over the demonstration's candidates."""
    pictures = Pictures(wanted=os.environ.get("VIVA_SCREENSHOTS") == "1")
    if pictures.wanted:
        pictures.play_the_demonstration(system)
    return pictures
