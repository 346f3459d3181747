"""HR writes templates: each use case changes one template of the caller's own or company's, or refuses."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from kernel.auth.caller import Caller
from kernel.errors import AccessDenied
from subgraphs.interviews.application.commands.add_question import AddQuestion, AddQuestionHandler
from subgraphs.interviews.application.commands.approve_rubric import ApproveRubric, ApproveRubricHandler
from subgraphs.interviews.application.commands.archive_template import ArchiveTemplate, ArchiveTemplateHandler
from subgraphs.interviews.application.commands.create_template import CreateTemplate, CreateTemplateHandler
from subgraphs.interviews.application.commands.delete_template import DeleteTemplate, DeleteTemplateHandler
from subgraphs.interviews.application.commands.duplicate_template import DuplicateTemplate, DuplicateTemplateHandler
from subgraphs.interviews.application.commands.publish_template import PublishTemplate, PublishTemplateHandler
from subgraphs.interviews.application.commands.remove_question import RemoveQuestion, RemoveQuestionHandler
from subgraphs.interviews.application.commands.reorder_questions import ReorderQuestions, ReorderQuestionsHandler
from subgraphs.interviews.application.commands.update_question import UpdateQuestion, UpdateQuestionHandler
from subgraphs.interviews.application.commands.update_template import UpdateTemplate, UpdateTemplateHandler
from subgraphs.interviews.application.question_content import CriterionContent, OptionContent
from subgraphs.interviews.application.settings_change import SettingsChange
from subgraphs.interviews.domain.errors import InvalidInput, TemplateInUse, TemplateNotFound
from subgraphs.interviews.domain.general_rubrics import general_rubric
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import Criterion
from subgraphs.interviews.domain.template import Template, TemplateStatus
from subgraphs.interviews.domain.template_settings import TemplateSettings
from tests.interviews.fakes import FakeClock, FakeStore
from tests.interviews.people import HANNA, NORTHWIND, admin, colleague, freelancer, hr, session_of, stranger
from tests.interviews.samples import approved, choice_question, draft, invite, published, text_question

Run = Callable[[Any], Awaitable[Any]]
LEVELS = tuple(f"What an answer at level {level} has in it." for level in range(5))
OWN_RUBRIC = [CriterionContent(criterion, 1, LEVELS) for criterion in Criterion]


class Bench:
    """One draft with two questions in the store, and all handlers on it."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.template = draft(text_question("qst_1"), choice_question("qst_2"))
        self.store.put(self.template)
        begin, clock = self.store.begin, FakeClock()
        self.create: Run = CreateTemplateHandler(begin, clock)
        self.update: Run = UpdateTemplateHandler(begin, clock)
        self.delete: Run = DeleteTemplateHandler(begin)
        self.publish: Run = PublishTemplateHandler(begin, clock)
        self.archive: Run = ArchiveTemplateHandler(begin, clock)
        self.duplicate: Run = DuplicateTemplateHandler(begin, clock)
        self.add: Run = AddQuestionHandler(begin, clock)
        self.change: Run = UpdateQuestionHandler(begin, clock)
        self.remove: Run = RemoveQuestionHandler(begin, clock)
        self.reorder: Run = ReorderQuestionsHandler(begin, clock)
        self.approve: Run = ApproveRubricHandler(begin, clock)

    def now(self, template_id: str | None = None) -> Template:
        return self.store.stored.templates[template_id or self.template.id]


@pytest.fixture
def bench() -> Bench:
    return Bench()


class TestCreateTemplate:
    async def test_belongs_to_the_caller_and_the_company(self, bench: Bench) -> None:
        template_id = await bench.create(CreateTemplate(hr(), "Designer", settings=SettingsChange(max_retakes=2)))
        template = bench.now(template_id)
        assert (template.owner_id, template.company_id, template.texts.title) == (HANNA, NORTHWIND, "Designer")
        assert template.settings == TemplateSettings(max_retakes=2)
        assert bench.store.event_types == ["template.created"]

    async def test_belongs_to_its_owner_alone_without_a_company(self, bench: Bench) -> None:
        assert bench.now(await bench.create(CreateTemplate(freelancer(), "Designer"))).company_id is None

    async def test_is_not_for_sessions(self, bench: Bench) -> None:
        with pytest.raises(AccessDenied):
            await bench.create(CreateTemplate(session_of("inv_1"), "Designer"))


