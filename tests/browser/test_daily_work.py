"""HR's pages as a tool for every day: dense rows, the screen's width, an outline, decision and focus in place."""

import re
from secrets import token_hex
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.browser import staff
from tests.browser.prepared import Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SIX_ROWS = 6


async def test_the_list_is_dense_wide_and_sortable(system: LiveSystem, visits: Visits, office: Office) -> None:
    await office.scored_interview("Sana Haddad")
    await office.invite("Wanda Novak")
    hr = await visits.open("hr", width=1920, height=1080)
    page = hr.page
    await staff.sign_in(hr, system, path="/invitations")
    table = page.get_by_role("table", name="Invitations")
    box = await table.bounding_box()
    assert box is not None
    assert 1500 <= box["width"] <= 1600
    for row in (await page.locator("tbody tr").all())[:SIX_ROWS]:
        row_box = await row.bounding_box()
        assert row_box is not None
        assert 40 <= row_box["height"] <= 48
    await page.get_by_role("columnheader", name="AI score").get_by_role("button").click()
    await expect(page).to_have_url(re.compile("order=SCORE_DESC"))
    await expect(page.locator("tbody tr").first).to_contain_text("of 100")


async def in_view(page: Page, name: str) -> bool:
    box = await page.get_by_role("button", name=name).bounding_box()
    assert page.viewport_size is not None
    return box is not None and 0 <= box["y"] <= page.viewport_size["height"] - box["height"]


async def test_the_decision_and_the_outline_are_in_reach_wherever_one_reads(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    scored = await office.scored_interview("Sana Haddad")
    hr = await visits.open("hr", width=1440, height=900)
    page = hr.page
    await staff.sign_in(hr, system, path=f"/invitations/{scored.id}")
    outline = page.get_by_role("navigation", name="Questions")
    await expect(outline.get_by_role("link").first).to_contain_text("of 100")
    for place in (0, 100_000):
        await page.evaluate(f"window.scrollTo(0, {place})")
        assert await in_view(page, "Save score")
        await expect(outline).to_be_in_viewport()
    await page.set_viewport_size({"width": 360, "height": 760})
    await page.evaluate("window.scrollTo(0, 0)")
    assert await in_view(page, "Assess and decide")
    await page.get_by_role("button", name="Assess and decide").click()
    await expect(page.get_by_label("Your score")).to_be_focused()


def filters_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


async def test_focus_follows_the_page_and_the_way_back_keeps_the_filters(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    scored = await office.scored_interview("Sana Haddad")
    hr = await visits.open("hr", width=1440, height=900)
    page = hr.page
    await staff.sign_in(hr, system, path="/")
    await page.get_by_role("link", name=re.compile("^(Show all|Open the list)")).first.click()
    await expect(page.get_by_role("heading", level=1, name="Invitations")).to_be_focused()
    await page.get_by_role("searchbox").fill("sana")
    await expect(page).to_have_url(re.compile("search=sana"))
    where = filters_of(page)
    await staff.open_candidate(page, scored.name)
    await expect(page.get_by_role("heading", level=1, name=scored.name)).to_be_focused()
    await page.get_by_role("main").get_by_role("link", name="Invitations").click()
    await expect(page.get_by_role("searchbox")).to_have_value("sana")
    assert filters_of(page) == where


async def test_a_dialog_begins_at_its_first_field(system: LiveSystem, visits: Visits, office: Office) -> None:
    await office.template("Reliability, short form")
    hr = await visits.open("hr")
    await staff.sign_in(hr, system, path="/invitations")
    await hr.page.get_by_role("button", name="Invite a candidate").click()
    await expect(hr.page.get_by_role("dialog").get_by_label("Template")).to_be_focused()


async def test_a_lost_line_is_said_with_the_time_of_the_last_news_and_comes_back(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    invited = await office.invite(f"Lola Line {token_hex(4)}")
    hr = await visits.open("hr")
    page = hr.page
    hr.expect_error(r"ERR_INTERNET_DISCONNECTED|WebSocket|Failed to load resource")
    await staff.sign_in(hr, system, path=f"/invitations?search={quote(invited.name)}")
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await hr.context.set_offline(True)
    await expect(page.get_by_text(re.compile(r"the last news came at \d\d:\d\d:\d\d"))).to_be_visible()
    await expect(page.get_by_text(re.compile(r"Not live: as of \d\d:\d\d:\d\d"))).to_be_visible()
    await office.revoke(invited)
    await hr.context.set_offline(False)
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await expect(staff.row_of(page, invited.name)).to_contain_text("Withdrawn")
