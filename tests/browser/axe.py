"""Runs axe-core in a page and says what it found, and measures whether a page scrolls sideways."""

from functools import cache
from typing import Any

from playwright.async_api import Page, expect

from viva.site import ROOT

SOURCE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
# The WCAG 2.2 AA rules and axe's own best practices; behind an open dialog the page is inert and greyed.
RUN = "axe.run(document.querySelector('dialog[open]') ?? document, { resultTypes: ['violations'] })"
# A change of theme runs down the page as short transitions, each of which starts the next.
SETTLED = """
async () => {
  while (document.getAnimations().length > 0) {
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
    await new Promise(requestAnimationFrame);
  }
}
"""
WIDEST = """
() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1);
  return { scrolls: document.documentElement.scrollWidth > width,
           by: wide.filter((one) => !one.closest('.sr-only, .overflow-x-auto, thead')).slice(0, 8)
             .map((one) => `${Math.round(one.getBoundingClientRect().right)}: ${one.outerHTML.slice(0, 160)}`) };
}
"""


@cache
def source() -> str:
    return SOURCE.read_text()


async def violations(page: Page) -> list[str]:
    """Through the debugger, which the page's content security policy does not bind, as it binds a script element."""
    session = await page.context.new_cdp_session(page)
    await session.send("Runtime.evaluate", {"expression": source(), "returnByValue": False})
    wanted = {"expression": RUN, "awaitPromise": True, "returnByValue": True}
    answer: dict[str, Any] = await session.send("Runtime.evaluate", wanted)
    await session.detach()
    found = answer["result"]["value"]["violations"]
    return [
        f"{page.url}: {one['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


async def violations_in_both_themes(page: Page) -> list[str]:
    """Leaves the page in its light look."""
    found = await violations(page)
    await page.emulate_media(color_scheme="dark")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.evaluate(SETTLED)
    found += [f"dark: {one}" for one in await violations(page)]
    await page.emulate_media(color_scheme="light")
    await expect(page.locator("html")).to_have_attribute("data-theme", "light")
    await page.evaluate(SETTLED)
    return found


async def assert_fits(page: Page) -> None:
    """Nothing makes the page scroll sideways."""
    measured = await page.evaluate(WIDEST)
    assert not measured["scrolls"], f"{page.url} scrolls sideways at {page.viewport_size}: {measured['by']}"
