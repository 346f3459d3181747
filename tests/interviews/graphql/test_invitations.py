"""Invitations through the graph: sent, listed, extended, revoked, reviewed; links; other companies see nothing."""

from dataclasses import replace
from typing import Any

import pytest

from kernel.auth.caller import Caller
from tests.interviews.graphql.api import EXCHANGE, InterviewsApi, Json
from tests.interviews.graphql.operations import INVITATION
from tests.interviews.people import (
    BEN,
    CONTOSO,
    HANNA,
    NORTHWIND,
    SOLO,
    admin,
    candidate_user,
    colleague,
    freelancer,
    hr,
    session_of,
    stranger,
)

ONE = f"query ($id: ID!) {{ invitation(id: $id) {{ {INVITATION} }} }}"
LIST = """
query ($filter: InvitationFilter, $orderBy: InvitationOrder, $first: Int, $after: String) {
  invitations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id candidateName status result { overallScore } } pageInfo { hasNextPage endCursor } totalCount
  }
}"""
MISSING = "inv_" + "0" * 32
NEXT_YEAR = "2027-06-01T00:00:00Z"


def token_of(invitation: Json) -> str:
    link: str = invitation["link"]
    origin, token = link.split("/interview#")
    assert origin == "http://localhost:3000"
    return token


class TestCreating:
    async def test_an_invitation_rests_on_the_published_version(self, api: InterviewsApi) -> None:
        template = await api.template(invitationDays=3)
        invitation = await api.invite(template["id"], externalId="ats-7")
        assert (invitation["status"], invitation["templateVersionId"]) == ("PENDING", template["versionId"])
        assert (invitation["templateTitle"], invitation["template"]["id"]) == ("Backend engineer", template["id"])
        assert (invitation["invitedBy"], invitation["candidate"]) == ({"id": HANNA}, None)
        assert (invitation["progress"], invitation["result"]["status"]) == ({"answered": 0, "total": 2}, "NONE")
        assert (invitation["externalId"], invitation["reviews"], invitation["review"]) == ("ats-7", [], None)

    async def test_names_of_people_and_companies_are_copies_of_users(self, api: InterviewsApi) -> None:
        template = await api.template()
        await api.execute("INSERT INTO companies VALUES ($1, 'Northwind Labs')", NORTHWIND)
        await api.execute("INSERT INTO people VALUES ('usr_9', 'Robin', 'Robin@Example.com', 'ACTIVE')")
        invitation = await api.invite(template["id"])
        assert invitation["companyName"] == "Northwind Labs"

    @pytest.mark.parametrize("has_account", [True, False])
    async def test_nothing_tells_hr_whether_the_candidate_has_an_account(
        self, api: InterviewsApi, has_account: bool
    ) -> None:
        if has_account:
            await api.execute("INSERT INTO people VALUES ('usr_9', 'Robin', 'Robin@Example.com', 'ACTIVE')")
        invitation = await api.invite((await api.template())["id"])
        seen = (await api.data(hr(), ONE, id=invitation["id"]))["invitation"]
        assert invitation["candidate"] is seen["candidate"] is None
        assert seen["candidateName"] == "Robin Ekwueme"

    async def test_an_administrator_is_told_the_account(self, api: InterviewsApi) -> None:
        await api.execute("INSERT INTO people VALUES ('usr_9', 'Robin', 'Robin@Example.com', 'ACTIVE')")
        invitation = await api.invite((await api.template())["id"])
        seen = (await api.data(admin(), ONE, id=invitation["id"]))["invitation"]
        assert seen["candidate"] == {"id": "usr_9"}

    async def test_the_same_key_gives_the_same_invitation(self, api: InterviewsApi) -> None:
        template = await api.template()
        first = await api.invite(template["id"], idempotencyKey="k1")
        assert (await api.invite(template["id"], idempotencyKey="k1"))["id"] == first["id"]
        values = {"templateId": template["id"], "candidateName": "Other", "candidateEmail": "o@example.com"}
        code = await api.refused(hr(), "createInvitation", **values, idempotencyKey="k1")
        assert code == "IDEMPOTENCY_KEY_REUSED"
        assert (await api.invite(template["id"], colleague(), idempotencyKey="k1"))["id"] != first["id"]

    async def test_the_key_may_come_as_a_header(self, api: InterviewsApi) -> None:
        template = await api.template()
        values = {"templateId": template["id"], "candidateName": "Robin", "candidateEmail": "r@example.com"}
        header = {"idempotency-key": "h1"}
        first, again = [await api.change(hr(), "createInvitation", header, **values) for _ in range(2)]
        assert first["invitation"]["id"] == again["invitation"]["id"]

    async def test_refusals(self, api: InterviewsApi) -> None:
        template = await api.template()
        draft_id = (await api.done(hr(), "createTemplate", title="Draft"))["template"]["id"]
        who = {"candidateName": "Robin", "candidateEmail": "robin@example.com"}
        one = {"templateId": template["id"], **who}
        create = "createInvitation"
        assert await api.refused(hr(), create, templateId=draft_id, **who) == "TEMPLATE_NOT_PUBLISHED"
        assert await api.refused(hr(), create, templateId="tpl_x", **who) == "TEMPLATE_NOT_FOUND"
        assert await api.refused(hr(), create, **one, expiresAt="2020-01-01T00:00:00Z") == "INVALID_INPUT"
        assert await api.refused(hr(), create, **{**one, "candidateName": " "}) == "INVALID_INPUT"
        await api.done(hr(), "archiveTemplate", templateId=template["id"])
        assert await api.refused(hr(), create, **one) == "TEMPLATE_NOT_PUBLISHED"

    async def test_an_external_id_names_one_invitation_of_a_company(self, api: InterviewsApi) -> None:
        template = await api.template()
        await api.invite(template["id"], externalId="ats-7")
        values = {"templateId": template["id"], "candidateName": "Other", "candidateEmail": "o@example.com"}
        [error] = (await api.change(hr(), "createInvitation", **values, externalId="ats-7"))["userErrors"]
        assert (error["code"], error["field"]) == ("INVALID_INPUT", ["input", "externalId"])
        foreign = await api.template(stranger())
        await api.invite(foreign["id"], stranger(), externalId="ats-7")

    async def test_a_broken_address_is_bad_input(self, api: InterviewsApi) -> None:
        query = "mutation ($i: CreateInvitationInput!) { createInvitation(input: $i) { invitation { id } } }"
        values = {"templateId": "tpl_x", "candidateName": "Robin", "candidateEmail": "nobody"}
        assert await api.denied(hr(), query, i=values) == "BAD_USER_INPUT"


