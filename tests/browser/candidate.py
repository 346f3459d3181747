"""What a candidate does in the browser, step by step, by the words on the page."""

from playwright.async_api import Page, expect


async def open_link(page: Page, link: str) -> None:
    await page.goto(link)
    await expect(page.get_by_role("group", name="How should your answers be assessed?")).to_be_visible()


async def start(page: Page, way: str) -> None:
    await page.get_by_label(way).check()
    await page.get_by_role("button", name="Start interview").click()
    await expect(page.get_by_role("heading", name="The first question")).to_be_visible()


async def open_question(page: Page, number: int, text: str) -> None:
    await page.get_by_role("button", name=f"Open question {number}").click()
    await expect(page.get_by_role("heading", name=text)).to_be_visible()


async def write(page: Page, answer: str) -> None:
    await page.get_by_role("textbox").fill(answer)


async def expect_saved(page: Page) -> None:
    await expect(page.locator("[data-save-state]")).to_have_attribute("data-save-state", "saved")


async def send(page: Page, then: str) -> None:
    await page.get_by_role("button", name="Send answer").click()
    await expect(page.get_by_role("heading", name=then)).to_be_visible()


async def finish(page: Page) -> None:
    await page.get_by_role("button", name="Finish interview").click()
    await expect(page.get_by_role("heading", name="Your interview is complete")).to_be_visible()
