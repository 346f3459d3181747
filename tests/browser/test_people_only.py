"""The people-only way is equal: no AI reads the answers, and people score and decide all the same."""

import pytest
from playwright.async_api import expect

from tests.browser import candidate, staff
from tests.browser.prepared import ANSWER, CHOICE, OPTIONS, QUESTION, Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NAME = "Piet Only"
REASON = "A calm, complete account."
LIMIT_SECONDS = 12


async def test_without_ai_people_score_and_decide_and_no_analysis_is_made(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    await office.template("People only", seconds=LIMIT_SECONDS)
    invited = await office.invite(NAME, "People only")
    hr = await visits.open("hr")
    await staff.sign_in(hr, system, path=f"/invitations/{invited.id}")
    await expect(hr.page.get_by_text("Not opened yet")).to_be_visible()
    await hr.mark()

    page = (await visits.open("candidate")).page
    await candidate.open_link(page, invited.link)
    await candidate.start(page, "People only")
    await candidate.open_question(page, 1, QUESTION)
    await candidate.write(page, ANSWER)
    await candidate.send(page, then="Next: question 2 of 2")
    await candidate.open_question(page, 2, CHOICE)
    await page.get_by_label(OPTIONS[0][0]).check()
    # Nobody presses Send: at the limit what was chosen goes by itself.
    await expect(page.get_by_text("The time for question 2 is over. What you had was sent.")).to_be_visible()
    await candidate.finish(page)
    await expect(page.get_by_text("No AI is used, as you chose.")).to_be_visible()

    await expect(hr.page.get_by_text("The candidate chose people only")).to_be_visible()
    await expect(hr.page.get_by_text(ANSWER)).to_be_visible()
    await expect(hr.page.get_by_text("Chosen, correct")).to_have_count(1)
    await expect(hr.page.get_by_role("region", name="AI assessment")).to_have_count(0)
    await hr.assert_not_reloaded()
    await staff.assess(hr.page, "64", "Hold", REASON)
    await hr.page.reload()
    await staff.expect_assessment(hr.page, "64", "Hold", REASON)
    assert await office.analyses_of(invited) == 0

    await staff.go_to(hr.page, "Invitations")
    await expect(staff.row_of(hr.page, NAME)).to_contain_text("People only")
    await expect(staff.row_of(hr.page, NAME)).to_contain_text("Hold")