class TestLinks:
    async def test_the_link_is_shown_again_and_exchanged_by_the_gateway(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        again = (await api.data(colleague(), ONE, id=invitation["id"]))["invitation"]
        assert again["link"] == invitation["link"]
        answer = await api.exchange(token_of(invitation))
        assert (answer["invitationId"], answer["generation"], answer["code"]) == (invitation["id"], 1, None)

    async def test_a_changed_token_opens_nothing(self, api: InterviewsApi) -> None:
        token = token_of(await api.invite((await api.template())["id"]))
        for wrong in ("", "x", token[:-1], token[:-2] + ("AA" if token[-2:] != "AA" else "BB"), token + "A"):
            answer = await api.exchange(wrong)
            assert (answer["invitationId"], answer["code"]) == (None, "INVITATION_NOT_FOUND")

    async def test_a_revoked_link_says_so_and_is_shown_no_more(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        revoked = (await api.done(hr(), "revokeInvitation", invitationId=invitation["id"]))["invitation"]
        assert (revoked["status"], revoked["link"]) == ("REVOKED", None)
        assert (await api.exchange(token_of(invitation)))["code"] == "INVITATION_REVOKED"

    async def test_an_expired_link_says_so_until_it_is_extended(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        await api.execute("UPDATE invitations SET expires_at = now() - interval '1 minute'")
        assert (await api.exchange(token_of(invitation)))["code"] == "INVITATION_EXPIRED"
        await api.execute("UPDATE invitations SET status = 'EXPIRED'")
        assert (await api.exchange(token_of(invitation)))["code"] == "INVITATION_EXPIRED"
        assert (await api.data(hr(), ONE, id=invitation["id"]))["invitation"]["link"] is None
        one = {"invitationId": invitation["id"], "expiresAt": NEXT_YEAR}
        extended = (await api.done(hr(), "extendInvitation", **one))["invitation"]
        assert (extended["status"], extended["link"]) == ("PENDING", invitation["link"])
        assert (await api.exchange(token_of(invitation)))["code"] is None

    async def test_a_completed_interview_still_opens_for_its_candidate(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        await api.complete(invitation["id"])
        assert (await api.exchange(token_of(invitation)))["invitationId"] == invitation["id"]

    async def test_neither_token_nor_names_stand_in_a_log(
        self, api: InterviewsApi, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        invitation = await api.invite((await api.template())["id"])
        token = token_of(invitation)
        await api.exchange(token)
        await api.exchange(token + "A")
        await api.complete(invitation["id"], text="A very personal answer")
        for secret in (token, "robin@example.com", "Robin Ekwueme", "very personal"):
            assert secret not in caplog.text

    @pytest.mark.parametrize("caller", [hr(), admin(), session_of(MISSING)])
    async def test_nobody_but_the_gateway_exchanges(self, api: InterviewsApi, caller: Caller) -> None:
        assert await api.denied(caller, EXCHANGE, token="x") == "FORBIDDEN"


class TestChanging:
    async def test_refusals_of_extending(self, api: InterviewsApi) -> None:
        template = await api.template()
        open_, revoked, completed = [(await api.invite(template["id"]))["id"] for _ in range(3)]
        await api.done(hr(), "revokeInvitation", invitationId=revoked)
        await api.complete(completed)
        for invitation_id, expires_at, code in (
            (open_, "2020-01-01T00:00:00Z", "INVALID_INPUT"),
            (open_, "2099-01-01T00:00:00Z", "INVALID_INPUT"),
            (revoked, NEXT_YEAR, "INVITATION_REVOKED"),
            (completed, NEXT_YEAR, "INVITATION_ALREADY_COMPLETED"),
            (MISSING, NEXT_YEAR, "INVITATION_NOT_FOUND"),
        ):
            one = {"invitationId": invitation_id, "expiresAt": expires_at}
            assert await api.refused(hr(), "extendInvitation", **one) == code

    async def test_refusals_of_revoking(self, api: InterviewsApi) -> None:
        invitation_id = (await api.invite((await api.template())["id"]))["id"]
        assert await api.refused(hr(), "revokeInvitation", invitationId=MISSING) == "INVITATION_NOT_FOUND"
        await api.complete(invitation_id)
        code = await api.refused(hr(), "revokeInvitation", invitationId=invitation_id)
        assert code == "INVITATION_ALREADY_COMPLETED"

    async def test_extending_a_running_interview_keeps_its_answers(self, api: InterviewsApi) -> None:
        invitation_id = (await api.invite((await api.template())["id"]))["id"]
        question_id = (await api.start(invitation_id))["questions"][0]["id"]
        await api.done(session_of(invitation_id), "saveDraft", questionId=question_id, text="Half a thought")
        await api.execute("UPDATE invitations SET status = 'EXPIRED', expires_at = now()")
        one = {"invitationId": invitation_id, "expiresAt": NEXT_YEAR}
        assert (await api.done(hr(), "extendInvitation", **one))["invitation"]["status"] == "STARTED"
        answer = await api.data(session_of(invitation_id), "{ myInterview { questions { draft { text } } } }")
        assert answer["myInterview"]["questions"][0]["draft"] == {"text": "Half a thought"}


class TestReviewing:
    async def test_a_named_person_scores_and_decides(self, api: InterviewsApi) -> None:
        invitation_id = (await api.invite((await api.template())["id"]))["id"]
        await api.complete(invitation_id)
        one = {"invitationId": invitation_id}
        await api.done(colleague(), "reviewInvitation", **one, score=40)
        await api.done(hr(), "reviewInvitation", **one, score=80)
        reviewed = (await api.done(hr(), "reviewInvitation", **one, decision="ADVANCE", reason="Knows the trade."))[
            "invitation"
        ]
        assert reviewed["review"] == {
            "score": 80,
            "decision": "ADVANCE",
            "reason": "Knows the trade.",
            "reviewer": {"id": HANNA},
        }
        assert [review["score"] for review in reviewed["reviews"]] == [80, 40]
        assert (await api.data(colleague(), ONE, id=invitation_id))["invitation"]["review"]["score"] == 40
        [event] = await api.fetch(
            "SELECT body::jsonb->'payload' AS p FROM outbox WHERE event_type='invitation.decided'"
        )
        assert HANNA in event["p"]

    async def test_people_give_levels_and_choices_have_points_by_code(self, api: InterviewsApi) -> None:
        invitation_id = (await api.invite((await api.template())["id"]))["id"]
        text, options = (await api.start(invitation_id, "PEOPLE_ONLY"))["questions"]
        session = session_of(invitation_id)
        await api.done(session, "showQuestion", questionId=text["id"])
        await api.done(session, "submitResponse", questionId=text["id"], text="Because of the team.")
        shown = (await api.done(session, "showQuestion", questionId=options["id"]))["question"]
        right = shown["options"][0]["id"]
        await api.done(session, "submitResponse", questionId=options["id"], chosenOptionIds=[right])
        await api.done(session, "completeInterview")
        invitation = (await api.data(hr(), ONE, id=invitation_id))["invitation"]
        asked = {question["type"]: question for question in invitation["questions"]}
        story, choice = asked["TEXT"], asked["MULTIPLE_CHOICE"]
        assert len(story["rubric"]["criteria"][0]["levels"]) == 5
        points = {response["question"]["id"]: response["choicePoints"] for response in invitation["responses"]}
        assert points[story["id"]] is None
        assert points[choice["id"]] == 100
        levels = [{"criterion": entry["criterion"], "level": 2} for entry in story["rubric"]["criteria"]]
        marks = [{"questionId": story["id"], "levels": levels}]
        reviewed = await api.done(hr(), "reviewInvitation", invitationId=invitation_id, marks=marks)
        [review] = reviewed["invitation"]["reviews"]
        assert review["marks"] == [{"questionId": story["id"], "points": 50, "levels": levels}]
        assert review["score"] == review["computedScore"] == 75
        typed = await api.done(hr(), "reviewInvitation", invitationId=invitation_id, score=12)
        assert typed["invitation"]["reviews"][0]["score"] == 12
        back = await api.done(hr(), "reviewInvitation", invitationId=invitation_id, score=None)
        assert (back["invitation"]["reviews"][0]["typedScore"], back["invitation"]["review"]["score"]) == (
            None,
            review["computedScore"],
        )

    async def test_a_revoked_interview_can_be_assessed(self, api: InterviewsApi) -> None:
        one = {"invitationId": (await api.invite((await api.template())["id"]))["id"]}
        await api.done(hr(), "revokeInvitation", **one)
        decided = await api.done(hr(), "reviewInvitation", **one, decision="DECLINE", reason="Withdrawn in time.")
        assert decided["invitation"]["review"]["decision"] == "DECLINE"

    async def test_refusals(self, api: InterviewsApi) -> None:
        invitation_id = (await api.invite((await api.template())["id"]))["id"]
        review = "reviewInvitation"
        assert await api.refused(hr(), review, invitationId=MISSING, score=5) == "INVITATION_NOT_FOUND"
        assert await api.refused(hr(), review, invitationId=invitation_id, score=5) == "INVITATION_NOT_COMPLETED"
        await api.complete(invitation_id)
        assert await api.refused(hr(), review, invitationId=invitation_id, score=101) == "INVALID_INPUT"
        assert await api.refused(hr(), review, invitationId=invitation_id) == "INVALID_INPUT"


class TestOtherCompanies:
    @pytest.mark.parametrize("caller", [stranger(), freelancer()])
    async def test_a_foreign_invitation_is_the_same_as_none(self, api: InterviewsApi, caller: Caller) -> None:
        template = await api.template()
        invitation = await api.invite(template["id"])
        await api.complete(invitation["id"])
        for invitation_id in (invitation["id"], MISSING):
            one = {"invitationId": invitation_id}
            refused = [
                await api.refused(caller, "extendInvitation", **one, expiresAt=NEXT_YEAR),
                await api.refused(caller, "revokeInvitation", **one),
                await api.refused(caller, "reviewInvitation", **one, score=1),
            ]
            assert set(refused) == {"INVITATION_NOT_FOUND"}
            assert (await api.data(caller, ONE, id=invitation_id))["invitation"] is None
        who = {"candidateName": "Robin", "candidateEmail": "robin@example.com"}
        assert await api.refused(caller, "createInvitation", templateId=template["id"], **who) == "TEMPLATE_NOT_FOUND"
        assert (await api.data(caller, LIST))["invitations"] == {
            "nodes": [],
            "pageInfo": {"hasNextPage": False, "endCursor": None},
            "totalCount": 0,
        }

    async def test_the_names_of_who_left_stay_on_what_they_did(self, api: InterviewsApi) -> None:
        await api.execute("INSERT INTO people VALUES ($1, 'Ben Ode', 'ben@x.example', 'ACTIVE')", BEN)
        invitation = await api.invite((await api.template(hr(BEN)))["id"], hr(BEN))
        await api.complete(invitation["id"])
        await api.done(hr(BEN), "reviewInvitation", invitationId=invitation["id"], decision="ADVANCE")
        await api.execute("INSERT INTO memberships VALUES ($1, $2, false)", NORTHWIND, BEN)
        query = """query ($id: ID!) { invitation(id: $id) {
          invitedBy { fullName } template { owner { fullName } } reviews { reviewer { fullName } }
        } }"""
        ben = {"fullName": "Ben Ode"}
        shown = (await api.data(hr(), query, id=invitation["id"]))["invitation"]
        assert shown == {"invitedBy": ben, "template": {"owner": ben}, "reviews": [{"reviewer": ben}]}

    async def test_entities_are_cut_to_what_the_caller_sees(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        await api.complete(invitation["id"])
        response = (await api.data(hr(), ONE, id=invitation["id"]))["invitation"]["responses"][0]
        query = """
        query ($representations: [_Any!]!) { _entities(representations: $representations) {
          ... on Invitation { status progress { answered } }
          ... on Response { text question { text } }
          ... on User { id templates { totalCount } invitations { nodes { candidateName } } }
        } }"""
        references = [
            {"__typename": "Invitation", "id": invitation["id"]},
            {"__typename": "Response", "id": response["id"]},
            {"__typename": "User", "id": HANNA},
            {"__typename": "Invitation", "id": MISSING},
        ]
        for caller in (hr(), colleague(), admin()):
            own = (await api.data(caller, query, representations=references))["_entities"]
            assert own == [
                {"status": "COMPLETED", "progress": {"answered": 1}},
                {"text": "Because of the team.", "question": {"text": "Why this job?"}},
                {
                    "id": HANNA,
                    "templates": {"totalCount": 1},
                    "invitations": {"nodes": [{"candidateName": "Robin Ekwueme"}]},
                },
                None,
            ]
        foreign = (await api.data(stranger(), query, representations=references))["_entities"]
        assert foreign == [
            None,
            None,
            {"id": HANNA, "templates": {"totalCount": 0}, "invitations": {"nodes": []}},
            None,
        ]

    @pytest.mark.parametrize("caller", [candidate_user(), session_of(MISSING)])
    async def test_candidates_do_not_see_hrs_side(self, api: InterviewsApi, caller: Caller) -> None:
        invitation = await api.invite((await api.template())["id"])
        await api.execute("UPDATE invitations SET candidate_id = $1", caller.subject)
        answer = await api.ask(caller, ONE, id=invitation["id"])
        assert "errors" in answer or answer["data"]["invitation"] is None
        assert (
            await api.denied(caller, 'mutation { reviewInvitation(input: {invitationId: "x"}) { invitation { id } } }')
            == "FORBIDDEN"
        )

    @pytest.mark.parametrize("new_company", [CONTOSO, None])
    async def test_who_left_the_company_sees_and_decides_nothing_more_of_it(
        self, api: InterviewsApi, new_company: str | None
    ) -> None:
        invitation = await api.invite((await api.template())["id"])
        former = hr(HANNA, new_company)
        assert (await api.data(former, ONE, id=invitation["id"]))["invitation"] is None
        assert (await api.data(former, LIST))["invitations"]["nodes"] == []
        decline = {"invitationId": invitation["id"], "decision": "DECLINE"}
        assert await api.refused(former, "reviewInvitation", **decline) == "INVITATION_NOT_FOUND"
        seen = (await api.data(colleague(), ONE, id=invitation["id"]))["invitation"]
        assert seen["candidateName"] == "Robin Ekwueme", "the company keeps what was sent for it"
        assert seen["reviews"] == []

    async def test_what_was_private_stays_private_after_joining_a_company(self, api: InterviewsApi) -> None:
        alone, joined = hr(HANNA, None), hr(HANNA, NORTHWIND)
        template = await api.template(alone)
        before = await api.invite(template["id"], caller=alone)
        after = await api.invite(template["id"], caller=joined)
        for invitation in (before, after):
            assert (await api.data(joined, ONE, id=invitation["id"]))["invitation"]["id"] == invitation["id"]
            assert (await api.data(colleague(), ONE, id=invitation["id"]))["invitation"] is None
        assert (await api.data(colleague(), LIST))["invitations"]["nodes"] == []


class TestList:
    async def named(self, api: InterviewsApi, **variables: Any) -> list[str]:
        return [node["candidateName"] for node in (await api.data(hr(), LIST, **variables))["invitations"]["nodes"]]

    async def listed(self, api: InterviewsApi) -> Json:
        template = await api.template()
        for name, score in (("Ana", 40), ("bea", None), ("Cem", 90), ("Dan", 90)):
            invitation = await api.invite(template["id"], candidateName=name, candidateEmail=f"{name}@example.com")
            if score is not None:
                await api.execute(
                    "UPDATE invitations SET overall_score = $2, result_status = 'COMPLETED' WHERE id = $1",
                    invitation["id"],
                    score,
                )
        return template

    async def test_sorts_with_missing_scores_last(self, api: InterviewsApi) -> None:
        await self.listed(api)
        assert await self.named(api, orderBy="CANDIDATE_NAME_ASC") == ["Ana", "bea", "Cem", "Dan"]
        assert await self.named(api, orderBy="CANDIDATE_NAME_DESC") == ["Dan", "Cem", "bea", "Ana"]
        assert await self.named(api, orderBy="SCORE_DESC") == ["Dan", "Cem", "Ana", "bea"]
        assert await self.named(api, orderBy="SCORE_ASC") == ["Ana", "Cem", "Dan", "bea"]
        assert await self.named(api) == ["Dan", "Cem", "bea", "Ana"]
        assert await self.named(api, orderBy="UPDATED_AT_ASC") == ["Ana", "bea", "Cem", "Dan"]

    async def test_filters(self, api: InterviewsApi) -> None:
        template = await self.listed(api)
        for chosen, names in (
            ({"search": "be"}, ["bea"]),
            ({"search": "CEM@example"}, ["Cem"]),
            ({"search": "backend"}, ["Dan", "Cem", "bea", "Ana"]),
            ({"search": "%"}, []),
            ({"minScore": 41}, ["Dan", "Cem"]),
            ({"maxScore": 89}, ["Ana"]),
            ({"resultStatus": ["NONE"]}, ["bea"]),
            ({"status": ["STARTED"]}, []),
            ({"status": ["PENDING"], "templateId": template["id"]}, ["Dan", "Cem", "bea", "Ana"]),
            ({"templateId": "tpl_x"}, []),
        ):
            assert await self.named(api, filter=chosen) == names, chosen

    async def test_finds_both_encodings_and_both_apostrophes(self, api: InterviewsApi) -> None:
        template = await api.template()
        names = ("Zoë O’Brien", "Zoe\u0308 O'Brien")
        for number, name in enumerate(names):
            invitation = await api.invite(template["id"], candidateName="x", candidateEmail=f"zoe{number}@example.com")
            # As a row from before is: neither composed nor cleaned.
            await api.execute("UPDATE invitations SET candidate_name = $2 WHERE id = $1", invitation["id"], name)
        for search in ("zoë", "ZOE\u0308", "zoe", "o'brien", "O’Brien"):
            assert sorted(await self.named(api, filter={"search": search})) == sorted(names), search

    @pytest.mark.parametrize("order", ["SCORE_DESC", "SCORE_ASC", "CANDIDATE_NAME_ASC", "CREATED_AT_DESC"])
    async def test_pages_cover_the_list_once(self, api: InterviewsApi, order: str) -> None:
        await self.listed(api)
        whole, seen, after = await self.named(api, orderBy=order), [], None
        for _ in whole:
            page = (await api.data(hr(), LIST, orderBy=order, first=1, after=after))["invitations"]
            seen += [node["candidateName"] for node in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
        assert (seen, page["pageInfo"]["hasNextPage"], page["totalCount"]) == (whole, False, 4)


async def test_failed_events_are_for_administrators(api: InterviewsApi) -> None:
    query = "{ interviewsFailedEvents(first: 5) { id eventType code } }"
    assert (await api.data(admin(), query))["interviewsFailedEvents"] == []
    assert await api.denied(hr(), query) == "FORBIDDEN"
    for first in (-1, 0, 101, 2**31 - 1):
        sized = f"{{ interviewsFailedEvents(first: {first}) {{ id }} }}"
        assert await api.denied(admin(), sized) == "BAD_USER_INPUT", first


class TestWhoHoldsALink:
    async def test_the_link_is_readable_until_the_candidate_begins(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        assert (await api.data(colleague(), ONE, id=invitation["id"]))["invitation"]["link"] is not None
        await api.start(invitation["id"])
        assert (await api.data(hr(), ONE, id=invitation["id"]))["invitation"]["link"] is None

    async def test_sending_again_ends_the_earlier_link_and_what_it_opened(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        session = session_of(invitation["id"])
        again = (await api.done(hr(), "sendInvitationAgain", invitationId=invitation["id"]))["invitation"]
        assert again["link"] != invitation["link"]
        assert (await api.exchange(token_of(invitation)))["code"] == "INVITATION_REVOKED"
        assert (await api.exchange(token_of(again)))["generation"] == 2
        mine = (await api.data(session, "{ myInterview { status questions { id } } }"))["myInterview"]
        assert mine == {"status": "REVOKED", "questions": []}
        assert await api.refused(session, "startInterview", consent="AI") == "INVITATION_REVOKED"
        newer = replace(session, link_generation=2)
        assert (await api.data(newer, "{ myInterview { status } }"))["myInterview"] == {"status": "PENDING"}

    async def test_nobody_makes_a_link_to_an_interview_that_runs(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        one = {"invitationId": invitation["id"]}
        assert await api.refused(stranger(), "sendInvitationAgain", **one) == "INVITATION_NOT_FOUND"
        await api.start(invitation["id"])
        assert await api.refused(hr(), "sendInvitationAgain", **one) == "INVITATION_ALREADY_STARTED"

    async def test_devices_and_times_are_kept_and_shown_to_hr(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        for device in ("Safari on iPhone", "Chrome on Windows", "Safari on iPhone"):
            await api.exchange(token_of(invitation), device=device)
        seen = (await api.data(hr(), ONE, id=invitation["id"]))["invitation"]["linkUses"]
        assert [(use["device"], use["action"], use["times"], use["person"]) for use in seen] == [
            ("Safari on iPhone", "OPENED", 2, None),
            ("Chrome on Windows", "OPENED", 1, None),
        ]
        assert seen[0]["lastAt"] > seen[0]["firstAt"]

    async def test_whoever_is_signed_in_while_using_it_leaves_an_entry(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        await api.exchange(token_of(invitation), device="Firefox on Linux", user=BEN)
        beside = replace(session_of(invitation["id"]), signed_in_user=BEN)
        version = (await api.data(beside, "{ myInterview { consentTextVersion } }"))["myInterview"]
        started = await api.done(beside, "startInterview", consent="AI", **version)
        question_id = started["interview"]["questions"][0]["id"]
        await api.done(beside, "showQuestion", questionId=question_id)
        await api.done(beside, "submitResponse", questionId=question_id, text="For the candidate.")
        await api.done(beside, "completeInterview")
        seen = (await api.data(hr(), ONE, id=invitation["id"]))["invitation"]["linkUses"]
        assert {use["action"] for use in seen} == {"OPENED", "STARTED", "READ", "ANSWERED", "COMPLETED"}
        assert all(use["person"] == {"id": BEN} for use in seen)

    async def test_candidates_with_an_account_are_not_named_and_others_are(self, api: InterviewsApi) -> None:
        people = {BEN: "Robin@Example.com", SOLO: "solo@x.example"}
        for user_id, address in people.items():
            await api.execute("INSERT INTO people VALUES ($1, 'Somebody', lower($2), 'ACTIVE')", user_id, address)
        invitation = await api.invite((await api.template())["id"], candidateEmail=people[BEN])
        for user_id in people:
            await api.exchange(token_of(invitation), device=user_id[-1], user=user_id)
        query = "query ($id: ID!) { invitation(id: $id) { linkUses { device person { id fullName } } } }"
        uses = (await api.data(hr(), query, id=invitation["id"]))["invitation"]["linkUses"]
        assert {use["device"]: use["person"] for use in uses} == {
            BEN[-1]: None,
            SOLO[-1]: {"id": SOLO, "fullName": "Somebody"},
        }

    async def test_what_opens_nothing_names_the_company_and_its_contact(self, api: InterviewsApi) -> None:
        await api.execute("INSERT INTO companies VALUES ($1, 'Northwind Labs')", NORTHWIND)
        await api.execute("INSERT INTO people VALUES ($1, 'Hanna Reyes', 'h@x.example', 'ACTIVE')", hr().subject)
        invitation = await api.invite((await api.template())["id"])
        contact = {"companyName": "Northwind Labs", "personName": "Hanna Reyes", "email": "h@x.example"}
        cut = await api.exchange(token_of(invitation)[:90])
        assert (cut["code"], cut["contact"]) == ("INVITATION_NOT_FOUND", contact)
        await api.execute("UPDATE invitations SET status = 'EXPIRED'")
        assert (await api.exchange(token_of(invitation)))["contact"] == contact
        await api.execute("INSERT INTO memberships VALUES ($1, $2, true)", NORTHWIND, hr().subject)
        assert (await api.exchange(token_of(invitation)))["contact"] == contact
        company_alone = {"companyName": "Northwind Labs", "personName": None, "email": None}
        await api.execute("UPDATE memberships SET active = false")
        assert (await api.exchange(token_of(invitation)))["contact"] == company_alone
        await api.execute("DELETE FROM memberships")
        await api.execute("UPDATE people SET status = 'SUSPENDED'")
        assert (await api.exchange(token_of(invitation)))["contact"] == company_alone
        garbled = await api.exchange("garbled")
        assert garbled["contact"] == {"companyName": None, "personName": None, "email": None}
