"""Templates: written as drafts, published once, never changed after."""

from dataclasses import replace

import pytest

from subgraphs.interviews.domain.errors import (
    InvalidInput,
    QuestionNotFound,
    RubricNotApproved,
    TemplateHasNoQuestions,
    TemplateNotEditable,
    TemplateNotPublished,
    TooManyQuestions,
)
from subgraphs.interviews.domain.events import TemplateArchived, TemplateCreated, TemplatePublished
from subgraphs.interviews.domain.ids import CompanyId, OptionId, QuestionId, TemplateId, UserId, VersionId
from subgraphs.interviews.domain.publishing import publish_blockers
from subgraphs.interviews.domain.template import (
    MAX_QUESTIONS,
    Template,
    TemplateStatus,
    TemplateTexts,
)
from subgraphs.interviews.domain.template_settings import TemplateSettings
from tests.interviews.people import HANNA, NORTHWIND
from tests.interviews.samples import NOW, approved, choice_question, draft, hex_id, in_, published, text_question

UNAPPROVED = replace(approved(), approved=False)


def ids(template: Template) -> list[str]:
    return [question.id for question in template.questions]


class TestWriting:
    def test_a_new_template_is_a_draft_and_tells_it(self) -> None:
        template = Template.create(
            TemplateId("tpl_1"),
            VersionId("tpv_1"),
            TemplateTexts(" Backend engineer "),
            TemplateSettings(),
            owner_id=UserId(HANNA),
            company_id=CompanyId(NORTHWIND),
            now=NOW,
        )
        assert (template.status, template.texts.title) == (TemplateStatus.DRAFT, "Backend engineer")
        assert template.take_events() == [
            TemplateCreated(template_id="tpl_1", owner_id=HANNA, company_id=NORTHWIND, title="Backend engineer")
        ]

    @pytest.mark.parametrize(
        ("texts", "field"),
        [
            (TemplateTexts(" "), "title"),
            (TemplateTexts("x" * 201), "title"),
            (TemplateTexts("ok", "x" * 5001), "description"),
            (TemplateTexts("ok", "", "x" * 201), "roleTitle"),
        ],
    )
    def test_refuses_texts_out_of_bounds(self, texts: TemplateTexts, field: str) -> None:
        template = draft()
        with pytest.raises(InvalidInput) as refused:
            template.update(texts, template.settings, NOW)
        assert refused.value.field == ("input", field)

    def test_takes_other_texts_and_settings(self) -> None:
        template = draft()
        template.update(TemplateTexts("Other"), TemplateSettings(shuffle_questions=True), in_(minutes=1))
        assert (template.texts.title, template.settings.shuffle_questions) == ("Other", True)
        assert template.updated_at == in_(minutes=1)

    def test_adds_questions_at_the_end_or_in_between(self) -> None:
        template = draft(text_question("qst_1"))
        template.add_question(text_question("qst_3"), None, NOW)
        template.add_question(choice_question("qst_2"), 2, NOW)
        assert ids(template) == ["qst_1", "qst_2", "qst_3"]

    @pytest.mark.parametrize("position", [0, 3])
    def test_refuses_a_position_outside(self, position: int) -> None:
        with pytest.raises(InvalidInput):
            draft(text_question()).add_question(text_question(), position, NOW)

    def test_refuses_more_questions_than_an_event_can_carry(self) -> None:
        template = draft(*(text_question() for _ in range(MAX_QUESTIONS)))
        with pytest.raises(TooManyQuestions):
            template.add_question(text_question(), None, NOW)

    def test_refuses_texts_that_together_are_too_long_for_an_event(self) -> None:
        long = replace(
            approved(),
            criteria=tuple(replace(given, levels=("ü" * 500,) * 5) for given in approved().criteria),
        )
        template = draft(*(text_question(rubric=long) for _ in range(14)))
        with pytest.raises(InvalidInput, match="together"):
            template.add_question(text_question(rubric=long), None, NOW)

    def test_changes_one_question(self) -> None:
        template = draft(text_question("qst_1"), text_question("qst_2"))
        template.change_question("qst_2", lambda question: replace(question, text="What else?"), in_(minutes=1))
        assert [question.text for question in template.questions] == ["Why this job?", "What else?"]

    def test_removes_and_reorders(self) -> None:
        template = draft(text_question("qst_1"), text_question("qst_2"), text_question("qst_3"))
        template.remove_question("qst_2", NOW)
        template.reorder_questions(["qst_3", "qst_1"], NOW)
        assert ids(template) == ["qst_3", "qst_1"]

    @pytest.mark.parametrize("order", [["qst_1"], ["qst_1", "qst_1"], ["qst_1", "qst_2", "qst_3"]])
    def test_refuses_an_order_that_is_not_of_all_questions(self, order: list[str]) -> None:
        with pytest.raises(InvalidInput):
            draft(text_question("qst_1"), text_question("qst_2")).reorder_questions(order, NOW)

    def test_does_not_know_other_questions(self) -> None:
        template = draft(text_question())
        with pytest.raises(QuestionNotFound):
            template.remove_question("qst_x", NOW)
        with pytest.raises(QuestionNotFound):
            template.approve_rubric("qst_x", NOW)

    def test_approves_a_rubric_and_refuses_where_there_is_none(self) -> None:
        template = draft(text_question("qst_1", rubric=UNAPPROVED), choice_question("qst_2"))
        template.approve_rubric("qst_1", NOW)
        assert publish_blockers(template.questions) == ()
        with pytest.raises(InvalidInput):
            template.approve_rubric("qst_2", NOW)


