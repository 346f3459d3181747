"""What several reviewers decided, seen by everybody of the company: states, filters, orders and counts."""

from typing import Any

from kernel.auth.caller import Caller
from tests.interviews.graphql.api import InterviewsApi, Json
from tests.interviews.people import colleague, hr, stranger

COUNTS = """
query ($filter: InvitationFilter) {
  invitationCounts(filter: $filter) {
    total pending started completed expired revoked undecided beingScored
    advance hold decline disagreed expiringSoon
  }
}"""
LIST = """
query ($filter: InvitationFilter, $orderBy: InvitationOrder) {
  invitations(filter: $filter, orderBy: $orderBy) { nodes { candidateName decisionState } }
}"""
OPINIONS = "query ($id: ID!) { invitation(id: $id) { reviews { reviewer { id } score decision reason } } }"


async def decided(api: InterviewsApi) -> dict[str, str]:
    """Ana was decided alike, Bea differently, Cem only scored; Dan is not completed. Returns their ids."""
    template = await api.template()
    ids: dict[str, str] = {}
    for name in ("Ana", "Bea", "Cem", "Dan"):
        invitation = await api.invite(template["id"], candidateName=name, candidateEmail=f"{name}@example.com")
        ids[name] = invitation["id"]
        if name != "Dan":
            await api.complete(invitation["id"])
    for caller, name, opinion in (
        (hr(), "Ana", {"score": 80, "decision": "ADVANCE", "reason": "So."}),
        (colleague(), "Ana", {"score": 60, "decision": "ADVANCE", "reason": "So."}),
        (hr(), "Bea", {"score": 70, "decision": "ADVANCE", "reason": "Knows the trade."}),
        (colleague(), "Bea", {"score": 31, "decision": "DECLINE", "reason": "Names no own work."}),
        (colleague(), "Cem", {"score": 90}),
    ):
        await api.done(caller, "reviewInvitation", invitationId=ids[name], **opinion)
    return ids


async def states(api: InterviewsApi, caller: Caller, **variables: Any) -> dict[str, str]:
    nodes = (await api.data(caller, LIST, **variables))["invitations"]["nodes"]
    return {node["candidateName"]: node["decisionState"] for node in nodes}


async def counts(api: InterviewsApi, caller: Caller, **variables: Any) -> Json:
    counted: Json = (await api.data(caller, COUNTS, **variables))["invitationCounts"]
    return counted


class TestDecisions:
    async def test_everybody_of_the_company_sees_who_decided_what(self, api: InterviewsApi) -> None:
        ids = await decided(api)
        expected = {"Dan": "NONE", "Cem": "UNDECIDED", "Bea": "DISAGREED", "Ana": "ADVANCE"}
        assert await states(api, hr()) == await states(api, colleague()) == expected
        for caller in (hr(), colleague()):
            reviews = (await api.data(caller, OPINIONS, id=ids["Bea"]))["invitation"]["reviews"]
            assert [(entry["score"], entry["decision"], entry["reason"]) for entry in reviews] == [
                (31, "DECLINE", "Names no own work."),
                (70, "ADVANCE", "Knows the trade."),
            ]

    async def test_filters_and_sorts_by_what_people_decided(self, api: InterviewsApi) -> None:
        await decided(api)
        for chosen, names in (
            (["UNDECIDED"], ["Cem"]),
            (["DISAGREED"], ["Bea"]),
            (["ADVANCE", "UNDECIDED"], ["Cem", "Ana"]),
            (["DECLINE"], []),
        ):
            assert list(await states(api, hr(), filter={"decisionState": chosen})) == names, chosen
        for order, names in (
            ("REVIEW_SCORE_DESC", ["Cem", "Ana", "Bea", "Dan"]),
            ("REVIEW_SCORE_ASC", ["Bea", "Ana", "Cem", "Dan"]),
            ("COMPLETED_AT_DESC", ["Cem", "Bea", "Ana", "Dan"]),
            ("COMPLETED_AT_ASC", ["Ana", "Bea", "Cem", "Dan"]),
            ("EXPIRES_AT_ASC", ["Ana", "Bea", "Cem", "Dan"]),
        ):
            assert list(await states(api, hr(), orderBy=order)) == names, order


class TestCounts:
    async def test_counts_all_of_them_and_not_the_latest_fifty(self, api: InterviewsApi) -> None:
        await decided(api)
        await api.execute(
            "INSERT INTO invitations SELECT (jsonb_populate_record(row, jsonb_build_object('id', 'inv_copy' || n,"
            " 'result_status', CASE WHEN n <= 10 THEN 'PENDING' ELSE 'COMPLETED' END))).*"
            " FROM invitations row, generate_series(1, 70) n WHERE row.candidate_name = 'Cem'"
        )
        await api.execute("UPDATE invitations SET result_status = 'COMPLETED' WHERE id NOT LIKE 'inv_copy%'")
        assert await counts(api, colleague()) == {
            "total": 74,
            "pending": 1,
            "started": 0,
            "completed": 73,
            "expired": 0,
            "revoked": 0,
            "undecided": 71,
            "beingScored": 10,
            "advance": 1,
            "hold": 0,
            "decline": 0,
            "disagreed": 1,
            "expiringSoon": 0,
        }

    async def test_counts_what_a_filter_leaves_and_nothing_of_other_companies(self, api: InterviewsApi) -> None:
        await decided(api)
        of_bea = await counts(api, hr(), filter={"search": "bea"})
        assert (of_bea["total"], of_bea["completed"], of_bea["disagreed"], of_bea["undecided"]) == (1, 1, 1, 0)
        assert (await counts(api, stranger()))["total"] == 0

    async def test_counts_what_runs_out_within_three_days(self, api: InterviewsApi) -> None:
        template = await api.template()
        for days in (1, 2, 4):
            invitation = await api.invite(template["id"])
            await api.execute(
                "UPDATE invitations SET expires_at = now() + make_interval(days => $2) WHERE id = $1",
                invitation["id"],
                days,
            )
        assert (await counts(api, hr()))["expiringSoon"] == 2
