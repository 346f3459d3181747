"""Editing a published template makes its next version; a save from an old state is refused."""

from dataclasses import replace

import pytest

from subgraphs.interviews.domain.errors import RubricNotApproved, TemplateChanged, TemplateNotPublished
from subgraphs.interviews.domain.events import TemplatePublished
from subgraphs.interviews.domain.ids import QuestionId, TemplateId, VersionId
from subgraphs.interviews.domain.revision import revision_of_question
from subgraphs.interviews.domain.template import Template, TemplateTexts
from subgraphs.interviews.domain.template_changes import changes_between
from subgraphs.interviews.domain.template_version import TemplateVersion
from tests.interviews.samples import NOW, choice_question, draft, hex_id, invite, published, text_question


def edited(template: Template) -> Template:
    return template.next_version(
        TemplateId(hex_id("tpl")), VersionId(hex_id("tpv")), lambda: QuestionId(hex_id("qst")), NOW
    )


def messages(before: TemplateVersion, after: Template) -> list[str]:
    texts = (after.texts.title, after.texts.description, after.texts.role_title)
    return [change.message for change in changes_between(before, texts, after.settings, after.questions)]


class TestNextVersion:
    def test_begins_as_the_published_one_with_its_approved_rubrics(self) -> None:
        template, version = published()
        after = edited(template)
        assert messages(version, after) == []
        assert (after.next_version_of, after.version_number, after.company_id) == (template.id, 2, template.company_id)
        assert not any(question.rubric_missing for question in after.questions)
        assert {question.id for question in after.questions}.isdisjoint(question.id for question in template.questions)

    def test_takes_the_place_of_the_published_one_and_sent_invitations_keep_theirs(self) -> None:
        template, version = published()
        sent, after = invite(version), edited(template)
        after.change_question(after.questions[0].id, lambda question: replace(question, text="Why now?"), NOW)
        new = template.publish_next(after, NOW)
        assert (template.version_id, template.version_number, new.number) == (after.version_id, 2, 2)
        assert [question.text for question in template.questions] == [question.text for question in after.questions]
        assert sent.template_version.questions[0].text == "Why this job?"
        [event] = template.take_events()
        assert isinstance(event, TemplatePublished)
        assert event.template_version_id == new.id

    def test_is_refused_with_an_unapproved_rubric_and_changes_nothing(self) -> None:
        template, version = published()
        after = edited(template)
        after.add_question(text_question(rubric=None), None, NOW)
        with pytest.raises(RubricNotApproved):
            template.publish_next(after, NOW)
        assert (template.version_id, template.questions) == (version.id, version.questions)

    def test_is_refused_once_the_published_one_is_archived(self) -> None:
        template, _ = published()
        after = edited(template)
        template.archive(NOW)
        with pytest.raises(TemplateNotPublished):
            template.publish_next(after, NOW)
        with pytest.raises(TemplateNotPublished):
            edited(template)

    def test_says_what_it_changes(self) -> None:
        template, version = published(text_question(), choice_question(), text_question())
        after = edited(template)
        first, second, third = after.questions
        after.update(
            TemplateTexts("New title", after.texts.description, after.texts.role_title),
            replace(after.settings, total_time_limit_minutes=30, shuffle_questions=True),
            NOW,
        )
        after.change_question(first.id, lambda question: replace(question, text="Why now?", weight=3), NOW)
        after.remove_question(second.id, NOW)
        after.add_question(text_question(text="And then?"), 1, NOW)
        after.change_question(third.id, lambda question: replace(question, required=False), NOW)
        assert messages(version, after) == [
            "The title is new.",
            "Minutes in all: none → 30.",
            "Shuffled questions: off → on.",
            "Question 1 is new.",
            "Question 2: new words.",
            "Question 2: weight 1 → 3.",
            "Question 2 was question 1.",
            "Question 3: optional.",
            "Question 2 is removed: “Which are right?”",
        ]


def test_a_duplicate_asks_again_for_approval() -> None:
    template, _ = published()
    copies = template.copied_questions(lambda: QuestionId(hex_id("qst")), lambda: hex_id("opt"))  # type: ignore[arg-type, return-value]
    assert [question.rubric_missing for question in copies] == [True, False]


class TestRevision:
    def test_two_saves_from_one_state_of_a_question_the_second_is_refused(self) -> None:
        template = draft(text_question())
        [question] = template.questions
        seen = revision_of_question(question)
        template.change_question(question.id, lambda given: replace(given, text="First?"), NOW, seen)
        with pytest.raises(TemplateChanged):
            template.change_question(question.id, lambda given: replace(given, weight=5), NOW, seen)
        with pytest.raises(TemplateChanged):
            template.approve_rubric(question.id, NOW, seen)
        with pytest.raises(TemplateChanged):
            template.remove_question(question.id, NOW, seen)
        assert (template.questions[0].text, template.questions[0].weight) == ("First?", 1)

    def test_two_saves_of_the_settings_and_of_the_order(self) -> None:
        template = draft(text_question(), text_question())
        seen, order = template.settings_revision, [question.id for question in template.questions]
        template.update(template.texts, replace(template.settings, invitation_days=3), NOW, seen)
        template.reorder_questions(order[::-1], NOW, order)
        with pytest.raises(TemplateChanged):
            template.update(template.texts, template.settings, NOW, seen)
        with pytest.raises(TemplateChanged):
            template.reorder_questions(order, NOW, order)

    def test_what_is_published_is_what_was_seen(self) -> None:
        template = draft(text_question())
        with pytest.raises(TemplateChanged):
            template.publish(NOW, "0123456789abcdef")

    def test_other_questions_and_the_order_are_no_reason_to_refuse(self) -> None:
        template = draft(text_question(), text_question())
        first, second = template.questions
        seen = revision_of_question(first)
        template.change_question(second.id, lambda given: replace(given, text="Other?"), NOW)
        template.reorder_questions([second.id, first.id], NOW)
        template.change_question(first.id, lambda given: replace(given, text="Mine?"), NOW, seen)
        assert [question.text for question in template.questions] == ["Other?", "Mine?"]
