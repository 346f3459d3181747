"""The states beside the usual one: loading, empty, error, denied, and links that open nothing."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import Route, expect

from tests.browser import staff
from tests.browser.axe import violations_in_both_themes
from tests.browser.prepared import Office
from tests.browser.visits import Visits
from tests.e2e.interviewing import MARA
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NOOR = "noor@newcomer.example"
REFUSED = r"status of 4\d\d"


async def test_a_new_company_finds_empty_pages_that_teach_the_next_step(system: LiveSystem, visits: Visits) -> None:
    mara = await visits.open("mara")
    page = mara.page
    await staff.sign_in(mara, system, MARA)
    await expect(page.get_by_role("heading", name="Write a template")).to_be_visible()
    found = await violations_in_both_themes(page)
    await staff.go_to(page, "Templates")
    await expect(page.get_by_role("heading", name="Write your first interview")).to_be_visible()
    found += await violations_in_both_themes(page)
    await staff.go_to(page, "Invitations")
    await expect(page.get_by_role("heading", name="Nobody is invited yet")).to_be_visible()
    found += await violations_in_both_themes(page)
    await page.get_by_role("button", name="Invite the first candidate").click()
    await expect(page.get_by_role("dialog")).to_contain_text("There is no published template yet")
    assert found == []


async def test_another_company_gets_the_same_answer_as_for_something_that_is_not_there(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    foreign = await office.invite("Fay Abroad")
    template_id = await office.template("Reliability, short form")
    mara = await visits.open("mara")
    await staff.sign_in(mara, system, MARA, f"/invitations/{foreign.id}")
    await expect(mara.page.get_by_role("heading", name="This invitation was not found")).to_be_visible()
    await expect(mara.page.get_by_text(foreign.name)).to_have_count(0)
    await mara.page.goto(f"{system.web_origin}/templates/{template_id}")
    await expect(mara.page.get_by_role("heading", name="This template was not found")).to_be_visible()
    assert await violations_in_both_themes(mara.page) == []


async def test_a_newcomer_chooses_a_role_and_a_candidate_is_denied_the_pages_of_hr(
    system: LiveSystem, visits: Visits
) -> None:
    noor = await visits.open("noor")
    page = noor.page
    await page.goto(f"{system.web_origin}/")
    await staff.fill_provider_form(page, NOOR)
    await expect(page.get_by_role("heading", name="Welcome, Noor")).to_be_visible()
    assert await violations_in_both_themes(page) == []
    await page.get_by_role("button", name="I am a candidate").click()
    await expect(page.get_by_role("heading", name="Your interviews open from their links")).to_be_visible()
    await page.goto(f"{system.web_origin}/templates")
    await expect(page.get_by_text("Pages for hiring teams need another role.")).to_be_visible()
    await expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
    assert await violations_in_both_themes(page) == []


async def test_a_page_shows_that_it_loads_then_what_failed_and_tries_again(system: LiveSystem, visits: Visits) -> None:
    hr = await visits.open("hr")
    page = hr.page
    await staff.sign_in(hr, system, path="/settings")
    hr.expect_error("net::ERR_FAILED")
    held, broken = asyncio.Event(), True

    async def hold(route: Route) -> None:
        await held.wait()
        await (route.abort() if broken else route.continue_())

    await page.route("**/graphql", hold)
    await page.get_by_role("navigation", name="Main").get_by_role("link", name="Invitations").click()
    await expect(page.get_by_text("Loading invitations")).to_be_attached()
    held.set()
    await expect(page.get_by_role("heading", name="This could not be loaded")).to_be_visible()
    assert await violations_in_both_themes(page) == []
    broken = False
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_role("table", name="Invitations")).to_be_visible()


async def test_an_expired_link_says_so_and_hr_sees_it_expire_on_the_open_page(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    hr = await visits.open("hr")
    await office.invite("First Row")
    await staff.sign_in(hr, system, path="/invitations")
    await expect(staff.row_of(hr.page, "First Row")).to_be_visible()
    await hr.mark()
    invited = await office.invite("Edgar Late", lasting=timedelta(seconds=2))
    await expect(staff.row_of(hr.page, invited.name)).to_contain_text("Expired")
    await hr.assert_not_reloaded()

    late = await visits.open("candidate")
    late.expect_error(REFUSED)
    await late.page.goto(invited.link)
    await expect(late.page.get_by_role("heading", name="This invitation has expired")).to_be_visible()
    assert await violations_in_both_themes(late.page) == []


async def test_a_revoked_link_an_unknown_link_and_no_link_say_what_to_do(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    invited = await office.invite("Rita Simmons")
    await office.revoke(invited)
    unlucky = await visits.open("candidate")
    unlucky.expect_error(REFUSED)
    page = unlucky.page
    await page.goto(invited.link)
    await expect(page.get_by_role("heading", name="This invitation was withdrawn")).to_be_visible()
    assert await violations_in_both_themes(page) == []

    other = await unlucky.context.new_page()
    await other.goto(f"{system.web_origin}/interview#{invited.link.split('#')[1][:-4]}AAAA")
    await expect(other.get_by_role("heading", name="This link is not complete")).to_be_visible()
    bare = await unlucky.context.new_page()
    await bare.goto(f"{system.web_origin}/interview")
    await expect(bare.get_by_role("heading", name="Open your personal link")).to_be_visible()
    assert await violations_in_both_themes(bare) == []


async def test_a_link_revoked_in_the_middle_ends_the_open_interview(visits: Visits, office: Office) -> None:
    invited = await office.invite("Mia Midway")
    midway = await visits.open("candidate")
    midway.expect_error(REFUSED)
    page = midway.page
    await page.goto(invited.link)
    await page.get_by_label("People only").check()
    await page.get_by_role("button", name="Start interview").click()
    await expect(page.get_by_role("heading", name="The first question")).to_be_visible()
    await office.revoke(invited)
    await page.get_by_role("button", name="Open question 1").click()
    await expect(page.get_by_role("heading", name="This invitation was withdrawn")).to_be_visible()


async def test_signing_out_leads_to_the_sign_in_page_and_back_needs_the_form(
    system: LiveSystem, visits: Visits
) -> None:
    hr = await visits.open("hr")
    page = hr.page
    await staff.sign_in(hr, system)
    await page.get_by_role("button", name="Account of").click()
    # The closed feed may show the sign-in page before the browser leaves for the provider: wait for its way back.
    async with page.expect_navigation(url=f"{system.web_origin}/"):
        await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    await page.goto(f"{system.web_origin}/invitations")
    await expect(page.get_by_role("link", name="Sign in")).to_be_visible()
