"""A data folder of an earlier version starts with this one: accounts, sessions and links that were sent still work."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.interviewing import ANSWERS, HANNA, PASSWORD, Interviewing
from tests.support.system import LiveSystem, live_system
from tests.viva.older_data import KNOWN, lay
from viva.client.browsing import sign_in
from viva.client.graph import GraphClient, GraphError

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(900)]

LISTED = """{ invitations(first: 50) { nodes { id candidateName status review { score decision reason }
  result { status overallScore } } } templates(first: 50) { nodes { id title status } } me { id company { name } } }"""
DRAFTS = "query OlderDrafts { myInterview { status questions { id draft { text } submitted { id } } } }"


@pytest.fixture(scope="module")
def system() -> Iterator[LiveSystem]:
    with live_system() as system:
        lay(system.site)
        yield system.start()


def client_of(system: LiveSystem, who: str, session: str = "user") -> GraphClient:
    return GraphClient(system.gateway_url, system.web_origin, KNOWN[who]["cookies"], session=session)


def by_name(listed: dict[str, Any]) -> dict[str, Any]:
    return {node["candidateName"]: node for node in listed["invitations"]["nodes"]}


async def test_people_are_still_signed_in_and_see_what_was_theirs(system: LiveSystem) -> None:
    hanna = await client_of(system, "hanna").execute(LISTED)
    assert hanna["me"]["company"]["name"] == "Northwind Labs"
    statuses = {name: node["status"] for name, node in by_name(hanna).items()}
    assert statuses["Penny Pending"] == "PENDING"
    assert statuses["Rita Revoked"] == "REVOKED"
    assert statuses["Dora Done"] == statuses["Paul People"] == "COMPLETED"
    assert {node["id"] for node in hanna["templates"]["nodes"]} == {
        KNOWN["hanna"]["templateId"],
        KNOWN["draftTemplate"],
    }


async def test_a_decision_and_a_result_are_kept(system: LiveSystem) -> None:
    done = by_name(await client_of(system, "hanna").execute(LISTED))["Dora Done"]
    assert done["review"] == {"score": 71, "decision": "ADVANCE", "reason": "Clear about the first step."}
    assert done["result"]["status"] == "COMPLETED"


async def test_a_colleague_is_still_a_member_and_others_are_still_nobody(system: LiveSystem) -> None:
    hanna = await client_of(system, "hanna").execute(LISTED)
    ben, mara = [await client_of(system, who).execute(LISTED) for who in ("ben", "mara")]
    assert by_name(ben).keys() == by_name(hanna).keys()
    assert mara["invitations"]["nodes"] == []


async def test_who_has_no_company_keeps_the_own_templates_and_invitations(system: LiveSystem) -> None:
    noor = await client_of(system, "noor").execute(LISTED)
    assert noor["me"]["company"] is None
    assert [node["id"] for node in noor["templates"]["nodes"]] == [KNOWN["noor"]["templateId"]]
    assert list(by_name(noor)) == ["Nia Noors"]


async def test_an_account_signs_in_anew_as_the_same_person(system: LiveSystem) -> None:
    cookies = await sign_in(system.gateway_url, system.web_origin, HANNA, PASSWORD)
    again = await GraphClient(system.gateway_url, system.web_origin, cookies).execute(LISTED)
    assert again["me"]["id"] == (await client_of(system, "hanna").execute(LISTED))["me"]["id"]


async def test_a_link_that_was_sent_leads_through_a_whole_interview(system: LiveSystem) -> None:
    interviewing = Interviewing(system, client_of(system, "hanna"), KNOWN["hanna"]["templateId"])
    candidate, questions = await interviewing.open(KNOWN["pending"])
    for question, text in zip(questions, ANSWERS, strict=True):
        await interviewing.answer(candidate, question, text)
    await interviewing.complete(candidate)
    analyses = await interviewing.result(KNOWN["pending"]["id"])
    assert [node["status"] for node in analyses["nodes"]] == ["COMPLETED"]


async def test_a_started_interview_goes_on_in_its_old_session_with_its_draft(system: LiveSystem) -> None:
    candidate = client_of(system, "started", KNOWN["started"]["id"])
    before = (await candidate.execute(DRAFTS))["myInterview"]
    first, second = before["questions"]
    assert (before["status"], first["submitted"] is not None) == ("STARTED", True)
    assert second["draft"]["text"] == "Half a thought about Fri"
    interviewing = Interviewing(system, client_of(system, "hanna"))
    await interviewing.answer(candidate, second, ANSWERS[1])
    await interviewing.complete(candidate)
    assert (await candidate.execute(DRAFTS))["myInterview"]["status"] == "COMPLETED"


async def test_a_withdrawn_link_stays_closed(system: LiveSystem) -> None:
    visitor = GraphClient(system.gateway_url, system.web_origin)
    with pytest.raises(GraphError):
        await visitor.open_invitation(KNOWN["revoked"]["link"].split("#", 1)[1])
