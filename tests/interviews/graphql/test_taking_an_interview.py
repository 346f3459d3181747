"""The candidate's interview through the graph: what is seen, what is refused, and what the clock does."""

import asyncio
import json
from typing import Any

import orjson
import pytest

from kernel.auth.caller import Caller
from tests.interviews.graphql.api import InterviewsApi, Json
from tests.interviews.graphql.operations import INTERVIEW, mutation
from tests.interviews.people import NORTHWIND, admin, candidate_user, hr, session_of

MINE = f"{{ myInterview {{ {INTERVIEW} }} }}"
CANDIDATE_MUTATIONS = ("showQuestion", "saveDraft", "submitResponse")


class Running:
    """A started interview of a text and a choice question."""

    def __init__(self, api: InterviewsApi, interview: Json) -> None:
        self.api, self.interview = api, interview
        self.session = session_of(interview["invitationId"])
        self.text, self.choice = (question["id"] for question in interview["questions"])

    async def show_choice(self) -> list[str]:
        """The ids of the options, which leave the server with the question."""
        shown = (await self.done("showQuestion", questionId=self.choice))["question"]
        return [option["id"] for option in shown["options"]]

    @classmethod
    async def begin(cls, api: InterviewsApi, consent: str = "AI", **settings: Any) -> "Running":
        invitation = await api.invite((await api.template(**settings))["id"])
        return cls(api, await api.start(invitation["id"], consent))

    async def done(self, name: str, **values: Any) -> Json:
        return await self.api.done(self.session, name, **values)

    async def refused(self, name: str, **values: Any) -> str:
        return await self.api.refused(self.session, name, **values)

    async def mine(self) -> Json:
        interview: Json = (await self.api.data(self.session, MINE))["myInterview"]
        return interview

    async def shown_ago(self, seconds: int) -> None:
        await self.api.execute(
            "UPDATE answerings SET shown_at = now() - make_interval(secs => $1) WHERE question_id = $2",
            float(seconds),
            self.text,
        )

    async def event(self, event_type: str) -> Json:
        [row] = await self.api.fetch("SELECT body FROM outbox WHERE event_type = $1", event_type)
        payload: Json = orjson.loads(row["body"])["payload"]
        return payload


