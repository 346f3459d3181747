"""One candidate with several tabs and devices: the server's state is the truth, and nothing typed is lost."""

import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser import candidate
from tests.browser.prepared import ANSWER, QUESTION, Invited, Office
from tests.browser.visits import Visit, Visits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]


async def in_the_first_question(page: Page, invited: Invited) -> None:
    await candidate.open_link(page, invited.link)
    await candidate.start(page, "People only")
    await candidate.open_question(page, 1, QUESTION)


async def come_back(page: Page) -> None:
    await page.evaluate("window.dispatchEvent(new Event('focus'))")


async def open_again(visit: Visit, invited: Invited) -> None:
    await visit.page.goto(invited.link)
    await expect(visit.page.get_by_role("textbox")).to_be_visible()


async def test_two_links_in_one_browser_are_two_interviews(visits: Visits, office: Office) -> None:
    one, other = await office.invite("Tara Tab"), await office.invite("Theo Tab", "Second company's template")
    person = await visits.open("candidate")
    second = await person.context.new_page()
    await candidate.open_link(person.page, one.link)
    await candidate.open_link(second, other.link)
    await candidate.start(person.page, "People only")
    await expect(second.get_by_role("group", name="How should your answers be assessed?")).to_be_visible()
    assert await office.status_of(one) == "STARTED"
    assert await office.status_of(other) == "PENDING"
    await person.page.reload()
    await expect(person.page.get_by_role("heading", name="The first question")).to_be_visible()
    await candidate.start(second, "With AI assistance")
    assert await office.status_of(other) == "STARTED"


async def test_an_older_device_never_overwrites_newer_words(visits: Visits, office: Office) -> None:
    invited = await office.invite("Dana Devices")
    phone, laptop = await visits.open("phone", width=360, height=740), await visits.open("laptop")
    await in_the_first_question(phone.page, invited)
    await candidate.write(phone.page, "Typed on the phone")
    await candidate.expect_saved(phone.page)
    await open_again(laptop, invited)
    await expect(laptop.page.get_by_role("textbox")).to_have_value("Typed on the phone")
    await candidate.write(laptop.page, "Typed on the phone, and more on the laptop")
    await candidate.expect_saved(laptop.page)
    await phone.page.reload()
    await expect(phone.page.get_by_role("textbox")).to_have_value("Typed on the phone, and more on the laptop")


async def test_words_of_both_devices_are_kept_until_the_candidate_chooses(visits: Visits, office: Office) -> None:
    invited = await office.invite("Cora Conflict")
    phone, laptop = await visits.open("phone", width=360, height=740), await visits.open("laptop")
    await in_the_first_question(phone.page, invited)
    await open_again(laptop, invited)
    await phone.context.set_offline(True)
    phone.expect_error("ERR_INTERNET_DISCONNECTED|Failed to load resource")
    await candidate.write(phone.page, "Offline on the phone")
    await candidate.write(laptop.page, "Online on the laptop")
    await candidate.expect_saved(laptop.page)
    await phone.context.set_offline(False)
    asked = phone.page.get_by_role("alert").filter(has_text="This answer was changed in two places")
    await expect(asked).to_contain_text("Offline on the phone")
    await expect(asked).to_contain_text("Online on the laptop")
    await phone.page.get_by_role("button", name="Keep this one", exact=True).click()
    await candidate.expect_saved(phone.page)
    await come_back(laptop.page)
    await expect(laptop.page.get_by_role("textbox")).to_have_value("Offline on the phone")


async def test_a_question_that_was_answered_elsewhere_is_told(visits: Visits, office: Office) -> None:
    invited = await office.invite("Edda Elsewhere")
    phone, laptop = await visits.open("phone"), await visits.open("laptop")
    await in_the_first_question(phone.page, invited)
    await open_again(laptop, invited)
    await candidate.write(laptop.page, ANSWER)
    await candidate.send(laptop.page, then="Next: question 2 of 2")
    await come_back(phone.page)
    await expect(phone.page.get_by_text("Question 1 was answered on another device or in another tab.")).to_be_visible()
    await expect(phone.page.get_by_role("heading", name="Next: question 2 of 2")).to_be_visible()


