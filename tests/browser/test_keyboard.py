"""By keys alone: the candidate's whole way, and HR's reordering; what has the focus can always be seen."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import staff
from tests.browser.prepared import ANSWER, CHOICE, QUESTION, Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

MOST_TABS = 30
# An element shows its focus by an outline of its own, or by one of the label or frame around it.
SHOWS_FOCUS = """
(element) => {
  for (let one = element, up = 0; one && up < 3; one = one.parentElement, up += 1) {
    const style = getComputedStyle(one);
    if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true;
  }
  return false;
}
"""


async def tab_to(page: Page, target: Locator) -> None:
    """Tab until the target has the focus, which must be visible at every stop on the way."""
    await expect(target).to_be_visible()
    for _ in range(MOST_TABS):
        await page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if await focused.count() == 0:
            continue
        assert await focused.evaluate(SHOWS_FOCUS), await focused.evaluate("(element) => element.outerHTML")
        if await target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{target} was not reached within {MOST_TABS} presses of Tab")


async def press(page: Page, target: Locator, key: str = "Enter") -> None:
    await tab_to(page, target)
    await page.keyboard.press(key)


async def choose_people_only(page: Page) -> None:
    """One stop for both ways; neither is chosen at first; arrows move the choice."""
    await tab_to(page, page.get_by_label("With AI assistance"))
    await expect(page.get_by_label("With AI assistance")).not_to_be_checked()
    await page.keyboard.press("Space")
    await expect(page.get_by_label("With AI assistance")).to_be_checked()
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_label("People only")).to_be_checked()


async def test_a_candidate_goes_the_whole_way_by_keys(visits: Visits, office: Office) -> None:
    invited = await office.invite("Kay Nakamura")
    page = (await visits.open("candidate")).page
    await page.goto(invited.link)
    await expect(page.get_by_role("group", name="How should your answers be assessed?")).to_be_visible()
    await choose_people_only(page)
    await press(page, page.get_by_role("button", name="Start interview"))

    await expect(page.get_by_role("heading", name="The first question")).to_be_focused()
    await press(page, page.get_by_role("button", name="Open question 1"))
    await expect(page.get_by_role("heading", name=QUESTION)).to_be_focused()
    await tab_to(page, page.get_by_role("textbox"))
    await page.keyboard.insert_text(ANSWER)
    await page.keyboard.press("Control+Enter")

    await expect(page.get_by_role("heading", name="Next: question 2 of 2")).to_be_focused()
    await press(page, page.get_by_role("button", name="Open question 2"))
    await expect(page.get_by_role("heading", name=CHOICE)).to_be_focused()
    first = page.get_by_role("checkbox").first
    await press(page, first, "Space")
    await expect(first).to_be_checked()
    await press(page, page.get_by_role("button", name="Send answer"), "Space")

    await expect(page.get_by_role("heading", name="Before you finish")).to_be_focused()
    await press(page, page.get_by_role("button", name="Finish interview"))
    await expect(page.get_by_role("heading", name="Your interview is complete")).to_be_focused()


async def test_hr_reorders_questions_by_keys_and_the_order_stays(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    template_id = await office.template("Platform engineer, second round", published=False)
    hr = await visits.open("hr")
    page = hr.page
    await staff.sign_in(hr, system, path=f"/templates/{template_id}")
    cards = page.get_by_role("list", name="Questions").get_by_role("listitem")
    await expect(cards.first).to_contain_text(QUESTION)

    await press(page, page.get_by_role("button", name="Move question 1 down"))
    await expect(cards.first).to_contain_text(CHOICE)
    await expect(page.get_by_text("Question 1 is now question 2.")).to_be_attached()

    await page.reload()
    await expect(cards.first).to_contain_text(CHOICE)
    handle = page.get_by_role("button", name="Move question 2", exact=True)
    await press(page, handle, "Space")
    # Lifted: the cards have been measured; then moved: the card above has made room.
    await expect(cards.first).to_have_attribute("style", re.compile(r"translate3d\(0px, 0px"))
    await page.keyboard.press("ArrowUp")
    await expect(cards.first).to_have_attribute("style", re.compile(r"translate3d\(0px, [1-9]"))
    await page.keyboard.press("Space")
    await expect(cards.first).to_contain_text(QUESTION)
    await page.reload()
    await expect(cards.first).to_contain_text(QUESTION)


async def test_shortcuts_lead_to_the_places_and_are_listed(system: LiveSystem, visits: Visits) -> None:
    hr = await visits.open("hr")
    page = hr.page
    await staff.sign_in(hr, system)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    for key, place in (("t", "Templates"), ("i", "Invitations")):
        await page.keyboard.press("g")
        await page.keyboard.press(key)
        await expect(page.get_by_role("heading", level=1, name=place)).to_be_visible()
    await page.keyboard.press("/")
    await expect(page.get_by_role("searchbox")).to_be_focused()
    await page.get_by_role("heading", level=1).click()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
