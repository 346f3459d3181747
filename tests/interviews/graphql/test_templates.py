"""Templates through the graph: written, published, duplicated; every refusal by its code; others see nothing."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from kernel.auth.caller import Caller
from tests.interviews.graphql.api import InterviewsApi, Json
from tests.interviews.graphql.operations import TEMPLATE
from tests.interviews.people import (
    HANNA,
    NORTHWIND,
    admin,
    candidate_user,
    colleague,
    freelancer,
    hr,
    session_of,
    stranger,
)

LEVELS = [f"What an answer at level {level} has in it." for level in range(5)]
RUBRIC = {
    "criteria": [
        {"criterion": name, "weight": 1, "levels": LEVELS} for name in ("RELEVANCE", "COMPLETENESS", "CLARITY", "DEPTH")
    ]
}
ONE = f"query ($id: ID!) {{ template(id: $id) {{ {TEMPLATE} }} }}"
LIST = """
query ($filter: TemplateFilter, $orderBy: TemplateOrder, $first: Int, $after: String, $last: Int, $before: String) {
  templates(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    nodes { id title } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  }
}"""


async def draft(api: InterviewsApi, title: str = "Designer", caller: Caller | None = None) -> str:
    template_id: str = (await api.done(caller or hr(), "createTemplate", title=title))["template"]["id"]
    return template_id


async def add_text(api: InterviewsApi, template_id: str, **values: Any) -> Json:
    given = {"templateId": template_id, "text": "Why this job?", "type": "TEXT", **values}
    return await api.done(hr(), "addQuestion", **given)


class TestWriting:
    async def test_a_new_template_has_its_defaults(self, api: InterviewsApi) -> None:
        template = (await api.done(hr(), "createTemplate", title=" Designer ", description="About."))["template"]
        assert (template["title"], template["status"], template["versionNumber"]) == ("Designer", "DRAFT", 1)
        assert template["versionId"].startswith("tpv_")
        assert (template["owner"], template["company"]) == ({"id": HANNA}, {"id": NORTHWIND})
        assert template["settings"] == {
            "totalTimeLimitMinutes": None,
            "defaultTimeLimitSeconds": 300,
            "allowRetakes": False,
            "maxRetakes": 0,
            "shuffleQuestions": False,
            "showProgress": True,
            "invitationDays": 7,
        }
        assert [blocker["code"] for blocker in template["publishBlockers"]] == ["TEMPLATE_HAS_NO_QUESTIONS"]

    async def test_an_update_changes_what_is_given_and_null_clears_a_limit(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        changed = (
            await api.done(
                hr(), "updateTemplate", templateId=template_id, title="Lead", settings={"totalTimeLimitMinutes": 45}
            )
        )["template"]
        assert (changed["title"], changed["settings"]["totalTimeLimitMinutes"]) == ("Lead", 45)
        untouched = (await api.done(hr(), "updateTemplate", templateId=template_id, settings={"showProgress": False}))[
            "template"
        ]
        assert untouched["settings"]["totalTimeLimitMinutes"] == 45
        cleared = (
            await api.done(hr(), "updateTemplate", templateId=template_id, settings={"totalTimeLimitMinutes": None})
        )["template"]
        assert (cleared["settings"]["totalTimeLimitMinutes"], cleared["settings"]["showProgress"]) == (None, False)

    async def test_questions_are_added_changed_reordered_and_removed(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        first = (await add_text(api, template_id))["question"]["id"]
        second = (await add_text(api, template_id, text="What else?", timeLimitSeconds=90))["question"]["id"]
        template = (await add_text(api, template_id, text="First of all?", position=1))["template"]
        assert [question["text"] for question in template["questions"]] == [
            "First of all?",
            "Why this job?",
            "What else?",
        ]
        assert [question["position"] for question in template["questions"]] == [1, 2, 3]
        changed = (
            await api.done(
                hr(), "updateQuestion", templateId=template_id, questionId=second, timeLimitSeconds=None, weight=4
            )
        )["template"]["questions"][2]
        assert (changed["text"], changed["timeLimitSeconds"], changed["weight"]) == ("What else?", None, 4)
        zeroth = template["questions"][0]["id"]
        await api.done(hr(), "removeQuestion", templateId=template_id, questionId=zeroth)
        order = [second, first]
        reordered = (await api.done(hr(), "reorderQuestions", templateId=template_id, questionIds=order))["template"]
        assert [question["id"] for question in reordered["questions"]] == order

    async def test_a_question_starts_with_the_general_rubric_of_its_type(self, api: InterviewsApi) -> None:
        general = (
            await api.data(
                hr(), "{ generalRubric(type: TEXT) { approved hints criteria { criterion weight levels } } }"
            )
        )["generalRubric"]
        template = (await add_text(api, await draft(api)))["template"]
        rubric = template["questions"][0]["rubric"]
        assert rubric["criteria"] == general["criteria"]
        assert (rubric["approved"], rubric["hints"], len(rubric["criteria"])) == (False, [], 4)
        assert [blocker["code"] for blocker in template["publishBlockers"]] == ["RUBRIC_NOT_APPROVED"]

    async def test_an_edited_rubric_gets_hints_and_waits_for_approval(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        question_id = (await add_text(api, template_id, approveRubric=True))["question"]["id"]
        vague = {"criteria": [{**given, "levels": ["Bad", *LEVELS[1:]]} for given in RUBRIC["criteria"]]}
        edited = (await api.done(hr(), "updateQuestion", templateId=template_id, questionId=question_id, rubric=vague))[
            "template"
        ]["questions"][0]["rubric"]
        assert (edited["approved"], edited["version"], len(edited["hints"])) == (False, 2, 4)
        approved = (await api.done(hr(), "approveRubric", templateId=template_id, questionId=question_id))["template"]
        assert approved["questions"][0]["rubric"]["approved"]
        assert approved["publishBlockers"] == []

    async def test_multiple_choice_has_no_rubric(self, api: InterviewsApi) -> None:
        general = await api.data(hr(), "{ generalRubric(type: MULTIPLE_CHOICE) { approved } }")
        assert general["generalRubric"] is None
        template = await api.template()
        assert template["questions"][1]["rubric"] is None
        assert [option["correct"] for option in template["questions"][1]["options"]] == [True, False]


class TestPublishing:
    async def test_freezes_a_version(self, api: InterviewsApi) -> None:
        template = await api.template()
        [version] = await api.fetch("SELECT id, content FROM template_versions")
        assert (template["status"], version["id"]) == ("PUBLISHED", template["versionId"])
        assert "Why this job?" in version["content"]

    async def test_a_version_cannot_be_changed_even_by_hand(self, api: InterviewsApi) -> None:
        await api.template()
        with pytest.raises(Exception, match="never change"):
            await api.execute("UPDATE template_versions SET title = 'other'")

    async def test_a_duplicate_is_an_editable_draft_that_asks_again_for_approval(self, api: InterviewsApi) -> None:
        template = await api.template()
        copy = (await api.done(colleague(), "duplicateTemplate", templateId=template["id"]))["template"]
        assert (copy["status"], copy["title"]) == ("DRAFT", "Backend engineer (copy)")
        assert copy["owner"] == {"id": colleague().subject}
        assert [blocker["code"] for blocker in copy["publishBlockers"]] == ["RUBRIC_NOT_APPROVED"]
        assert {question["id"] for question in copy["questions"]}.isdisjoint(
            question["id"] for question in template["questions"]
        )
        assert (await api.done(hr(), "updateTemplate", templateId=copy["id"], title="Mine"))["template"]["title"]

    async def test_archives_and_deletes(self, api: InterviewsApi) -> None:
        template = await api.template()
        archived = (await api.done(hr(), "archiveTemplate", templateId=template["id"]))["template"]
        assert (archived["status"], archived["archivedAt"] is None) == ("ARCHIVED", False)
        deleted = await api.done(hr(), "deleteTemplate", templateId=template["id"])
        assert deleted["deletedTemplateId"] == template["id"]
        assert (await api.data(hr(), ONE, id=template["id"]))["template"] is None

    async def test_names_its_events(self, api: InterviewsApi) -> None:
        await api.done(hr(), "createTemplate", title="Designer")
        assert api.last_headers is not None
        [row] = await api.fetch("SELECT event_id, event_type FROM outbox")
        assert (api.last_headers["viva-events"], row["event_type"]) == (row["event_id"], "template.created")


class TestNextVersion:
    async def test_stands_beside_the_published_one_until_it_is_published(self, api: InterviewsApi) -> None:
        template = await api.template()
        sent = await api.invite(template["id"])
        first = (await api.done(hr(), "editPublishedTemplate", templateId=template["id"]))["template"]
        draft = (await api.done(colleague(), "editPublishedTemplate", templateId=template["id"]))["template"]
        assert (draft["id"], draft["status"], draft["nextVersionOf"]) == (first["id"], "DRAFT", {"id": template["id"]})
        question_id = draft["questions"][0]["id"]
        edited = await api.done(hr(), "updateQuestion", templateId=draft["id"], questionId=question_id, text="Why now?")
        assert [change["message"] for change in edited["template"]["changes"]] == ["Question 1: new words."]
        still = (await api.data(hr(), ONE, id=template["id"]))["template"]
        assert (still["nextVersion"], still["questions"][0]["text"]) == ({"id": draft["id"]}, "Why this job?")

        published = (await api.done(hr(), "publishTemplate", templateId=draft["id"]))["template"]
        assert (published["id"], published["versionNumber"], published["nextVersion"]) == (template["id"], 2, None)
        assert published["questions"][0]["text"] == "Why now?"
        assert (await api.data(hr(), ONE, id=draft["id"]))["template"] is None
        kept = await api.data(hr(), "query ($id: ID!) { invitation(id: $id) { questions { text } } }", id=sent["id"])
        assert kept["invitation"]["questions"][0]["text"] == "Why this job?"
        later = await api.invite(template["id"], candidateEmail="sam@example.com")
        assert later["templateVersionId"] == published["versionId"] != sent["templateVersionId"]

    async def test_is_only_for_published_templates(self, api: InterviewsApi) -> None:
        draft = (await api.done(hr(), "createTemplate", title="Designer"))["template"]
        edit = "editPublishedTemplate"
        assert await api.refused(hr(), edit, templateId=draft["id"]) == "TEMPLATE_NOT_PUBLISHED"
        assert await api.refused(hr(), edit, templateId="tpl_missing") == "TEMPLATE_NOT_FOUND"


class TestTwoPeople:
    async def test_a_save_from_an_old_state_is_refused_and_brings_nothing_back(self, api: InterviewsApi) -> None:
        created = (await api.done(hr(), "createTemplate", title="Designer"))["template"]
        one = {"templateId": created["id"]}
        added = await api.done(hr(), "addQuestion", **one, text="Why this job?", type="TEXT")
        [question] = added["template"]["questions"]
        same = {**one, "questionId": question["id"], "expectedRevision": question["revision"]}
        await api.done(colleague(), "updateQuestion", **same, text="Why now?")
        for name, values in (
            ("updateQuestion", {**same, "weight": 3}),
            ("approveRubric", same),
            ("removeQuestion", same),
            ("publishTemplate", {**one, "expectedRevision": added["template"]["revision"]}),
            ("reorderQuestions", {**one, "questionIds": [question["id"]], "expectedQuestionIds": []}),
        ):
            assert await api.refused(hr(), name, **values) == "TEMPLATE_CHANGED"
        settings = {**one, "expectedRevision": created["settingsRevision"]}
        await api.done(colleague(), "updateTemplate", **settings, roleTitle="Designer")
        assert await api.refused(hr(), "updateTemplate", **settings, title="Old") == "TEMPLATE_CHANGED"
        now = (await api.data(hr(), ONE, id=created["id"]))["template"]
        assert (now["title"], now["roleTitle"], now["questions"][0]["text"]) == ("Designer", "Designer", "Why now?")
        assert now["questions"][0]["weight"] == 1


class TestWarnings:
    async def test_are_there_before_publishing(self, api: InterviewsApi) -> None:
        created = (await api.done(hr(), "createTemplate", title="Designer", settings={"totalTimeLimitMinutes": 4}))[
            "template"
        ]
        added = await api.done(hr(), "addQuestion", templateId=created["id"], text="Why this job?", type="TEXT")
        assert [warning["code"] for warning in added["template"]["publishWarnings"]] == ["TIME_TOO_SHORT"]
        assert added["template"]["questions"][0]["sharePercent"] == 100

    async def test_hints_are_given_while_a_rubric_is_written(self, api: InterviewsApi) -> None:
        levels = [
            "",
            "Names the topic in one sentence only.",
            "Names two reasons for it.",
            "Three of them.",
            "Good answer.",
        ]
        rubric = {"criteria": [{"criterion": "DEPTH", "weight": 1, "levels": levels}]}
        query = "query ($rubric: RubricInput!) { rubricHints(rubric: $rubric) }"
        hints = (await api.data(hr(), query, rubric=rubric))["rubricHints"]
        assert "Depth, level 4 judges but does not describe: say what an answer at this level contains." in hints


class TestRefusals:
    async def test_invalid_input_names_its_field(self, api: InterviewsApi) -> None:
        [error] = (await api.change(hr(), "createTemplate", title=" "))["userErrors"]
        assert (error["code"], error["field"]) == ("INVALID_INPUT", ["input", "title"])
        settings = {"defaultTimeLimitSeconds": 1}
        [error] = (await api.change(hr(), "createTemplate", title="Ok", settings=settings))["userErrors"]
        assert error["field"] == ["input", "settings", "defaultTimeLimitSeconds"]

    async def test_a_published_template_is_not_editable(self, api: InterviewsApi) -> None:
        template = await api.template()
        one = {"templateId": template["id"]}
        question = {**one, "questionId": template["questions"][0]["id"]}
        order = [given["id"] for given in template["questions"]]
        refused = [
            await api.refused(hr(), "updateTemplate", **one, title="Other"),
            await api.refused(hr(), "addQuestion", **one, text="More?", type="TEXT"),
            await api.refused(hr(), "updateQuestion", **question, text="Other?"),
            await api.refused(hr(), "removeQuestion", **question),
            await api.refused(hr(), "reorderQuestions", **one, questionIds=order),
            await api.refused(hr(), "approveRubric", **question),
            await api.refused(hr(), "publishTemplate", **one),
        ]
        assert set(refused) == {"TEMPLATE_NOT_EDITABLE"}

    async def test_publishing_needs_questions_and_approved_rubrics(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        assert await api.refused(hr(), "publishTemplate", templateId=template_id) == "TEMPLATE_HAS_NO_QUESTIONS"
        await add_text(api, template_id)
        assert await api.refused(hr(), "publishTemplate", templateId=template_id) == "RUBRIC_NOT_APPROVED"

    async def test_a_draft_is_not_archived_and_a_used_template_not_deleted(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        assert await api.refused(hr(), "archiveTemplate", templateId=template_id) == "TEMPLATE_NOT_PUBLISHED"
        used = await api.template()
        await api.invite(used["id"])
        assert await api.refused(hr(), "deleteTemplate", templateId=used["id"]) == "TEMPLATE_IN_USE"

    async def test_questions_that_cannot_be_asked(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        one = {"templateId": template_id, "text": "Why?"}
        assert await api.refused(hr(), "addQuestion", **one, type="VIDEO") == "QUESTION_TYPE_UNSUPPORTED"
        assert await api.refused(hr(), "addQuestion", **one, type="MULTIPLE_CHOICE") == "INVALID_INPUT"
        assert await api.refused(hr(), "addQuestion", **one, type="TEXT", position=5) == "INVALID_INPUT"
        rubric = {"criteria": RUBRIC["criteria"][:3]}
        assert await api.refused(hr(), "addQuestion", **one, type="TEXT", rubric=rubric) == "INVALID_INPUT"
        missing = {"templateId": template_id, "questionId": "qst_" + "0" * 32}
        for name in ("updateQuestion", "removeQuestion", "approveRubric"):
            assert await api.refused(hr(), name, **missing) == "QUESTION_NOT_FOUND"
        assert await api.refused(hr(), "reorderQuestions", templateId=template_id, questionIds=["x"]) == "INVALID_INPUT"

    async def test_at_most_fifty_questions(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        await api.execute(
            """
            INSERT INTO questions SELECT 'qst_' || n, $1, n, jsonb_build_object(
              'id', 'qst_' || n, 'text', 'Why?', 'type', 'TEXT', 'position', n)
            FROM generate_series(1, 50) AS n
            """,
            template_id,
        )
        code = await api.refused(hr(), "addQuestion", templateId=template_id, text="51?", type="TEXT")
        assert code == "TOO_MANY_QUESTIONS"

    async def test_two_changes_at_once_are_a_clear_conflict(self, api: InterviewsApi) -> None:
        template_id = await draft(api)
        answers = await asyncio.gather(
            *(
                api.ask(
                    hr(),
                    "mutation ($input: UpdateTemplateInput!) { updateTemplate(input: $input) { template { title } } }",
                    input={"templateId": template_id, "title": f"Title {number}"},
                )
                for number in range(5)
            )
        )
        codes = [answer["errors"][0]["extensions"]["code"] for answer in answers if "errors" in answer]
        assert set(codes) <= {"CONFLICT"}
        [row] = await api.fetch("SELECT version FROM templates")
        assert row["version"] == 1 + len(answers) - len(codes)


class TestOtherCompanies:
    @pytest.mark.parametrize("caller", [stranger(), freelancer()])
    async def test_a_foreign_template_is_the_same_as_none(self, api: InterviewsApi, caller: Caller) -> None:
        template = await api.template()
        question_id = template["questions"][0]["id"]
        for template_id in (template["id"], "tpl_" + "0" * 32):
            one = {"templateId": template_id}
            question = {**one, "questionId": question_id}
            refused = [
                await api.refused(caller, "updateTemplate", **one, title="Other"),
                await api.refused(caller, "deleteTemplate", **one),
                await api.refused(caller, "publishTemplate", **one),
                await api.refused(caller, "archiveTemplate", **one),
                await api.refused(caller, "duplicateTemplate", **one),
                await api.refused(caller, "addQuestion", **one, text="More?", type="TEXT"),
                await api.refused(caller, "updateQuestion", **question, text="Other?"),
                await api.refused(caller, "removeQuestion", **question),
                await api.refused(caller, "reorderQuestions", **one, questionIds=[]),
                await api.refused(caller, "approveRubric", **question),
            ]
            assert set(refused) == {"TEMPLATE_NOT_FOUND"}
            assert (await api.data(caller, ONE, id=template_id))["template"] is None

    async def test_a_private_template_is_the_companys_once_its_owner_shares_it(self, api: InterviewsApi) -> None:
        alone, joined = hr(HANNA, None), hr(HANNA, NORTHWIND)
        one = {"templateId": (await api.template(alone))["id"]}
        assert await api.refused(alone, "shareTemplate", **one) == "NO_COMPANY"
        assert await api.refused(colleague(), "shareTemplate", **one) == "TEMPLATE_NOT_FOUND"
        assert (await api.data(colleague(), LIST))["templates"]["nodes"] == []
        copy = (await api.done(joined, "duplicateTemplate", **one))["template"]
        assert (await api.data(colleague(), ONE, id=copy["id"]))["template"] is None, "its copy is private too"
        for _ in range(2):
            shared = (await api.done(joined, "shareTemplate", **one))["template"]
            assert shared["company"] == {"id": NORTHWIND}
        assert (await api.data(colleague(), ONE, id=one["templateId"]))["template"]["id"] == one["templateId"]
        assert await api.refused(stranger(), "shareTemplate", **one) == "TEMPLATE_NOT_FOUND"

    async def test_lists_hold_the_own_and_the_companys(self, api: InterviewsApi) -> None:
        template = await api.template()
        for caller, titles in (
            (hr(), ["Backend engineer"]),
            (colleague(), ["Backend engineer"]),
            (admin(), ["Backend engineer"]),
            (stranger(), []),
            (freelancer(), []),
        ):
            nodes = (await api.data(caller, LIST))["templates"]["nodes"]
            assert [node["title"] for node in nodes] == titles
        assert (await api.data(colleague(), ONE, id=template["id"]))["template"]["id"] == template["id"]

    @pytest.mark.parametrize("caller", [candidate_user(), session_of("inv_" + "0" * 32)])
    async def test_candidates_have_no_templates(self, api: InterviewsApi, caller: Caller) -> None:
        assert await api.denied(caller, LIST) == "FORBIDDEN"
        assert await api.denied(caller, "{ generalRubric(type: TEXT) { approved } }") == "FORBIDDEN"

    async def test_entities_need_the_scope_as_fields_do_also_for_the_owner(self, api: InterviewsApi) -> None:
        template = await api.template()
        invitation = await api.invite(template["id"])
        references = [
            {"__typename": "Template", "id": template["id"]},
            {"__typename": "Question", "id": template["questions"][0]["id"]},
            {"__typename": "Invitation", "id": invitation["id"]},
        ]
        query = "query ($all: [_Any!]!) { _entities(representations: $all) { __typename } }"
        without = replace(hr(), scopes=frozenset({"profile:write"}))
        assert (await api.data(without, query, all=references))["_entities"] == [None, None, None]
        assert None not in (await api.data(hr(), query, all=references))["_entities"]

    async def test_entities_are_cut_to_what_the_caller_sees(self, api: InterviewsApi) -> None:
        template = await api.template()
        references = [
            {"__typename": "Template", "id": template["id"]},
            {"__typename": "Question", "id": template["questions"][0]["id"]},
        ]
        query = """
        query ($representations: [_Any!]!) { _entities(representations: $representations) {
          ... on Template { title } ... on Question { text } } }"""
        own = await api.data(hr(), query, representations=references)
        assert own["_entities"] == [{"title": "Backend engineer"}, {"text": "Why this job?"}]
        foreign = await api.data(stranger(), query, representations=references)
        assert foreign["_entities"] == [None, None]


class TestList:
    async def titled(self, api: InterviewsApi, **variables: Any) -> list[str]:
        return [node["title"] for node in (await api.data(hr(), LIST, **variables))["templates"]["nodes"]]

    async def test_sorts_filters_searches_and_counts(self, api: InterviewsApi) -> None:
        for title in ("b designer", "A writer", "c 100% coder"):
            await draft(api, title)
        await api.template()
        assert await self.titled(api, orderBy="TITLE_ASC") == [
            "A writer",
            "b designer",
            "Backend engineer",
            "c 100% coder",
        ]
        assert await self.titled(api, orderBy="CREATED_AT_ASC", filter={"status": ["DRAFT"]}) == [
            "b designer",
            "A writer",
            "c 100% coder",
        ]
        assert await self.titled(api, filter={"search": "0% c"}) == ["c 100% coder"]
        assert await self.titled(api, filter={"search": "ENGIN"}) == ["Backend engineer"]
        assert await self.titled(api, filter={"search": "enginéér\u200b"}) == ["Backend engineer"]
        assert (await api.data(hr(), LIST, first=1))["templates"]["totalCount"] == 4

    @pytest.mark.parametrize("order", ["TITLE_ASC", "TITLE_DESC", "UPDATED_AT_DESC", "CREATED_AT_ASC"])
    async def test_pages_cover_the_list_once_in_both_directions(self, api: InterviewsApi, order: str) -> None:
        for number in range(5):
            await draft(api, f"Template {number % 3}")
        whole = [node["id"] for node in (await api.data(hr(), LIST, orderBy=order))["templates"]["nodes"]]
        forward: list[str] = []
        place: dict[str, Any] = {"first": 2}
        while True:
            page = (await api.data(hr(), LIST, orderBy=order, **place))["templates"]
            forward += [node["id"] for node in page["nodes"]]
            if not page["pageInfo"]["hasNextPage"]:
                break
            place["after"] = page["pageInfo"]["endCursor"]
        assert forward == whole
        back = await api.data(hr(), LIST, orderBy=order, last=2, before=page["pageInfo"]["startCursor"])
        assert [node["id"] for node in back["templates"]["nodes"]] == whole[2:4]

    async def test_refuses_a_cursor_of_another_order(self, api: InterviewsApi) -> None:
        await draft(api)
        cursor = (await api.data(hr(), LIST, orderBy="TITLE_ASC"))["templates"]["edges"][0]["cursor"]
        assert await api.denied(hr(), LIST, orderBy="TITLE_DESC", after=cursor) == "BAD_USER_INPUT"
        assert await api.denied(hr(), LIST, first=101) == "BAD_USER_INPUT"
