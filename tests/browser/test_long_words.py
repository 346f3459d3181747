"""Words without an end: a name of 200 letters, an answer of 15,000. Nothing moves or scrolls sideways, anywhere."""

import pytest
from playwright.async_api import Page, expect

from tests.browser import staff
from tests.browser.axe import assert_fits
from tests.browser.prepared import Invited, Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

TITLE, NAME = "W" * 200, "N" * 200
EMAIL = f"{'m' * 60}@{'d' * 60}.example.com"
ANSWER = "x" * 15_000
WIDTHS = (360, 1440)

# What stands out of its own box, seen or cut off; a page that hides it has it still.
STANDING_OUT = """() => [...document.querySelectorAll('body *')]
  .filter((element) => element.getBoundingClientRect().width > 0 && !element.closest('.sr-only, svg, select, input'))
  .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map((element) => `${element.tagName} ${element.className}`.slice(0, 120))"""


async def assert_nothing_stands_out(page: Page) -> None:
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 800})
        await assert_fits(page)
        assert await page.evaluate(STANDING_OUT) == [], f"{page.url} at {width}"


async def answered(office: Office) -> Invited:
    invited = await office.invite(NAME, TITLE, email=EMAIL)
    await office.take(invited, ANSWER)
    return invited


async def test_no_staff_page_or_dialog_moves(system: LiveSystem, visits: Visits, office: Office) -> None:
    done = await answered(office)
    await office.invite(NAME, TITLE, email=f"p{EMAIL}")
    hr = await visits.open("hr", width=WIDTHS[1])
    page = hr.page
    await staff.sign_in(hr, system)
    template = office.templates[TITLE]
    for path in (
        "/",
        "/templates",
        f"/templates/{template}",
        f"/templates/{template}/preview",
        f"/invitations/{done.id}",
        "/settings",
        f"/invitations?search={NAME}",
    ):
        await page.goto(f"{system.web_origin}{path}")
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        await expect(page.locator("[role=status]", has_text="Loading")).to_have_count(0)
        await assert_nothing_stands_out(page)
    for item in ("Move deadline", "Withdraw invitation"):
        await page.get_by_role("button", name="Actions for").first.click()
        await page.get_by_role("menuitem", name=item).click()
        dialog = page.get_by_role("dialog")
        await expect(dialog).to_be_visible()
        await assert_nothing_stands_out(page)
        await assert_centred(page)
        first = dialog.get_by_label("New deadline") if item == "Move deadline" else dialog.get_by_role("button").first
        await expect(first).to_be_focused()
        await dialog.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Invite a candidate").click()
    await expect(page.get_by_role("dialog").get_by_label("Template")).to_be_visible()
    await assert_nothing_stands_out(page)


async def assert_centred(page: Page) -> None:
    """The dialog in the window, and its words from the left, wherever it was opened from."""
    box = await page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert page.viewport_size is not None
    assert abs(box["x"] + box["width"] / 2 - page.viewport_size["width"] / 2) <= 8
    align = await page.get_by_role("dialog").evaluate("(element) => getComputedStyle(element).textAlign")
    assert align == "left"


async def test_a_candidates_first_page_does_not_move(visits: Visits, office: Office) -> None:
    invited = await office.invite(NAME, TITLE, email=f"c{EMAIL}")
    page = (await visits.open("candidate", width=WIDTHS[0])).page
    await page.goto(invited.link)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await assert_nothing_stands_out(page)
