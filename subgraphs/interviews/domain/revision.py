"""Revisions: a short hash of what a form holds, so that a save from an old state is noticed and refused."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from subgraphs.interviews.domain.errors import TemplateChanged
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.template_settings import TemplateSettings

LENGTH = 16


def revision_of_question(question: Question) -> str:
    """Option ids are left out: every save makes them anew."""
    rubric = question.rubric
    return _hash(
        question.text,
        question.type,
        question.time_limit_seconds,
        question.required,
        question.weight,
        [(option.text, option.correct) for option in question.options],
        rubric and [(entry.criterion, entry.weight, entry.levels) for entry in rubric.criteria],
        rubric and rubric.approved,
    )


def revision_of_settings(title: str, description: str, role_title: str, settings: TemplateSettings) -> str:
    return _hash(title, description, role_title, repr(settings))


def revision_of_all(settings_revision: str, questions: Sequence[Question]) -> str:
    """Of everything that is published together: settings, questions and their order."""
    return _hash(settings_revision, [(question.id, revision_of_question(question)) for question in questions])


def require_revision(expected: str | None, current: str, what: str) -> None:
    """None checks nothing: for callers that mean to overwrite."""
    if expected is not None and expected != current:
        raise TemplateChanged(
            f"Somebody changed {what} since you opened it. Nothing of yours was saved; compare, then save again.",
            field=("input", "expectedRevision"),
        )


def _hash(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:LENGTH]