class TestWhatTheCandidateSees:
    async def test_before_the_start_all_but_the_questions(self, api: InterviewsApi) -> None:
        await api.execute("INSERT INTO companies VALUES ($1, 'Northwind Labs')", NORTHWIND)
        await api.execute("INSERT INTO people VALUES ($1, 'Hanna Reyes', 'h@x.example', 'ACTIVE')", hr().subject)
        invitation = await api.invite((await api.template(totalTimeLimitMinutes=8))["id"])
        mine = (await api.data(session_of(invitation["id"]), MINE))["myInterview"]
        assert (mine["status"], mine["questions"], mine["questionCount"]) == ("PENDING", [], 2)
        assert (mine["companyName"], mine["inviterName"]) == ("Northwind Labs", "Hanna Reyes")
        assert (mine["candidateName"], mine["roleTitle"]) == ("Robin Ekwueme", "Engineer")
        assert (mine["estimatedMinutes"], mine["totalTimeLimitMinutes"], mine["endsAt"]) == (8, 8, None)
        assert (mine["consent"], bool(mine["consentTextVersion"]), mine["dataRetentionDays"]) == (None, True, 180)

    async def test_never_rubrics_right_options_or_scores(self, api: InterviewsApi) -> None:
        for type_name in ("CandidateInterview", "CandidateQuestion", "CandidateOption"):
            introspected = await api.data(hr(), f'{{ __type(name: "{type_name}") {{ fields {{ name }} }} }}')
            names = {field["name"].lower() for field in introspected["__type"]["fields"]}
            assert not {name for name in names for secret in ("rubric", "score", "result", "weight") if secret in name}
            assert "correct" not in names
        running = await Running.begin(api)
        session = running.session
        for query in (
            '{ invitation(id: "x") { result { overallScore } } }',
            "{ templates { nodes { id } } }",
            "{ generalRubric(type: TEXT) { version } }",
        ):
            assert await api.denied(session, query) == "FORBIDDEN"
        template_id = (await api.fetch("SELECT id FROM templates"))[0]["id"]
        for type_name, entity_id, field in (
            ("Invitation", session.subject, "status"),
            ("Template", template_id, "title"),
            ("Question", running.text, "text"),
        ):
            query = f"query ($r: [_Any!]!) {{ _entities(representations: $r) {{ ... on {type_name} {{ {field} }} }} }}"
            answer = await api.data(session, query, r=[{"__typename": type_name, "id": entity_id}])
            assert answer["_entities"] == [None]

    async def test_a_session_sees_its_own_invitation_only(self, api: InterviewsApi) -> None:
        one, other = await Running.begin(api), await Running.begin(api)
        assert (await one.mine())["invitationId"] != (await other.mine())["invitationId"]
        assert await one.refused("submitResponse", questionId=other.text, text="x") == "QUESTION_NOT_FOUND"
        assert (await api.data(candidate_user(), MINE))["myInterview"] is None

    async def test_the_order_is_fixed_per_invitation(self, api: InterviewsApi) -> None:
        created = await api.done(hr(), "createTemplate", title="Many", settings={"shuffleQuestions": True})
        template_id = created["template"]["id"]
        for number in range(6):
            question = {"text": f"Question {number}?", "type": "TEXT", "approveRubric": True}
            await api.done(hr(), "addQuestion", templateId=template_id, **question)
        await api.done(hr(), "publishTemplate", templateId=template_id)
        orders = set()
        for _ in range(4):
            invitation = await api.invite(template_id)
            started = await api.start(invitation["id"])
            again = (await api.data(session_of(invitation["id"]), MINE))["myInterview"]
            order = tuple(question["id"] for question in started["questions"])
            assert order == tuple(question["id"] for question in again["questions"])
            assert [question["number"] for question in again["questions"]] == [1, 2, 3, 4, 5, 6]
            orders.add(order)
        assert len(orders) > 1

    async def test_what_it_was_sent_with_whatever_becomes_of_the_template(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        await api.execute("UPDATE templates SET title = 'Another', version_id = 'tpv_x', status = 'DRAFT'")
        await api.execute("DELETE FROM questions")
        mine = await running.mine()
        assert mine["templateTitle"] == "Backend engineer"
        shown = await running.done("showQuestion", questionId=running.text)
        assert shown["question"]["text"] == "Why this job?"
        await running.done("submitResponse", questionId=running.text, text="Because.")
        query = "query ($id: ID!) { invitation(id: $id) { templateTitle responses { question { text } } } }"
        seen = (await api.data(hr(), query, id=running.session.subject))["invitation"]
        assert seen == {"templateTitle": "Backend engineer", "responses": [{"question": {"text": "Why this job?"}}]}

    async def test_after_the_end_what_was_sent(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        await running.done("submitResponse", questionId=running.text, text="Because.")
        completed = (await running.done("completeInterview"))["interview"]
        assert (completed["status"], completed["completedAt"] is None) == ("COMPLETED", False)
        assert [question["submitted"] and question["submitted"]["text"] for question in completed["questions"]] == [
            "Because.",
            None,
        ]


class TestTaking:
    async def test_from_start_to_result(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        shown = (await running.done("showQuestion", questionId=running.text))["question"]
        again = (await running.done("showQuestion", questionId=running.text))["question"]
        assert shown["shownAt"] == again["shownAt"]
        assert shown["deadlineAt"] > shown["shownAt"]
        saved = (await running.done("saveDraft", questionId=running.text, text="Bec"))["question"]
        assert saved["draft"]["text"] == "Bec"
        answer = (await running.done("submitResponse", questionId=running.text, text="Because, at 14:10…"))["question"]
        shown = answer["submitted"]
        assert (shown["type"], shown["text"], answer["draft"]) == ("TEXT", "Because, at 14:10…", None)
        options = await running.show_choice()
        chosen = await running.done("submitResponse", questionId=running.choice, chosenOptionIds=options[:1])
        assert chosen["question"]["submitted"]["chosenOptionIds"] == options[:1]
        completed = (await running.done("completeInterview"))["interview"]
        assert completed["status"] == "COMPLETED"
        seen = (
            await api.data(
                hr(),
                "query ($id: ID!) { invitation(id: $id) { consent progress { answered total } result { status }"
                " responses { text wordCount chosenOptionIds durationSeconds question { text } } } }",
                id=completed["invitationId"],
            )
        )["invitation"]
        assert (seen["consent"], seen["progress"]) == ("AI", {"answered": 2, "total": 2})
        assert seen["result"] == {"status": "PENDING"}
        assert [response["question"]["text"] for response in seen["responses"]] == ["Why this job?", "Which are right?"]
        assert [response["wordCount"] for response in seen["responses"]] == [4, None]  # as a browser counts them

    async def test_everything_goes_out_in_one_event(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        await running.done("submitResponse", questionId=running.text, text="Because.")
        await running.done("completeInterview")
        event = await running.event("invitation.completed")
        assert event["responses"][0]["text"] == "Because."
        assert len(event["questions"][0]["rubric"]["criteria"]) == 4
        assert [option["correct"] for option in event["questions"][1]["options"]] == [True, False]
        assert (event["consent"], event["responsesCount"]) == ("AI", 1)

    async def test_people_only_waits_for_no_analysis(self, api: InterviewsApi) -> None:
        running = await Running.begin(api, consent="PEOPLE_ONLY")
        await running.done("submitResponse", questionId=running.text, text="Because.")
        await running.done("completeInterview")
        query = "query ($id: ID!) { invitation(id: $id) { consent result { status } } }"
        seen = (await api.data(hr(), query, id=running.session.subject))["invitation"]
        assert seen == {"consent": "PEOPLE_ONLY", "result": {"status": "WITHHELD"}}
        assert (await running.event("invitation.completed"))["consent"] == "PEOPLE_ONLY"

    async def test_saving_while_submitting_loses_nothing(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        one = {"questionId": running.text}
        saves = [api.change(running.session, "saveDraft", **one, text=f"Draft {n}") for n in range(4)]
        answers = await asyncio.gather(
            *saves, api.change(running.session, "submitResponse", **one, text="Final"), *saves[:0]
        )
        codes = {error["code"] for answer in answers for error in answer["userErrors"]}
        assert codes <= {"RESPONSE_ALREADY_SUBMITTED", "DRAFT_OUTDATED"}
        assert (await running.mine())["questions"][0]["submitted"]["text"] == "Final"


class TestRefusals:
    async def test_starting_needs_a_consent_to_the_text_of_today(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        session = session_of(invitation["id"])
        start = "startInterview"
        assert await api.refused(session, start, consentTextVersion="1999") == "CONSENT_REQUIRED"
        assert await api.refused(session, start, consent="AI", consentTextVersion="1999") == "CONSENT_REQUIRED"
        await api.start(invitation["id"])
        assert await api.refused(session, start, consent="PEOPLE_ONLY") == "INVITATION_ALREADY_STARTED"

    async def test_what_is_sent_again_because_the_answer_was_lost_is_done_once(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        before = await running.mine()
        consent = {"consent": "AI", "consentTextVersion": before["consentTextVersion"]}
        started = (await running.done("startInterview", **consent))["interview"]
        assert (started["startedAt"], started["endsAt"]) == (before["startedAt"], before["endsAt"])
        one = {"questionId": running.text}
        shown = [(await running.done("showQuestion", **one))["question"]["deadlineAt"] for _ in range(2)]
        assert shown[0] == shown[1]
        sent = [(await running.done("submitResponse", **one, text="Because."))["question"] for _ in range(2)]
        assert sent[0]["submitted"] == sent[1]["submitted"]

    async def test_nothing_before_the_start(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template())["id"])
        session = session_of(invitation["id"])
        question_id = "qst_" + "0" * 32
        for name in CANDIDATE_MUTATIONS:
            assert await api.refused(session, name, questionId=question_id) == "INVITATION_NOT_STARTED"
        assert await api.refused(session, "completeInterview") == "INVITATION_NOT_STARTED"

    @pytest.mark.parametrize(("status", "code"), [("REVOKED", "INVITATION_REVOKED"), ("EXPIRED", "INVITATION_EXPIRED")])
    async def test_nothing_when_revoked_or_expired(self, api: InterviewsApi, status: str, code: str) -> None:
        running = await Running.begin(api)
        await api.execute("UPDATE invitations SET status = $1", status)
        for name in CANDIDATE_MUTATIONS:
            assert await running.refused(name, questionId=running.text) == code
        assert await running.refused("completeInterview") == code
        assert await running.refused("startInterview", consent="AI") == code
        assert (await running.mine())["questions"] == []

    async def test_nothing_after_the_end(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        await running.done("submitResponse", questionId=running.text, text="Because.")
        await running.done("completeInterview")
        for name in (*CANDIDATE_MUTATIONS, "startInterview"):
            values = {"consent": "AI"} if name == "startInterview" else {"questionId": running.text}
            assert await running.refused(name, **values) == "INVITATION_ALREADY_COMPLETED"
        assert await running.refused("completeInterview") == "INVITATION_ALREADY_COMPLETED"

    async def test_answers_of_the_wrong_kind(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        text, choice = {"questionId": running.text}, {"questionId": running.choice}
        for name in ("saveDraft", "submitResponse"):
            assert await running.refused(name, **text, chosenOptionIds=["opt_x"]) == "RESPONSE_TYPE_MISMATCH"
            assert await running.refused(name, questionId="qst_x", text="x") == "QUESTION_NOT_FOUND"
        assert await running.refused("submitResponse", **text, text=" ") == "INVALID_INPUT"
        options = await running.show_choice()
        for name in ("saveDraft", "submitResponse"):
            assert await running.refused(name, **choice, text="This") == "RESPONSE_TYPE_MISMATCH"
            assert await running.refused(name, **choice, chosenOptionIds=["opt_x"]) == "INVALID_INPUT"
            assert await running.refused(name, **choice, chosenOptionIds=options) == "INVALID_INPUT"
        assert await running.refused("submitResponse", **choice, chosenOptionIds=[]) == "INVALID_INPUT"
        assert await running.refused("showQuestion", questionId="qst_x") == "QUESTION_NOT_FOUND"

    async def test_an_answer_that_is_too_long_changes_nothing(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        one = {"questionId": running.text}
        await running.done("saveDraft", **one, text="ü" * 20_000)
        for name in ("saveDraft", "submitResponse"):
            assert await running.refused(name, **one, text="x" * 20_001) == "RESPONSE_TOO_LONG"
        assert (await running.mine())["questions"][0]["draft"]["text"] == "ü" * 20_000
        await running.done("submitResponse", **one, text="x" * 20_000)

    async def test_control_characters_are_no_error(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        answer = await running.done("submitResponse", questionId=running.text, text="a\x00b\n\tc 😀")
        assert answer["question"]["submitted"]["text"] == "ab\n\tc 😀"

    async def test_one_final_answer_per_question(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        one = {"questionId": running.text, "text": "Because."}
        await running.done("submitResponse", **one)
        other = {**one, "text": "Because of the team."}
        assert await running.refused("submitResponse", **other) == "RESPONSE_ALREADY_SUBMITTED"
        assert await running.refused("saveDraft", **one) == "RESPONSE_ALREADY_SUBMITTED"

    async def test_required_questions_must_be_answered(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        assert await running.refused("completeInterview") == "REQUIRED_QUESTION_UNANSWERED"
        await running.done("saveDraft", questionId=running.text, text="Half a thought")
        await running.done("completeInterview")
        assert (await running.event("invitation.completed"))["responses"][0]["text"] == "Half a thought"

    @pytest.mark.parametrize("caller", [hr(), admin(), candidate_user()])
    async def test_nobody_else_takes_an_interview(self, api: InterviewsApi, caller: Caller) -> None:
        running = await Running.begin(api)
        for name in CANDIDATE_MUTATIONS:
            named = {"invitationId": running.session.subject, "questionId": running.text}
            answer = await api.ask(caller, mutation(name), input=named)
            assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


class TestClock:
    async def test_a_question_closes_after_its_limit_and_the_grace(self, api: InterviewsApi) -> None:
        running = await Running.begin(api, defaultTimeLimitSeconds=60)
        one = {"questionId": running.text}
        await running.done("showQuestion", **one)
        await running.done("saveDraft", **one, text="In time")
        await running.shown_ago(70)
        await running.done("saveDraft", **one, text="Within the grace", revision=1)
        await running.shown_ago(76)
        for name in ("saveDraft", "submitResponse"):
            assert await running.refused(name, **one, text="Too late") == "TIME_LIMIT_EXCEEDED"
        await running.done("completeInterview")
        assert (await running.event("invitation.completed"))["responses"][0]["text"] == "Within the grace"

    async def test_the_total_time_closes_everything(self, api: InterviewsApi) -> None:
        running = await Running.begin(api, totalTimeLimitMinutes=1)
        assert running.interview["endsAt"] > running.interview["startedAt"]
        await running.done("saveDraft", questionId=running.text, text="In time")
        await api.execute("UPDATE invitations SET started_at = now() - interval '76 seconds'")
        for name in CANDIDATE_MUTATIONS:
            assert await running.refused(name, questionId=running.choice) == "TIME_LIMIT_EXCEEDED"
        await running.done("completeInterview")
        assert (await running.event("invitation.completed"))["responses"][0]["text"] == "In time"

    async def test_an_overdue_invitation_takes_nothing_before_its_timer_ran(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        await api.execute("UPDATE invitations SET expires_at = now() - interval '16 seconds'")
        assert await running.refused("submitResponse", questionId=running.text, text="x") == "INVITATION_EXPIRED"


class TestQuestionsBeforeTheirTime:
    """Nobody reads ahead: a question's clock would run too late."""

    SECRETS = ("Why this job?", "Which are right?", "This", "That")

    def leaked(self, answer: object) -> list[str]:
        said = orjson.dumps(answer).decode()
        return [secret for secret in self.SECRETS if f'"{secret}"' in said]

    async def test_text_and_options_leave_the_server_when_a_question_is_shown(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        assert self.leaked(running.interview) == []
        assert self.leaked(await running.mine()) == []
        shown = await running.done("showQuestion", questionId=running.text)
        assert self.leaked(shown) == ["Why this job?"]
        assert self.leaked(await running.mine()) == ["Why this job?"]
        await running.done("submitResponse", questionId=running.text, text="Because.")
        assert self.leaked(await running.mine()) == ["Why this job?"]

    async def test_no_refusal_and_no_end_shows_what_was_never_shown(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        await running.done("showQuestion", questionId=running.text)
        attempts: tuple[tuple[str, Json], ...] = (
            ("showQuestion", {}),
            ("saveDraft", {"chosenOptionIds": []}),
            ("submitResponse", {"chosenOptionIds": ["opt_x"]}),
        )
        for name, values in attempts:
            payload = await api.change(running.session, name, questionId=running.choice, **values)
            assert [error["code"] for error in payload["userErrors"]] == ["QUESTION_STILL_OPEN"]
            assert self.leaked(payload) == []
        await running.done("submitResponse", questionId=running.text, text="Because.")
        completed = await running.done("completeInterview")
        assert self.leaked(completed) == ["Why this job?"]
        assert self.leaked(await running.mine()) == ["Why this job?"]

    async def test_no_other_field_shows_them_to_the_candidate(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        template_id = (await api.fetch("SELECT id FROM templates"))[0]["id"]
        response_query = (
            "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Response { question { text } } } }"
        )
        asked: tuple[tuple[str, Json], ...] = (
            (f'{{ template(id: "{template_id}") {{ questions {{ text }} }} }}', {}),
            (f'{{ invitation(id: "{running.session.subject}") {{ template {{ questions {{ text }} }} }} }}', {}),
            (response_query, {"r": [{"__typename": "Response", "id": "rsp_" + "0" * 32}]}),
            (
                "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Template { questions { text } } } }",
                {"r": [{"__typename": "Template", "id": template_id}]},
            ),
            (
                "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Question { text options { text } } } }",
                {"r": [{"__typename": "Question", "id": running.choice}]},
            ),
        )
        for query, variables in asked:
            assert self.leaked(await api.ask(running.session, query, **variables)) == []

    async def test_one_is_open_at_a_time_and_its_clock_starts_when_it_is_shown(self, api: InterviewsApi) -> None:
        running = await Running.begin(api, defaultTimeLimitSeconds=60)
        await running.done("showQuestion", questionId=running.text)
        assert await running.refused("showQuestion", questionId=running.choice) == "QUESTION_STILL_OPEN"
        await running.shown_ago(61)
        assert (await running.show_choice()) != []
        assert (await running.mine())["questions"][1]["shownAt"] > (await running.mine())["questions"][0]["shownAt"]

    async def test_an_optional_question_is_left_aside_and_shown_again_while_its_time_runs(
        self, api: InterviewsApi
    ) -> None:
        running = await Running.begin(api)
        await running.show_choice()
        skipped = await running.done("skipQuestion", questionId=running.choice)
        assert skipped["question"]["setAside"] is True
        await running.done("showQuestion", questionId=running.text)
        assert await running.refused("showQuestion", questionId=running.choice) == "QUESTION_STILL_OPEN"
        assert await running.refused("skipQuestion", questionId=running.text) == "QUESTION_REQUIRED"
        await running.done("submitResponse", questionId=running.text, text="Because.")
        again = (await running.done("showQuestion", questionId=running.choice))["question"]
        assert (again["setAside"], again["shownAt"]) == (False, skipped["question"]["shownAt"])


class TestSeveralDevices:
    async def test_an_older_text_is_refused_with_the_newer_one(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        one = {"questionId": running.text}
        phone: Json = {"writer": "phone"}
        laptop: Json = {"writer": "laptop"}
        first = await running.done("saveDraft", **one, **phone, edition=1, text="Phone")
        assert (first["question"]["draft"]["revision"], first["question"]["draft"]["writer"]) == (1, "phone")
        await running.done("saveDraft", **one, **laptop, edition=1, revision=1, text="Phone and laptop")
        for name in ("saveDraft", "submitResponse"):
            payload = await api.change(running.session, name, **one, **phone, edition=2, revision=1, text="Phone, old")
            assert [error["code"] for error in payload["userErrors"]] == ["DRAFT_OUTDATED"]
            assert payload["question"]["draft"]["text"] == "Phone and laptop"
        kept = await running.done("saveDraft", **one, **phone, edition=3, revision=2, text="Phone, chosen")
        assert (kept["question"]["draft"]["text"], kept["question"]["draft"]["revision"]) == ("Phone, chosen", 3)

    async def test_texts_of_one_page_that_overtake_each_other_end_with_the_latest(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        one = {"questionId": running.text, "writer": "page"}
        await running.done("saveDraft", **one, edition=2, text="AB")
        late = await running.done("saveDraft", **one, edition=1, text="A")
        assert late["question"]["draft"]["text"] == "AB"

    async def test_half_an_emoji_does_not_cost_the_text_around_it(self, api: InterviewsApi) -> None:
        running = await Running.begin(api)
        named = {"invitationId": running.session.subject, "questionId": running.text}
        for name, text in (("saveDraft", "cut \ud83d off"), ("submitResponse", "\ude00 and 😀")):
            body = json.dumps({"query": mutation(name), "variables": {"input": {**named, "text": text}}}).encode()
            token = api.signer.sign(running.session, "interviews", body)
            sent = {"content-type": "application/json", "viva-internal-token": token}
            answer = (await api.http.post("/graphql", content=body, headers=sent)).json()
            assert answer["data"][name]["userErrors"] == []
        assert (await running.mine())["questions"][0]["submitted"]["text"] == "\ufffd and 😀"

    async def test_a_command_is_for_the_interview_that_it_names(self, api: InterviewsApi) -> None:
        one, other = await Running.begin(api), await Running.begin(api)
        foreign = {"invitationId": other.session.subject}
        for name in (*CANDIDATE_MUTATIONS, "skipQuestion"):
            assert await one.refused(name, **foreign, questionId=one.text) == "INVITATION_NOT_FOUND"
        assert await one.refused("startInterview", **foreign, consent="AI") == "INVITATION_NOT_FOUND"
        assert await one.refused("completeInterview", **foreign) == "INVITATION_NOT_FOUND"
        assert (await other.mine())["status"] == "STARTED"


class TestLimits:
    async def test_the_end_is_the_earlier_of_total_time_and_expiry(self, api: InterviewsApi) -> None:
        running = await Running.begin(api, totalTimeLimitMinutes=30)
        await api.execute("UPDATE invitations SET expires_at = now() + interval '30 seconds'")
        mine = await running.mine()
        assert mine["endsAt"] == mine["expiresAt"]

    async def test_the_limits_of_the_questions_are_told_before_the_start(self, api: InterviewsApi) -> None:
        invitation = await api.invite((await api.template(defaultTimeLimitSeconds=45))["id"])
        mine = (await api.data(session_of(invitation["id"]), MINE))["myInterview"]
        assert (mine["shortestTimeLimitSeconds"], mine["longestTimeLimitSeconds"], mine["replyDays"]) == (45, 45, 14)

    async def test_when_the_total_time_is_over_no_required_question_holds_the_candidate_back(
        self, api: InterviewsApi
    ) -> None:
        running = await Running.begin(api, totalTimeLimitMinutes=1)
        await api.execute("UPDATE invitations SET started_at = now() - interval '61 seconds'")
        completed = (await running.done("completeInterview"))["interview"]
        assert completed["status"] == "COMPLETED"
        assert completed["replyBy"] > completed["completedAt"]