class TestUpdateTemplate:
    async def test_keeps_what_is_not_given(self, bench: Bench) -> None:
        await bench.update(UpdateTemplate(hr(), bench.template.id, role_title="Lead"))
        assert (bench.now().texts.title, bench.now().texts.role_title) == ("Backend engineer", "Lead")

    async def test_changes_and_clears(self, bench: Bench) -> None:
        change = SettingsChange(total_time_limit_minutes=30, shuffle_questions=True)
        await bench.update(UpdateTemplate(hr(), bench.template.id, "New", "Words", settings=change))
        assert (bench.now().texts.title, bench.now().texts.description) == ("New", "Words")
        assert bench.now().settings == TemplateSettings(total_time_limit_minutes=30, shuffle_questions=True)
        cleared = SettingsChange(total_time_limit_minutes=None)
        await bench.update(UpdateTemplate(hr(), bench.template.id, settings=cleared))
        assert bench.now().settings == TemplateSettings(shuffle_questions=True)

    async def test_a_refusal_changes_nothing(self, bench: Bench) -> None:
        with pytest.raises(InvalidInput):
            await bench.update(UpdateTemplate(hr(), bench.template.id, title=" "))
        assert bench.now().texts.title == "Backend engineer"


class TestWhoMay:
    @pytest.mark.parametrize("caller", [hr(), colleague(), admin()])
    async def test_owner_colleague_and_administrator(self, bench: Bench, caller: Caller) -> None:
        await bench.update(UpdateTemplate(caller, bench.template.id, title="Changed"))
        assert bench.now().texts.title == "Changed"

    @pytest.mark.parametrize("caller", [stranger(), freelancer(), session_of("inv_1")])
    async def test_for_all_others_it_does_not_exist(self, bench: Bench, caller: Caller) -> None:
        template_id = bench.template.id
        attempts: list[tuple[Run, object]] = [
            (bench.update, UpdateTemplate(caller, template_id, title="Changed")),
            (bench.delete, DeleteTemplate(caller, template_id)),
            (bench.publish, PublishTemplate(caller, template_id)),
            (bench.archive, ArchiveTemplate(caller, template_id)),
            (bench.duplicate, DuplicateTemplate(caller, template_id)),
            (bench.add, AddQuestion(caller, template_id, "Why?", QuestionType.TEXT)),
            (bench.change, UpdateQuestion(caller, template_id, "qst_1", text="What?")),
            (bench.remove, RemoveQuestion(caller, template_id, "qst_1")),
            (bench.reorder, ReorderQuestions(caller, template_id, ["qst_2", "qst_1"])),
            (bench.approve, ApproveRubric(caller, template_id, "qst_1")),
        ]
        for handler, command in attempts:
            with pytest.raises(TemplateNotFound) as foreign:
                await handler(command)
            with pytest.raises(TemplateNotFound) as missing:
                await handler(replace(command, template_id="tpl_missing"))  # type: ignore[type-var]
            assert (str(foreign.value), foreign.value.field) == (str(missing.value), missing.value.field)
        assert bench.now() is bench.template

    async def test_a_former_company_does_not_open_what_is_someone_elses(self, bench: Bench) -> None:
        bench.template.company_id = None
        with pytest.raises(TemplateNotFound):
            await bench.delete(DeleteTemplate(colleague(), bench.template.id))


class TestLifeOfATemplate:
    async def test_publishing_writes_the_version_that_invitations_store(self, bench: Bench) -> None:
        await bench.publish(PublishTemplate(hr(), bench.template.id))
        assert bench.now().status is TemplateStatus.PUBLISHED
        assert bench.store.stored.versions[bench.template.version_id].questions == bench.template.questions
        assert bench.store.event_types == ["template.published"]

    async def test_archives(self, bench: Bench) -> None:
        template, _ = published()
        bench.store.put(template)
        await bench.archive(ArchiveTemplate(hr(), template.id))
        assert bench.now(template.id).status is TemplateStatus.ARCHIVED

    async def test_deletes_what_was_never_used(self, bench: Bench) -> None:
        await bench.delete(DeleteTemplate(hr(), bench.template.id))
        assert bench.store.stored.templates == {}

    async def test_keeps_what_is_in_use(self, bench: Bench) -> None:
        template, version = published()
        bench.store.put(template, invite(version))
        with pytest.raises(TemplateInUse):
            await bench.delete(DeleteTemplate(hr(), template.id))

    async def test_a_duplicate_is_a_draft_of_the_callers_own(self, bench: Bench) -> None:
        template, _ = published()
        bench.store.put(template)
        copy = bench.now(await bench.duplicate(DuplicateTemplate(colleague(), template.id)))
        assert (copy.status, copy.owner_id) == (TemplateStatus.DRAFT, colleague().subject)
        assert copy.texts.title == "Backend engineer (copy)"
        assert copy.questions[0].rubric == general_rubric(QuestionType.TEXT)  # the same sentences, not approved
        assert copy.version_id != template.version_id
        named = await bench.duplicate(DuplicateTemplate(hr(), template.id, "Named"))
        assert bench.now(named).texts.title == "Named"