async def test_the_last_words_arrive_when_the_tab_closes(visits: Visits, office: Office) -> None:
    invited = await office.invite("Lara Lastwords")
    phone, laptop = await visits.open("phone"), await visits.open("laptop")
    await in_the_first_question(phone.page, invited)
    await phone.page.get_by_role("textbox").press_sequentially("Half a thought, and then")
    await phone.page.close(run_before_unload=False)
    await open_again(laptop, invited)
    await expect(laptop.page.get_by_role("textbox")).to_have_value("Half a thought, and then")


async def test_no_question_is_in_the_browser_before_it_is_shown(visits: Visits, office: Office) -> None:
    invited = await office.invite("Rea Reader")
    person = await visits.open("candidate")
    bodies: list[str] = []

    async def keep(route: Route) -> None:
        answer = await route.fetch()
        bodies.append(await answer.text())
        await route.fulfill(response=answer)

    await person.page.route(re.compile("/graphql$"), keep)
    await candidate.open_link(person.page, invited.link)
    await candidate.start(person.page, "People only")
    assert bodies
    assert not any(QUESTION in body for body in bodies)
    await candidate.open_question(person.page, 1, QUESTION)
    assert any(QUESTION in body for body in bodies)


INSISTED_ON = ("StartInterview", "ShowQuestion", "SubmitResponse")
LOST_ATTEMPTS = 2


@pytest.mark.parametrize("reaches_the_server", [False, True], ids=["not sent", "done, but the response is lost"])
async def test_what_fails_on_the_way_is_tried_again_and_done_once(
    visits: Visits, office: Office, *, reaches_the_server: bool
) -> None:
    invited = await office.invite("Rina Retry")
    person = await visits.open("candidate", width=360, height=740)
    person.expect_error("Failed to load resource|ERR_FAILED")
    attempts: dict[str, int] = {}

    async def lose_the_first_ones(route: Route) -> None:
        name = str((route.request.post_data_json or {}).get("operationName"))
        attempts[name] = attempts.get(name, 0) + 1
        if name not in INSISTED_ON or attempts[name] > LOST_ATTEMPTS:
            await route.continue_()
            return
        if reaches_the_server:
            await route.fetch()
        await route.abort()

    await person.page.route(re.compile("/graphql$"), lose_the_first_ones)
    await candidate.open_link(person.page, invited.link)
    await person.page.get_by_label("People only").check()
    await person.page.get_by_role("button", name="Start interview").click()
    await expect(person.page.get_by_text("It is tried again by itself; nothing is lost.")).to_be_visible()
    await expect(person.page.get_by_role("heading", name="The first question")).to_be_visible()
    await candidate.open_question(person.page, 1, QUESTION)
    await candidate.write(person.page, ANSWER)
    await candidate.send(person.page, then="Next: question 2 of 2")
    assert all(attempts[name] == LOST_ATTEMPTS + 1 for name in INSISTED_ON), attempts
    await expect(person.page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("mangle", ["%23{token}", "#{token}.", "#{token})", "#{token}&utm_source=mail", "#{token}%"])
async def test_a_link_that_a_mail_program_mangled_opens(visits: Visits, office: Office, mangle: str) -> None:
    invited = await office.invite("Mona Mangled")
    start, token = invited.link.split("#", 1)
    person = await visits.open("candidate")
    await candidate.open_link(person.page, start + mangle.format(token=token))
    assert token not in person.page.url


async def test_a_link_that_lost_its_end_names_the_company_and_its_contact(visits: Visits, office: Office) -> None:
    invited = await office.invite("Brita Broken")
    person = await visits.open("candidate", width=360, height=740)
    person.expect_error("status of 404")
    await person.page.goto(invited.link[:-30])
    await expect(person.page.get_by_role("heading", name="This link is not complete")).to_be_visible()
    await expect(person.page.get_by_text("Write to Hanna Reyes of Northwind Labs")).to_be_visible()
    await expect(person.page.get_by_role("link", name="hanna@northwind.example")).to_be_visible()
