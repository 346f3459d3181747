"""What HR does in the browser, step by step, by the words on the page."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.visits import Visit
from tests.e2e.interviewing import HANNA, PASSWORD
from tests.support.system import LiveSystem


async def sign_in(visit: Visit, system: LiveSystem, email: str = HANNA, path: str = "/") -> None:
    """Through the sign-in page and the provider's own form, back to where one wanted to go."""
    await visit.page.goto(f"{system.web_origin}{path}")
    await fill_provider_form(visit.page, email)
    await expect(visit.page.get_by_role("button", name="Account of")).to_be_visible()


async def fill_provider_form(page: Page, email: str) -> None:
    await page.get_by_role("link", name="Sign in").click()
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in", exact=True).click()


async def go_to(page: Page, place: str) -> None:
    await page.get_by_role("navigation", name="Main").get_by_role("link", name=place).click()
    await expect(page.get_by_role("heading", level=1, name=place)).to_be_visible()


async def create_template(page: Page, title: str, role: str) -> None:
    await go_to(page, "Templates")
    await page.get_by_role("button", name="New template").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Template name").fill(title)
    await dialog.get_by_label("Role").fill(role)
    await dialog.get_by_role("button", name="Create template").click()
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


async def add_text_question(page: Page, text: str) -> None:
    await page.get_by_role("button", name="Add text question").click()
    form = page.get_by_role("region", name="New question")
    await form.get_by_label("Question", exact=True).fill(text)
    await form.get_by_role("button", name="Add question").click()
    await expect(form).to_be_hidden()
    await expect(page.get_by_role("list", name="Questions").get_by_role("button", name=text)).to_be_visible()


async def add_choice_question(page: Page, text: str, options: tuple[tuple[str, bool], ...]) -> None:
    await page.get_by_role("button", name="Add multiple-choice question").click()
    form = page.get_by_role("region", name="New question")
    await form.get_by_label("Question", exact=True).fill(text)
    for number, (option, correct) in enumerate(options, start=1):
        await form.get_by_label(f"Option {number}", exact=True).fill(option)
        if correct:
            await form.get_by_label(f"Option {number} is correct").check()
    await form.get_by_role("button", name="Add question").click()
    await expect(form).to_be_hidden()
    await expect(page.get_by_role("list", name="Questions").get_by_role("button", name=text)).to_be_visible()


async def sharpen_rubric(page: Page, criterion: str, level: int, sentence: str) -> None:
    """In the open question: write one level of its rubric anew, and approve the rubric."""
    rubric = page.get_by_role("region", name="Rubric")
    await rubric.locator("summary", has_text=criterion).click()
    await rubric.get_by_label(f"{criterion}, level {level}").fill(sentence)
    await page.get_by_role("button", name="Save and approve rubric").click()
    await page.get_by_role("dialog").get_by_role("button", name="Save and approve").click()
    await expect(rubric.get_by_text("Approved", exact=True)).to_be_visible()


async def publish(page: Page) -> None:
    await page.get_by_role("button", name="Publish", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Publish template").click()
    await expect(page.get_by_text("This template is published")).to_be_visible()


async def invite(page: Page, name: str, email: str) -> str:
    """From the template's page; returns the personal link as it stands in the dialog."""
    await page.get_by_role("button", name="Invite a candidate").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Candidate's name").fill(name)
    await dialog.get_by_label("Candidate's email").fill(email)
    await dialog.get_by_role("button", name="Create invitation").click()
    link = dialog.get_by_label("Personal link")
    await expect(link).to_have_value(re.compile(r"/interview#\S{20,}"))
    return await link.input_value()


def row_of(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has_text=name)


async def open_candidate(page: Page, name: str) -> None:
    await row_of(page, name).get_by_role("link", name=name).click()
    await expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


async def assess(page: Page, score: str, decision: str, reason: str) -> None:
    await page.get_by_label("Your score").fill(score)
    await page.get_by_label(decision, exact=True).check()
    await page.get_by_role("textbox", name="Reason").fill(reason)
    await page.get_by_role("button", name="Save decision").click()
    await expect(page.get_by_text("Decision saved")).to_be_visible()


async def expect_assessment(page: Page, score: str, decision: str, reason: str) -> None:
    await expect(page.get_by_label("Your score")).to_have_value(score)
    await expect(page.get_by_label(decision, exact=True)).to_be_checked()
    await expect(page.get_by_role("textbox", name="Reason")).to_have_value(reason)
