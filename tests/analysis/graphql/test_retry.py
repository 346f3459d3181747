"""retryAnalysis through the graph."""

from typing import Any

from sqlalchemy import select

from kernel.database.tables import KERNEL
from tests.analysis.graphql.conftest import HR_BEN, HR_HANNA, HR_MARA, AnalysisApi
from tests.analysis.samples import make_analysis
from tests.analysis.stored import fail, score, store

RETRY = """mutation ($input: RetryAnalysisInput!) { retryAnalysis(input: $input) {
  analysis { id status progress { scored total } } userErrors { code message field } } }"""


async def retry(api: AnalysisApi, caller: Any, analysis_id: str) -> dict[str, Any]:
    payload: dict[str, Any] = (await api.data(caller, RETRY, input={"analysisId": analysis_id}))["retryAnalysis"]
    return payload


async def test_a_failed_analysis_waits_again_with_a_job_per_failed_question(api: AnalysisApi) -> None:
    analysis = make_analysis()
    await store(api.database, analysis)
    await fail(api.database, analysis)
    payload = await retry(api, HR_BEN, analysis.id)
    assert payload["userErrors"] == []
    assert payload["analysis"] == {"id": analysis.id, "status": "PENDING", "progress": {"scored": 0, "total": 2}}
    async with api.database.session() as session:
        jobs = (await session.execute(select(KERNEL.jobs.c.payload))).scalars().all()
    assert jobs == [{"analysisId": analysis.id, "run": 2}] * 2


async def test_each_refusal_has_its_code(api: AnalysisApi) -> None:
    analysis = make_analysis()
    await store(api.database, analysis)
    in_progress = await retry(api, HR_HANNA, analysis.id)
    assert [error["code"] for error in in_progress["userErrors"]] == ["ANALYSIS_IN_PROGRESS"]
    await score(api.database, analysis)
    not_failed = await retry(api, HR_HANNA, analysis.id)
    assert [error["code"] for error in not_failed["userErrors"]] == ["ANALYSIS_NOT_FAILED"]
    for caller, analysis_id in ((HR_HANNA, "anl_unknown"), (HR_MARA, analysis.id)):
        (error,) = (await retry(api, caller, analysis_id))["userErrors"]
        assert (error["code"], error["field"]) == ("ANALYSIS_NOT_FOUND", ["input", "analysisId"])
