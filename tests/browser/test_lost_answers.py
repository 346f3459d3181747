"""The answer is lost after the server has done what was asked: pressing again does it once."""

import pytest
from playwright.async_api import Route, expect

from tests.browser import staff
from tests.browser.prepared import Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

WORDS = "Which outage taught you most?"


async def test_a_question_whose_answer_was_lost_is_added_once(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    template_id = await office.template("Lost answers", published=False)
    hanna = await visits.open("hanna")
    hanna.expect_error(r"ERR_FAILED|Failed to load resource")
    page = hanna.page
    lost: list[str] = []

    async def lose_the_first(route: Route) -> None:
        asked = route.request.post_data or ""
        if "AddQuestion" not in asked or lost:
            await route.continue_()
            return
        answer = await route.fetch()
        lost.append(await answer.text())
        await route.abort()

    await staff.sign_in(hanna, system, path=f"/templates/{template_id}")
    await page.route("**/graphql", lose_the_first)
    await page.get_by_role("button", name="Add text question").click()
    form = page.get_by_role("region", name="New question")
    await form.get_by_label("Question", exact=True).fill(WORDS)
    await form.get_by_role("button", name="Add question").click()
    await expect(form.get_by_role("alert")).to_contain_text("what you typed is kept")
    assert WORDS in lost[0], "the server has added it"
    await form.get_by_role("button", name="Add question").click()
    await expect(form).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("list", name="Questions").get_by_role("button", name=WORDS)).to_have_count(1)
    await expect(page.get_by_role("list", name="Questions").get_by_role("listitem")).to_have_count(3)
