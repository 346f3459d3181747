"""What candidates are asked: the content of a published template, frozen under a version id of its own."""

import math
import random
from dataclasses import dataclass
from datetime import timedelta

from subgraphs.interviews.domain.errors import QuestionNotFound
from subgraphs.interviews.domain.ids import QuestionId, TemplateId, VersionId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.template_settings import TemplateSettings


@dataclass(frozen=True)
class TemplateVersion:
    id: VersionId
    template_id: TemplateId
    number: int
    title: str
    description: str
    role_title: str
    settings: TemplateSettings
    questions: tuple[Question, ...]

    def question(self, question_id: str) -> Question:
        found = next((question for question in self.questions if question.id == question_id), None)
        if found is None:
            raise QuestionNotFound
        return found

    def limit_of(self, question: Question) -> timedelta:
        return timedelta(seconds=limit_seconds(question, self.settings))

    @property
    def total_limit(self) -> timedelta | None:
        minutes = self.settings.total_time_limit_minutes
        return None if minutes is None else timedelta(minutes=minutes)

    def order_for(self, invitation_id: str) -> tuple[QuestionId, ...]:
        """The order in which this invitation asks, fixed for ever: as written, or shuffled by the invitation's id."""
        order = [question.id for question in self.questions]
        if self.settings.shuffle_questions:
            random.Random(invitation_id).shuffle(order)  # noqa: S311  an order, not a secret
        return tuple(order)


def limit_seconds(question: Question, settings: TemplateSettings) -> int:
    return question.time_limit_seconds or settings.default_time_limit_seconds


def estimated_minutes(questions: tuple[Question, ...], settings: TemplateSettings) -> int:
    """How long it takes at most: the limits of all questions, cut by the total limit."""
    minutes = math.ceil(sum(limit_seconds(question, settings) for question in questions) / 60)
    total = settings.total_time_limit_minutes
    return minutes if total is None else min(minutes, total)
