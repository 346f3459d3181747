"""A template: written as a draft, published, archived. A published one changes by its next version: a draft of its own
beside it, which takes its place when it is published."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from kernel.events.aggregate import Aggregate
from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.errors import (
    InvalidInput,
    NoCompany,
    QuestionNotFound,
    RubricNotApproved,
    TemplateChanged,
    TemplateHasNoQuestions,
    TemplateNotEditable,
    TemplateNotFound,
    TemplateNotPublished,
    TooManyQuestions,
)
from subgraphs.interviews.domain.events import TemplateArchived, TemplateCreated, TemplatePublished
from subgraphs.interviews.domain.ids import CompanyId, OptionId, QuestionId, TemplateId, UserId, VersionId
from subgraphs.interviews.domain.publishing import PublishBlocker, publish_blockers
from subgraphs.interviews.domain.question import Option, Question
from subgraphs.interviews.domain.revision import (
    require_revision,
    revision_of_all,
    revision_of_question,
    revision_of_settings,
)
from subgraphs.interviews.domain.template_changes import copy_as_draft
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import TemplateVersion

MAX_TITLE = 200
MAX_DESCRIPTION = 5_000
MAX_ROLE_TITLE = 200
MAX_QUESTIONS = 50
# What the questions may take of `invitation.completed` (900 kB); answers have their own share.
MAX_QUESTIONS_BYTES = 300_000


class TemplateStatus(StrEnum):
    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    ARCHIVED = "ARCHIVED"


_HOW_TO_CHANGE = {
    TemplateStatus.PUBLISHED: "edit its next version",
    TemplateStatus.ARCHIVED: "duplicate it and change the copy",
}


@dataclass(frozen=True)
class TemplateTexts:
    title: str
    description: str = ""
    role_title: str = ""

    def checked(self) -> "TemplateTexts":
        return TemplateTexts(
            checks.line(self.title, "title", longest=MAX_TITLE),
            checks.text(self.description, "description", longest=MAX_DESCRIPTION, shortest=0),
            checks.line(self.role_title, "roleTitle", longest=MAX_ROLE_TITLE, shortest=0),
        )


class Template(Aggregate):
    def __init__(
        self,
        template_id: TemplateId,
        texts: TemplateTexts,
        *,
        owner_id: UserId,
        company_id: CompanyId | None,
        settings: TemplateSettings,
        version_id: VersionId,
        created_at: datetime,
        updated_at: datetime,
        version_number: int = 1,
        status: TemplateStatus = TemplateStatus.DRAFT,
        questions: tuple[Question, ...] = (),
        published_at: datetime | None = None,
        archived_at: datetime | None = None,
        next_version_of: TemplateId | None = None,
        version: int = 0,
    ) -> None:
        super().__init__(template_id, version)
        self.id = template_id
        self.texts = texts
        self.owner_id, self.company_id = owner_id, company_id
        self.settings = settings
        self.version_id, self.version_number = version_id, version_number
        self.status = status
        self.questions = questions
        self.created_at, self.updated_at = created_at, updated_at
        self.published_at, self.archived_at = published_at, archived_at
        self.next_version_of = next_version_of

    @classmethod
    def create(
        cls,
        template_id: TemplateId,
        version_id: VersionId,
        texts: TemplateTexts,
        settings: TemplateSettings,
        *,
        owner_id: UserId,
        company_id: CompanyId | None,
        now: datetime,
        questions: tuple[Question, ...] = (),
    ) -> "Template":
        template = cls(
            template_id,
            texts.checked(),
            owner_id=owner_id,
            company_id=company_id,
            settings=settings.checked(),
            version_id=version_id,
            created_at=now,
            updated_at=now,
            questions=questions,
        )
        template.record(TemplateCreated(**template._who(), title=template.texts.title))
        return template

    @property
    def settings_revision(self) -> str:
        texts = self.texts
        return revision_of_settings(texts.title, texts.description, texts.role_title, self.settings)

    def update(
        self, texts: TemplateTexts, settings: TemplateSettings, now: datetime, expected: str | None = None
    ) -> None:
        """`expected`: the settings' revision that the change was made from."""
        self._require_draft()
        require_revision(expected, self.settings_revision, "the settings")
        self.texts, self.settings, self.updated_at = texts.checked(), settings.checked(), now

    def add_question(self, question: Question, position: int | None, now: datetime) -> None:
        self._require_draft()
        if len(self.questions) >= MAX_QUESTIONS:
            raise TooManyQuestions(f"A template has at most {MAX_QUESTIONS} questions.")
        place = len(self.questions)
        if position is not None:
            place = checks.whole_number(position, "position", lowest=1, highest=len(self.questions) + 1) - 1
        questions = list(self.questions)
        questions.insert(place, question.checked())
        self._put(questions, now)

    def change_question(
        self, question_id: str, change: Callable[[Question], Question], now: datetime, expected: str | None = None
    ) -> None:
        """`change` gives the question as wanted; it is checked here. A rubric with other sentences is a new version
        of it, which is not approved (see `Rubric.edited`). `expected`: the question's revision it was made from."""
        self._require_draft()
        self._require_question(question_id, expected)
        changed = change(self.question(question_id)).checked()
        self._put([changed if question.id == question_id else question for question in self.questions], now)

    def remove_question(self, question_id: str, now: datetime, expected: str | None = None) -> None:
        self._require_draft()
        self._require_question(question_id, expected)
        removed = self.question(question_id)
        self._put([question for question in self.questions if question is not removed], now)

    def reorder_questions(
        self, question_ids: Sequence[str], now: datetime, expected: Sequence[str] | None = None
    ) -> None:
        """`expected`: the order that was seen."""
        self._require_draft()
        if expected is not None and list(expected) != [question.id for question in self.questions]:
            raise TemplateChanged(
                "Somebody changed the questions or their order since you opened them. Look at them, then move again.",
                field=("input", "expectedQuestionIds"),
            )
        if sorted(question_ids) != sorted(question.id for question in self.questions):
            raise InvalidInput(
                "Name every question of the template once, in the new order.", field=("input", "questionIds")
            )
        self._put([self.question(question_id) for question_id in question_ids], now)

    def approve_rubric(self, question_id: str, now: datetime, expected: str | None = None) -> None:
        """`expected`: the revision of the question whose sentences were read."""
        rubric = self.question(question_id).rubric
        if rubric is None:
            raise InvalidInput("Multiple choice is scored by code and has no rubric.", field=("input", "questionId"))
        approved = rubric.approve()
        self.change_question(question_id, lambda question: replace(question, rubric=approved), now, expected)

    def publish(self, now: datetime, expected: str | None = None) -> TemplateVersion:
        """From here on it changes only by its next version; what is returned is what invitations are sent with.
        `expected`: the revision of everything that was seen."""
        self._require_publishable(expected)
        return self._published(now)

    def publish_next(self, draft: "Template", now: datetime, expected: str | None = None) -> TemplateVersion:
        """Takes over what its next version says; invitations that were sent keep the version they were sent with."""
        if self.status is not TemplateStatus.PUBLISHED:
            raise TemplateNotPublished(
                "The published template was archived meanwhile; duplicate this draft to go on with it.",
                field=("input", "templateId"),
            )
        draft._require_publishable(expected)
        self.texts, self.settings, self.questions = draft.texts, draft.settings, draft.questions
        self.version_id, self.version_number = draft.version_id, self.version_number + 1
        return self._published(now)

    def next_version(
        self,
        template_id: TemplateId,
        version_id: VersionId,
        new_question_id: Callable[[], QuestionId],
        now: datetime,
    ) -> "Template":
        """A draft beside this published template, with its approved rubrics."""
        self.require_published()
        return Template(
            template_id,
            self.texts,
            owner_id=self.owner_id,
            company_id=self.company_id,
            settings=self.settings,
            version_id=version_id,
            version_number=self.version_number + 1,
            questions=tuple(copy_as_draft(question, new_question_id()) for question in self.questions),
            created_at=now,
            updated_at=now,
            next_version_of=self.id,
        )

    def _require_publishable(self, expected: str | None) -> None:
        self._require_draft()
        require_revision(expected, revision_of_all(self.settings_revision, self.questions), "this template")
        blockers = publish_blockers(self.questions)
        if blockers:
            self._refuse(blockers)

    def _published(self, now: datetime) -> TemplateVersion:
        self.status, self.published_at, self.updated_at = TemplateStatus.PUBLISHED, now, now
        self.record(TemplatePublished(**self._who(), title=self.texts.title, template_version_id=self.version_id))
        return TemplateVersion(
            id=self.version_id,
            template_id=self.id,
            number=self.version_number,
            title=self.texts.title,
            description=self.texts.description,
            role_title=self.texts.role_title,
            settings=self.settings,
            questions=self.questions,
        )

    def share(self, person_id: UserId, company_id: CompanyId | None, now: datetime) -> None:
        """Of a private template its owner alone decides; sharing it again changes nothing."""
        if company_id is None:
            raise NoCompany("You are in no company that this template could be shared with.", field=("input",))
        if self.company_id == company_id:
            return
        if self.company_id is not None or self.owner_id != person_id:
            raise TemplateNotFound
        self.company_id, self.updated_at = company_id, now

    def archive(self, now: datetime) -> None:
        self.require_published()
        self.status, self.archived_at, self.updated_at = TemplateStatus.ARCHIVED, now, now
        self.record(TemplateArchived(**self._who(), title=self.texts.title))

    def require_published(self) -> None:
        if self.status is not TemplateStatus.PUBLISHED:
            raise TemplateNotPublished(
                f"Only a published template can do this; this one is {self.status.value.lower()}.",
                field=("input", "templateId"),
            )

    def question(self, question_id: str) -> Question:
        found = next((question for question in self.questions if question.id == question_id), None)
        if found is None:
            raise QuestionNotFound
        return found

    def copied_questions(
        self, new_question_id: Callable[[], QuestionId], new_option_id: Callable[[], OptionId]
    ) -> tuple[Question, ...]:
        """For a duplicate: the same questions under ids of their own. Its rubrics ask for approval again, since nobody
        has read them for this purpose."""
        return tuple(
            replace(
                question,
                id=new_question_id(),
                options=tuple(Option(new_option_id(), option.text, option.correct) for option in question.options),
                rubric=question.rubric and replace(question.rubric, approved=False),
                origin_id=None,
            )
            for question in self.questions
        )

    def _require_draft(self) -> None:
        if self.status is not TemplateStatus.DRAFT:
            raise TemplateNotEditable(
                f"A {self.status.value.lower()} template does not change; {_HOW_TO_CHANGE[self.status]}.",
                field=("input", "templateId"),
            )

    def _require_question(self, question_id: str, expected: str | None) -> None:
        require_revision(expected, revision_of_question(self.question(question_id)), "this question")

    def _put(self, questions: Sequence[Question], now: datetime) -> None:
        if sum(_bytes_of(question) for question in questions) > MAX_QUESTIONS_BYTES:
            raise InvalidInput("The texts of all questions, options and rubrics together are too long.")
        self.questions, self.updated_at = tuple(questions), now

    def _refuse(self, blockers: Sequence[PublishBlocker]) -> None:
        message, field = blockers[0].message, ("input", "templateId")
        if blockers[0].code == TemplateHasNoQuestions.code:
            raise TemplateHasNoQuestions(message, field=field)
        raise RubricNotApproved(" ".join(blocker.message for blocker in blockers), field=field)

    def _who(self) -> dict[str, Any]:
        return {"template_id": self.id, "owner_id": self.owner_id, "company_id": self.company_id}


def _bytes_of(question: Question) -> int:
    """The share of this question in `invitation.completed`, with room for its ids and keys."""
    options = sum(checks.json_bytes(option.text) + 100 for option in question.options)
    criteria = question.rubric.criteria if question.rubric else ()
    levels = sum(checks.json_bytes(level) + 1 for criterion in criteria for level in criterion.levels)
    return checks.json_bytes(question.text) + options + levels + 400
