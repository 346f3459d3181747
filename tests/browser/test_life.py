"""The life of one interview in two browsers, from HR's empty template to HR's decision."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser import candidate, staff
from tests.browser.pictures import Pictures
from tests.browser.prepared import ANSWER, CHOICE, OPTIONS, QUESTION, Office
from tests.browser.visits import Visit, Visits
from tests.support.system import LiveSystem

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

TITLE, ROLE = "On-call engineer, first round", "On-call engineer"
NAME, EMAIL = "Amara Sundström", "amara@example.com"
SHARPER = "Names the first thing done in the outage and the measurement or log line that led to it."
REASON = "Rolled back first and says why; found the cause in the logs and made the next one quicker to see."
SCORE = re.compile(r"\d+ of 100")


async def write_and_publish(page: Page, pictures: Pictures) -> None:
    await staff.create_template(page, TITLE, ROLE)
    await staff.add_text_question(page, QUESTION)
    await staff.sharpen_rubric(page, "Relevance", 4, SHARPER)
    await page.evaluate("window.scrollTo(0, 0)")
    await pictures.take(page, "template")
    await staff.add_choice_question(page, CHOICE, OPTIONS)
    await staff.publish(page)


async def invite_and_copy(hr: Visit, system: LiveSystem) -> str:
    """The link in the dialog, and the same one in the clipboard after Copy."""
    page = hr.page
    link = await staff.invite(page, NAME, EMAIL)
    await hr.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=system.web_origin)
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Copy link").click()
    await expect(dialog.get_by_text("Copied")).to_be_visible()
    assert await page.evaluate("navigator.clipboard.readText()") == link
    await dialog.get_by_role("button", name="Done").click()
    return link


async def answer_text_with_a_reload(page: Page, pictures: Pictures) -> None:
    """Half the answer, saved; a reload lands on the same question with the text; then the rest."""
    await candidate.open_question(page, 1, QUESTION)
    half = ANSWER[: len(ANSWER) // 2]
    await candidate.write(page, half)
    await candidate.expect_saved(page)
    await page.reload()
    await expect(page.get_by_role("heading", name=QUESTION)).to_be_visible()
    await expect(page.get_by_role("textbox")).to_have_value(half)
    await candidate.write(page, ANSWER)
    await candidate.expect_saved(page)
    await pictures.take(page, "question")
    await candidate.send(page, then="Next: question 2 of 2")


async def answer_choice(page: Page) -> None:
    await candidate.open_question(page, 2, CHOICE)
    for option, correct in OPTIONS:
        if correct:
            await page.get_by_label(option).check()
    await candidate.send(page, then="Before you finish")


async def read_evidence(page: Page, pictures: Pictures) -> None:
    """One quote is marked by itself; a chosen criterion marks its own, and its panel stands beside the answer."""
    marks = page.locator("mark")
    await expect(marks).to_have_count(1)
    await page.get_by_role("button", name=re.compile(r"^Relevance, level \d of 4")).click()
    panel = page.get_by_role("region", name=re.compile("^Relevance"))
    await expect(panel.get_by_text("What the rubric asks at this level")).to_be_visible()
    await expect(panel.get_by_text("Evidence in the answer")).to_be_visible()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    answer = page.locator("p", has=marks).first
    assert await apart(panel, answer), "the panel covers the answer"
    assert all(text in ANSWER for text in await marks.all_inner_texts())
    await pictures.take(page, "evidence")
    quote = panel.get_by_role("button").first
    text = (await quote.inner_text()).strip("“”")
    await quote.click()
    assert text in ANSWER
    focused = page.locator("mark:focus")
    await expect(focused).to_be_visible()
    assert await focused.inner_text() in ANSWER
    await page.get_by_role("button", name=re.compile(r"^Relevance, level \d of 4")).click()
    await expect(panel).to_be_hidden()


async def apart(one: Locator, other: Locator) -> bool:
    """Whether two boxes share no place."""
    a, b = await one.bounding_box(), await other.bounding_box()
    assert a is not None
    assert b is not None
    beside = a["x"] >= b["x"] + b["width"] or b["x"] >= a["x"] + a["width"]
    return beside or a["y"] >= b["y"] + b["height"] or b["y"] >= a["y"] + a["height"]


async def test_a_whole_interview_with_the_score_arriving_on_the_open_page(
    system: LiveSystem, visits: Visits, pictures: Pictures
) -> None:
    hr = await visits.open("hr")
    await staff.sign_in(hr, system)
    await write_and_publish(hr.page, pictures)
    link = await invite_and_copy(hr, system)

    listed, opened = hr.page, await hr.context.new_page()
    await staff.go_to(listed, "Invitations")
    await expect(staff.row_of(listed, NAME)).to_contain_text("Not opened")
    await opened.goto(listed.url)
    await staff.open_candidate(opened, NAME)
    await expect(opened.get_by_text("Not opened yet")).to_be_visible()
    for page in (listed, opened):
        await hr.mark(page)

    person = await visits.open("candidate")
    await candidate.open_link(person.page, link)
    facts = person.page.locator("dl")
    for fact in ("2 questions", "minutes", "Finish by", "Hanna Reyes", "Northwind Labs", "How long they are kept"):
        await expect(facts).to_contain_text(fact)
    assert link.split("#")[1] not in person.page.url, "the token stays in the address bar"
    await pictures.take(person.page, "start")
    await candidate.start(person.page, "With AI assistance")
    await expect(staff.row_of(listed, NAME)).to_contain_text("Answering")

    await answer_text_with_a_reload(person.page, pictures)
    await expect(staff.row_of(listed, NAME)).to_contain_text("1 of 2")
    await expect(opened.get_by_text("1 of 2 questions are answered")).to_be_visible()
    await expect(opened.get_by_text(ANSWER)).to_be_visible()
    await answer_choice(person.page)
    await candidate.finish(person.page)

    await expect(staff.row_of(listed, NAME)).to_contain_text("Answered")
    await expect(staff.row_of(listed, NAME)).to_contain_text(SCORE)
    overall = opened.get_by_role("region", name="AI assessment")
    await expect(overall).to_contain_text(SCORE)
    await expect(overall).to_contain_text("Preview without a language model")
    for page in (listed, opened):
        await hr.assert_not_reloaded(page)
    await pictures.take(listed, "invitations")

    await read_evidence(opened, pictures)
    await staff.assess(opened, "78", "Advance", REASON)
    await opened.reload()
    await staff.expect_assessment(opened, "78", "Advance", REASON)
    await expect(staff.row_of(listed, NAME)).to_contain_text("Advance")
    await hr.assert_not_reloaded(listed)


async def test_home_names_what_needs_a_decision(
    system: LiveSystem, visits: Visits, office: Office, pictures: Pictures
) -> None:
    await office.template("Data engineer, draft", published=False)
    soon = await office.invite("Ines Castro", lasting=timedelta(days=2))
    hr = await visits.open("hr")
    await staff.sign_in(hr, system)
    await expect(hr.page.get_by_role("heading", name="Hello, Hanna")).to_be_visible()
    for heading, link in (("Expiring soon", soon.name), ("Drafts", "Data engineer, draft")):
        section = hr.page.locator("section").filter(has=hr.page.get_by_role("heading", name=heading))
        await expect(section.get_by_role("link", name=link)).to_be_visible()
    await hr.mark()
    scored = await office.scored_interview("Sana Haddad")
    waiting = hr.page.get_by_role("listitem").filter(has=hr.page.get_by_role("link", name=scored.name))
    await expect(waiting).to_contain_text(SCORE)
    await hr.assert_not_reloaded()
    await pictures.take(hr.page, "home")
