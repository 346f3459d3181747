"""What the graph shows of an analysis, to whom, and in how many statements."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Engine, event

from subgraphs.analysis.domain.interview import Subject
from tests.analysis.graphql.conftest import ADMIN, CANDIDATE, HR_BEN, HR_HANNA, HR_MARA, AnalysisApi
from tests.analysis.samples import (
    ANSWER,
    CONTOSO,
    HANNA,
    INVITATION,
    MARA,
    NORTHWIND,
    make_analysis,
    make_choice,
    make_question,
)
from tests.analysis.stored import fail, score, store

ANALYSIS = """query ($id: ID!) { analysis(id: $id) {
  id status overallScore low high samples borderline recommendation recommendationWithheldReason summary failureReason
  invitation { id } thresholds { hireFrom considerFrom } engine { kind name isPreview label } progress { scored total }
  startedAt completedAt createdAt updatedAt
  questions { id questionId questionText status weight score low high samples answerText feedback strengths gaps
    failureReason choice { rightChosen wrongChosen rightTotal } flags { kind message }
    criteria { criterion level score weight anchor explanation quotes { text start end } }
    provenance { engine model promptVersion rubricVersion inputHash scoredAt latencyMs inputTokens outputTokens
      parameters { name value } } } } }"""
ENTITIES = """query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on Invitation { id analysis { id overallScore } } ... on Response { id analysis { id score } }
  ... on Analysis { id status } ... on QuestionAnalysis { id score } } }"""
LIST = """query ($filter: AnalysisFilter, $orderBy: AnalysisOrder! = CREATED_AT_DESC) {
  analyses(filter: $filter, orderBy: $orderBy) { totalCount nodes { id } } }"""


def subject(number: int, hr_id: str = HANNA, company_id: str | None = NORTHWIND) -> Subject:
    return Subject(f"inv_{number:032d}", hr_id, company_id, "Priya Raman", "priya@mail.example")


async def scored(api: AnalysisApi, number: int = 0, **owner: Any) -> str:
    """Each with its own ids; questions of the analysis 0 are known by their numbers."""
    analysis = make_analysis(
        make_question(1 + 10 * number),
        make_choice(2 + 10 * number),
        subject=subject(number, **owner),
        analysis_id=f"anl_{number:032d}",
    )
    await store(api.database, analysis)
    await score(api.database, analysis)
    return analysis.id


async def test_a_scored_analysis_shows_its_evidence(api: AnalysisApi) -> None:
    shown = (await api.data(HR_HANNA, ANALYSIS, id=await scored(api)))["analysis"]
    assert shown["status"] == "COMPLETED"
    assert shown["invitation"] == {"id": INVITATION}
    assert shown["thresholds"] == {"hireFrom": 75, "considerFrom": 50}
    assert shown["progress"] == {"scored": 2, "total": 2}
    text, choice = shown["questions"]
    assert text["answerText"] == ANSWER
    assert [entry["criterion"] for entry in text["criteria"]] == ["RELEVANCE", "COMPLETENESS", "CLARITY", "DEPTH"]
    quotes = [quote for entry in text["criteria"] for quote in entry["quotes"]]
    assert quotes
    assert all(ANSWER[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)
    assert text["provenance"]["promptVersion"].startswith("measures-")
    assert (choice["choice"], choice["criteria"]) == ({"rightChosen": 0, "wrongChosen": 0, "rightTotal": 2}, [])


async def test_the_offline_engine_is_labelled_as_a_preview(api: AnalysisApi) -> None:
    shown = (await api.data(HR_HANNA, ANALYSIS, id=await scored(api)))["analysis"]
    label = "Preview without a language model"
    assert (shown["engine"]["kind"], shown["engine"]["isPreview"], shown["engine"]["label"]) == ("OFFLINE", True, label)
    assert shown["questions"][0]["feedback"].startswith(label)


async def test_a_failed_analysis_says_why(api: AnalysisApi) -> None:
    analysis = make_analysis()
    await store(api.database, analysis)
    await fail(api.database, analysis)
    shown = (await api.data(HR_HANNA, ANALYSIS, id=analysis.id))["analysis"]
    assert (shown["status"], shown["overallScore"]) == ("FAILED", None)
    assert "2 of 2" in shown["failureReason"]
    assert all("Retry" in question["failureReason"] for question in shown["questions"])


async def test_colleagues_and_administrators_see_it_strangers_and_candidates_do_not(api: AnalysisApi) -> None:
    analysis_id = await scored(api)
    for caller in (HR_HANNA, HR_BEN, ADMIN):
        assert (await api.data(caller, ANALYSIS, id=analysis_id))["analysis"] is not None
    assert (await api.data(HR_MARA, ANALYSIS, id=analysis_id))["analysis"] is None
    refused = await api.ask(CANDIDATE, ANALYSIS, id=analysis_id)
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_an_interview_without_a_company_is_its_owners_alone(api: AnalysisApi) -> None:
    analysis_id = await scored(api, 7, company_id=None)
    assert (await api.data(HR_HANNA, ANALYSIS, id=analysis_id))["analysis"] is not None
    assert (await api.data(HR_BEN, ANALYSIS, id=analysis_id))["analysis"] is None


async def test_entities_need_the_scope_as_fields_do_also_for_the_owner(api: AnalysisApi) -> None:
    analysis_id = await scored(api, 1)
    references = [
        {"__typename": "Invitation", "id": f"inv_{1:032d}"},
        {"__typename": "Analysis", "id": analysis_id},
    ]
    without = replace(HR_HANNA, scopes=frozenset({"templates:read"}))
    assert (await api.data(without, ENTITIES, representations=references))["_entities"] == [None, None]
    assert None not in (await api.data(HR_HANNA, ENTITIES, representations=references))["_entities"]


async def test_who_left_the_company_sees_nothing_more_of_it(api: AnalysisApi) -> None:
    analysis_id = await scored(api)
    for company_id in (CONTOSO, None):
        former = replace(HR_HANNA, company_id=company_id)
        assert (await api.data(former, ANALYSIS, id=analysis_id))["analysis"] is None


async def test_entities_of_other_companies_stay_empty(api: AnalysisApi) -> None:
    await scored(api, 1)
    await scored(api, 2, hr_id=MARA, company_id=CONTOSO)
    references = [{"__typename": "Invitation", "id": f"inv_{number:032d}"} for number in (1, 2, 3)]
    references += [{"__typename": "Analysis", "id": f"anl_{number:032d}"} for number in (1, 2)]
    found = (await api.data(HR_HANNA, ENTITIES, representations=references))["_entities"]
    assert [entry and entry.get("analysis") is not None for entry in found[:3]] == [True, False, False]
    assert [entry is not None for entry in found[3:]] == [True, False]


async def test_responses_and_questions_are_found_by_their_ids(api: AnalysisApi) -> None:
    await scored(api, 0)
    references = [{"__typename": "Response", "id": f"rsp_{1:032d}"}, {"__typename": "Response", "id": "rsp_unknown"}]
    references += [{"__typename": "QuestionAnalysis", "id": f"qan_{1:032d}"}]
    first, unknown, question = (await api.data(HR_HANNA, ENTITIES, representations=references))["_entities"]
    assert first["analysis"]["id"] == question["id"]
    assert unknown["analysis"] is None


async def test_a_page_of_invitations_costs_one_statement(api: AnalysisApi) -> None:
    references = [{"__typename": "Invitation", "id": f"inv_{number:032d}"} for number in range(20)]
    statements: list[str] = []

    def note(*args: Any) -> None:
        statements.append(args[2])

    event.listen(Engine, "before_cursor_execute", note)
    await api.data(HR_HANNA, ENTITIES, representations=references)
    event.remove(Engine, "before_cursor_execute", note)
    assert len([text for text in statements if "analyses" in text]) == 1


async def test_lists_are_filtered_sorted_and_limited_to_the_tenant(api: AnalysisApi) -> None:
    mine = await scored(api, 1)
    await scored(api, 2, hr_id=MARA, company_id=CONTOSO)
    listed = await api.data(HR_HANNA, LIST, filter={"status": "COMPLETED"}, orderBy="SCORE_DESC")
    assert listed["analyses"] == {"totalCount": 1, "nodes": [{"id": mine}]}
    by_invitation = await api.data(HR_HANNA, LIST, filter={"invitationId": f"inv_{2:032d}"})
    assert by_invitation["analyses"]["nodes"] == []
    assert (await api.data(ADMIN, LIST))["analyses"]["totalCount"] == 2
    assert (await api.data(HR_HANNA, LIST, filter={"recommendation": "HIRE"}))["analyses"]["nodes"] == []


async def test_a_cursor_of_another_order_is_refused(api: AnalysisApi) -> None:
    await scored(api, 1)
    page = await api.data(HR_HANNA, "{ analyses(orderBy: SCORE_ASC) { pageInfo { endCursor } } }")
    cursor = page["analyses"]["pageInfo"]["endCursor"]
    query = "query ($after: String) { analyses(orderBy: CREATED_AT_ASC, after: $after) { nodes { id } } }"
    refused = await api.ask(HR_HANNA, query, after=cursor)
    assert refused["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


async def test_failed_events_are_for_administrators(api: AnalysisApi) -> None:
    query = "{ analysisFailedEvents(first: 5) { id code } }"
    assert (await api.data(ADMIN, query))["analysisFailedEvents"] == []
    assert (await api.ask(HR_HANNA, query))["errors"][0]["extensions"]["code"] == "FORBIDDEN"
