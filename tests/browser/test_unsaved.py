"""What a real browser adds to the guard against lost input: the Back button, a reload, a second Escape."""

import pytest
from playwright.async_api import Dialog, expect

from tests.browser import staff
from tests.browser.prepared import Office
from tests.browser.visits import Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


async def test_back_and_reload_ask_before_typed_words_are_lost(
    system: LiveSystem, visits: Visits, office: Office
) -> None:
    template_id = await office.template("Guarded", published=False)
    hanna = await visits.open("hanna")
    page = hanna.page
    await staff.sign_in(hanna, system, path="/templates")
    await page.get_by_role("link", name="Guarded").click()
    name = page.get_by_label("Template name")
    await name.fill("Guarded, second thought")
    await page.go_back()
    asked = page.get_by_role("dialog", name="Leave without saving?")
    await expect(asked).to_be_visible()
    await asked.get_by_role("button", name="Keep editing").click()
    await expect(name).to_have_value("Guarded, second thought")
    assert page.url.endswith(template_id)

    questions: list[str] = []

    async def stay(dialog: Dialog) -> None:
        questions.append(dialog.type)
        await dialog.dismiss()

    page.on("dialog", stay)
    await page.evaluate("setTimeout(() => location.reload(), 0)")
    await page.wait_for_timeout(500)
    assert questions == ["beforeunload"]
    await expect(name).to_have_value("Guarded, second thought")
    await page.go_back()
    await asked.get_by_role("button", name="Discard changes").click()
    await expect(page.get_by_role("heading", level=1, name="Templates")).to_be_visible()


async def test_two_escapes_in_a_row_lose_nothing(system: LiveSystem, visits: Visits) -> None:
    hanna = await visits.open("hanna")
    page = hanna.page
    await staff.sign_in(hanna, system, path="/templates")
    await page.get_by_role("button", name="New template").click()
    name = page.get_by_label("Template name")
    await name.fill("Support, spring")
    for _ in range(4):
        await page.keyboard.press("Escape")
    asked = page.get_by_role("dialog", name="Leave without saving?")
    if await asked.is_visible():
        await asked.get_by_role("button", name="Keep editing").click()
    await expect(name).to_have_value("Support, spring")
