"""Questions, settings and template versions as the JSON documents that the tables hold."""

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

from subgraphs.interviews.domain.ids import TemplateId, VersionId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import TemplateVersion

_QUESTION = TypeAdapter(Question)
_SETTINGS = TypeAdapter(TemplateSettings)


def question_to_json(question: Question, position: int) -> dict[str, Any]:
    """`position` counts from 1 and stands beside the question, for reads that pick single ones."""
    return {**_QUESTION.dump_python(question, mode="json"), "position": position}


def question_from_json(document: dict[str, Any]) -> Question:
    return _QUESTION.validate_python(document)


def settings_to_json(settings: TemplateSettings) -> dict[str, Any]:
    document: dict[str, Any] = _SETTINGS.dump_python(settings, mode="json")
    return document


def settings_from_json(document: dict[str, Any]) -> TemplateSettings:
    return _SETTINGS.validate_python(document)


def version_to_json(version: TemplateVersion) -> dict[str, Any]:
    return {
        "description": version.description,
        "role_title": version.role_title,
        "settings": settings_to_json(version.settings),
        "questions": questions_to_json(version.questions),
    }


def questions_to_json(questions: Iterable[Question]) -> list[dict[str, Any]]:
    return [question_to_json(question, position) for position, question in enumerate(questions, start=1)]


def version_from_json(
    version_id: str, template_id: str, number: int, title: str, content: dict[str, Any]
) -> TemplateVersion:
    return TemplateVersion(
        id=VersionId(version_id),
        template_id=TemplateId(template_id),
        number=number,
        title=title,
        description=content["description"],
        role_title=content["role_title"],
        settings=settings_from_json(content["settings"]),
        questions=tuple(map(question_from_json, content["questions"])),
    )
