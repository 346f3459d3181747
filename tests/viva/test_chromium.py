"""Both ways to a Chromium open a page with a camera-less script and can take a picture of it."""

from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.support.chromium import Chromium, find_chromium, packed_chromium

pytestmark = pytest.mark.browser


async def title_and_picture(chromium: Chromium) -> tuple[str, bytes]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium.executable_path, args=chromium.args, env=chromium.env
        )
        page = await browser.new_page()
        await page.goto("data:text/html,<title>a</title><h1>Sixty-four</h1><script>document.title = 8 * 8</script>")
        picture = await page.screenshot()
        title = await page.title()
        await browser.close()
    return title, picture


async def test_the_browser_of_this_machine_opens_a_page() -> None:
    title, picture = await title_and_picture(find_chromium())
    assert (title, picture[:4]) == ("64", b"\x89PNG")


async def test_the_packed_browser_opens_a_page_without_any_installation(tmp_path: Path) -> None:
    title, picture = await title_and_picture(packed_chromium(tmp_path))
    assert (title, picture[:4]) == ("64", b"\x89PNG")