class TestPublishing:
    def test_freezes_the_content_under_its_version_id(self) -> None:
        template = draft(text_question(), choice_question())
        version = template.publish(in_(minutes=1))
        assert (template.status, template.published_at) == (TemplateStatus.PUBLISHED, in_(minutes=1))
        assert (version.id, version.number, version.questions) == (template.version_id, 1, template.questions)
        [event] = template.take_events()
        assert isinstance(event, TemplatePublished)
        assert (event.template_version_id, event.title) == (version.id, "Backend engineer")

    def test_refuses_without_questions(self) -> None:
        with pytest.raises(TemplateHasNoQuestions):
            draft().publish(NOW)
        assert [blocker.code for blocker in publish_blockers(())] == ["TEMPLATE_HAS_NO_QUESTIONS"]

    def test_refuses_while_a_rubric_is_not_approved_and_names_the_question(self) -> None:
        template = draft(text_question(), text_question("qst_2", rubric=UNAPPROVED))
        with pytest.raises(RubricNotApproved, match="question 2"):
            template.publish(NOW)
        assert [blocker.question_id for blocker in publish_blockers(template.questions)] == ["qst_2"]

    def test_a_published_template_refuses_every_edit(self) -> None:
        template, _ = published(text_question("qst_1"))
        for edit in (
            lambda: template.update(template.texts, template.settings, NOW),
            lambda: template.add_question(text_question(), None, NOW),
            lambda: template.change_question("qst_1", lambda question: question, NOW),
            lambda: template.remove_question("qst_1", NOW),
            lambda: template.reorder_questions(["qst_1"], NOW),
            lambda: template.approve_rubric("qst_1", NOW),
            lambda: template.publish(NOW),
        ):
            with pytest.raises(TemplateNotEditable):
                edit()

    def test_is_archived_once_and_stays_unchangeable(self) -> None:
        template, _ = published()
        template.archive(in_(days=1))
        assert (template.status, template.archived_at) == (TemplateStatus.ARCHIVED, in_(days=1))
        assert [type(event) for event in template.take_events()] == [TemplateArchived]
        with pytest.raises(TemplateNotPublished):
            template.archive(NOW)
        with pytest.raises(TemplateNotEditable):
            template.publish(NOW)

    def test_a_draft_is_not_archived(self) -> None:
        with pytest.raises(TemplateNotPublished):
            draft(text_question()).archive(NOW)

    def test_its_questions_are_copied_under_ids_of_their_own(self) -> None:
        template, _ = published(text_question("qst_1"), choice_question("qst_2"))
        copies = template.copied_questions(lambda: QuestionId(hex_id("qst")), lambda: OptionId(hex_id("opt")))
        assert {copy.id for copy in copies}.isdisjoint(ids(template))
        assert [copy.text for copy in copies] == [question.text for question in template.questions]
        assert copies[0].rubric == replace(approved(), approved=False)
        assert {option.id for option in copies[1].options}.isdisjoint(
            option.id for option in template.questions[1].options
        )


class TestVersion:
    def test_asks_in_the_written_order(self) -> None:
        _, version = published(*(text_question(f"qst_{number}") for number in range(5)))
        assert version.order_for("inv_1") == tuple(question.id for question in version.questions)

    def test_shuffles_once_and_for_ever_per_invitation(self) -> None:
        questions = [text_question(f"qst_{number}") for number in range(8)]
        _, version = published(*questions, settings=TemplateSettings(shuffle_questions=True))
        orders = {version.order_for(f"inv_{number}") for number in range(20)}
        assert len(orders) > 15
        assert all(sorted(order) == sorted(question.id for question in questions) for order in orders)
        assert version.order_for("inv_1") == version.order_for("inv_1")

    def test_does_not_know_other_questions(self) -> None:
        with pytest.raises(QuestionNotFound):
            published()[1].question("qst_x")


def test_titles_are_lines_and_descriptions_have_several() -> None:
    texts = TemplateTexts("Nurse\u200b\nnight\u202e", "Zoe\u0308\r\n\u3164ward", "Ward\u00ad 3\t").checked()
    assert texts == TemplateTexts("Nurse night", "Zoë\nward", "Ward 3")


@pytest.mark.parametrize("nothing", ["\u200b", "\u3164", "\u202e", "\n"])
def test_a_title_of_invisible_signs_is_refused(nothing: str) -> None:
    with pytest.raises(InvalidInput):
        TemplateTexts(nothing).checked()