class TestQuestions:
    async def test_a_new_one_starts_with_the_general_rubric(self, bench: Bench) -> None:
        question_id = await bench.add(AddQuestion(hr(), bench.template.id, "Why?", QuestionType.TEXT, position=1))
        question = bench.now().questions[0]
        assert (question.id, question.rubric) == (question_id, general_rubric(QuestionType.TEXT))

    async def test_may_come_with_an_approved_rubric_of_its_own(self, bench: Bench) -> None:
        command = AddQuestion(
            hr(), bench.template.id, "Why?", QuestionType.TEXT, rubric=OWN_RUBRIC, approve_rubric=True
        )
        await bench.add(command)
        rubric = bench.now().questions[-1].rubric
        assert rubric is not None
        assert (rubric.approved, rubric.criteria[0].levels) == (True, LEVELS)

    async def test_multiple_choice_has_options_and_no_rubric(self, bench: Bench) -> None:
        options = [OptionContent("Yes", True), OptionContent("No", False)]
        command = AddQuestion(
            hr(), bench.template.id, "Right?", QuestionType.MULTIPLE_CHOICE, options=options, approve_rubric=True
        )
        await bench.add(command)
        question = bench.now().questions[-1]
        assert ([option.text for option in question.options], question.rubric) == (["Yes", "No"], None)

    async def test_a_change_keeps_what_is_not_given(self, bench: Bench) -> None:
        await bench.change(UpdateQuestion(hr(), bench.template.id, "qst_1", "What?", 90, required=False, weight=3))
        question = bench.now().question("qst_1")
        assert (question.text, question.time_limit_seconds, question.required, question.weight) == (
            "What?",
            90,
            False,
            3,
        )
        assert question.rubric == approved()
        await bench.change(UpdateQuestion(hr(), bench.template.id, "qst_1", time_limit_seconds=None))
        assert (bench.now().question("qst_1").time_limit_seconds, bench.now().question("qst_1").text) == (
            None,
            "What?",
        )

    async def test_a_changed_rubric_must_be_approved_again(self, bench: Bench) -> None:
        await bench.change(UpdateQuestion(hr(), bench.template.id, "qst_1", rubric=OWN_RUBRIC))
        rubric = bench.now().question("qst_1").rubric
        assert rubric is not None
        assert (rubric.approved, rubric.version) == (False, 2)
        await bench.change(UpdateQuestion(hr(), bench.template.id, "qst_1", rubric=OWN_RUBRIC, approve=True))
        rubric = bench.now().question("qst_1").rubric
        assert rubric is not None
        assert (rubric.approved, rubric.version) == (True, 2)

    async def test_options_are_replaced_as_a_whole(self, bench: Bench) -> None:
        options = [OptionContent("Yes", True), OptionContent("No", False)]
        await bench.change(UpdateQuestion(hr(), bench.template.id, "qst_2", options=options))
        assert [option.text for option in bench.now().question("qst_2").options] == ["Yes", "No"]

    async def test_multiple_choice_takes_no_rubric_by_a_change(self, bench: Bench) -> None:
        with pytest.raises(InvalidInput):
            await bench.change(UpdateQuestion(hr(), bench.template.id, "qst_2", rubric=OWN_RUBRIC))

    async def test_approves_removes_and_reorders(self, bench: Bench) -> None:
        await bench.add(AddQuestion(hr(), bench.template.id, "Why?", QuestionType.TEXT))
        third = bench.now().questions[2].id
        await bench.approve(ApproveRubric(hr(), bench.template.id, third))
        await bench.remove(RemoveQuestion(hr(), bench.template.id, "qst_1"))
        await bench.reorder(ReorderQuestions(hr(), bench.template.id, [third, "qst_2"]))
        assert [question.id for question in bench.now().questions] == [third, "qst_2"]
        assert not bench.now().questions[0].rubric_missing
