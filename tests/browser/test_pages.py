"""Every page: axe finds nothing in light and dark, nothing scrolls sideways on a phone."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from playwright.async_api import Page, expect

from tests.browser import candidate, staff
from tests.browser.axe import assert_fits, violations_in_both_themes
from tests.browser.pictures import Pictures
from tests.browser.prepared import ANSWER, CHOICE, QUESTION, Invited, Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

PHONES = (320, 390)
HEIGHT = 844


@dataclass(frozen=True)
class Place:
    """An address, and the heading that stands there once everything is loaded."""

    path: str
    heading: str


async def places(office: Office, scored: Invited) -> list[Place]:
    draft = await office.template("Data engineer, draft", published=False)
    published = await office.template("Reliability, short form")
    pending = await office.invite("Wanda Novak")
    return [
        Place("/", "Hello, Hanna"),
        Place("/templates", "Templates"),
        Place(f"/templates/{draft}", "Data engineer, draft"),
        Place(f"/templates/{published}", "Reliability, short form"),
        Place(f"/templates/{published}/preview", "Your interview for"),
        Place("/invitations", "Invitations"),
        Place(f"/invitations/{pending.id}", "Wanda Novak"),
        Place(f"/invitations/{scored.id}", scored.name),
        Place("/settings", "Settings"),
    ]


async def opened(page: Page, system: LiveSystem, place: Place) -> None:
    await page.goto(f"{system.web_origin}{place.path}")
    await expect(page.get_by_role("heading", level=1, name=place.heading)).to_be_visible()
    await expect(page.get_by_text(re.compile("^Loading "))).to_have_count(0)


async def every_dialog(page: Page, system: LiveSystem, draft: str) -> AsyncIterator[None]:
    """Opens what covers a page, one after the other."""
    await opened(page, system, Place("/invitations", "Invitations"))
    await page.get_by_role("button", name="Invite a candidate").click()
    await expect(page.get_by_label("Candidate's name")).to_be_visible()
    yield
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Account of").click()
    await expect(page.get_by_role("menu")).to_be_visible()
    yield
    await page.keyboard.press("Escape")
    await opened(page, system, Place(f"/templates/{draft}", "Data engineer, draft"))
    await page.get_by_role("button", name=QUESTION).click()
    await page.get_by_role("region", name="Rubric").locator("summary").first.click()
    yield
    await page.get_by_role("button", name="Remove question 1").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    yield


async def test_axe_finds_nothing_on_any_staff_page_in_light_and_dark(
    system: LiveSystem, visits: Visits, office: Office, pictures: Pictures
) -> None:
    scored = await office.scored_interview("Sana Haddad")
    hr = await visits.open("hr")
    page = hr.page
    await page.goto(f"{system.web_origin}/sign-in")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = await violations_in_both_themes(page)
    await staff.sign_in(hr, system)
    for place in await places(office, scored):
        await opened(page, system, place)
        found += await violations_in_both_themes(page)
    async for _ in every_dialog(page, system, await office.template("Data engineer, draft", published=False)):
        found += await violations_in_both_themes(page)
    assert found == []
    await page.emulate_media(color_scheme="dark")
    await opened(page, system, Place(f"/invitations/{scored.id}", scored.name))
    await pictures.take(page, "dark")


async def candidate_screens(page: Page, invited: Invited) -> AsyncIterator[None]:
    await candidate.open_link(page, invited.link)
    yield
    await candidate.start(page, "People only")
    yield
    await candidate.open_question(page, 1, QUESTION)
    await candidate.write(page, ANSWER)
    await candidate.expect_saved(page)
    yield
    await candidate.send(page, then="Next: question 2 of 2")
    await candidate.open_question(page, 2, CHOICE)
    await page.get_by_role("checkbox").first.check()
    yield
    await candidate.send(page, then="Before you finish")
    yield
    await candidate.finish(page)
    yield


async def test_axe_finds_nothing_on_any_candidate_screen_in_light_and_dark(visits: Visits, office: Office) -> None:
    page = (await visits.open("candidate")).page
    found: list[str] = []
    async for _ in candidate_screens(page, await office.invite("Axel Moreau")):
        found += await violations_in_both_themes(page)
    assert found == []


async def test_no_staff_page_scrolls_sideways_on_a_phone(
    system: LiveSystem, visits: Visits, office: Office, pictures: Pictures
) -> None:
    scored = await office.scored_interview("Sana Haddad")
    hr = await visits.open("hr", width=PHONES[0], height=HEIGHT)
    await hr.page.goto(f"{system.web_origin}/sign-in")
    await expect(hr.page.get_by_role("heading", level=1)).to_be_visible()
    await assert_fits(hr.page)
    await staff.sign_in(hr, system)
    for place in await places(office, scored):
        await opened(hr.page, system, place)
        await at_both_widths(hr.page)
    async for _ in every_dialog(hr.page, system, await office.template("Data engineer, draft", published=False)):
        await at_both_widths(hr.page)
    await opened(hr.page, system, Place("/invitations?order=SCORE_DESC", "Invitations"))
    await hr.page.set_viewport_size({"width": PHONES[1], "height": HEIGHT})
    await pictures.take(hr.page, "phone-invitations")


async def test_no_candidate_screen_scrolls_sideways_on_a_phone(
    visits: Visits, office: Office, pictures: Pictures
) -> None:
    page = (await visits.open("candidate", width=PHONES[0], height=HEIGHT)).page
    number = 0
    async for _ in candidate_screens(page, await office.invite("Phoebe Laurent")):
        await at_both_widths(page)
        number += 1
        if number == 3:
            await page.set_viewport_size({"width": PHONES[1], "height": HEIGHT})
            await pictures.take(page, "phone-question")


async def at_both_widths(page: Page) -> None:
    for width in PHONES:
        await page.set_viewport_size({"width": width, "height": HEIGHT})
        await assert_fits(page)
