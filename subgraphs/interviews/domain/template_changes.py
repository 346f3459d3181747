"""What a next version changes against the published one, in sentences for the person who publishes it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from subgraphs.interviews.domain.ids import QuestionId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.template_settings import TemplateSettings
from subgraphs.interviews.domain.template_version import TemplateVersion

_SETTINGS = {
    "total_time_limit_minutes": "Minutes in all",
    "default_time_limit_seconds": "Seconds per question",
    "allow_retakes": "Retakes",
    "max_retakes": "Number of retakes",
    "shuffle_questions": "Shuffled questions",
    "show_progress": "Progress bar",
    "invitation_days": "Days to answer",
}


@dataclass(frozen=True)
class TemplateChange:
    """`question_id` is the draft's question; None for a removed one and for the template's own words."""

    message: str
    question_id: QuestionId | None = None


def changes_between(
    before: TemplateVersion, texts: tuple[str, str, str], settings: TemplateSettings, questions: Sequence[Question]
) -> tuple[TemplateChange, ...]:
    """`texts`: title, description and role of the draft."""
    return (*_texts(before, texts), *_settings(before.settings, settings), *_questions(before.questions, questions))


def _texts(before: TemplateVersion, texts: tuple[str, str, str]) -> list[TemplateChange]:
    names = ("The title", "The description", "The role")
    old = (before.title, before.description, before.role_title)
    return [TemplateChange(f"{name} is new.") for name, was, now in zip(names, old, texts, strict=True) if was != now]


def _settings(before: TemplateSettings, after: TemplateSettings) -> list[TemplateChange]:
    return [
        TemplateChange(f"{_SETTINGS[field.name]}: {_word(old)} → {_word(new)}.")
        for field in fields(TemplateSettings)
        if (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    ]


def _questions(before: Sequence[Question], after: Sequence[Question]) -> list[TemplateChange]:
    old = {question.id: (number, question) for number, question in enumerate(before, start=1)}
    changes = []
    for number, question in enumerate(after, start=1):
        origin = old.pop(question.origin_id, None) if question.origin_id else None
        if origin is None:
            changes.append(TemplateChange(f"Question {number} is new.", question.id))
        else:
            was_number, was = origin
            changes += [TemplateChange(f"Question {number}: {what}.", question.id) for what in _parts(was, question)]
            if was_number != number:
                changes.append(TemplateChange(f"Question {number} was question {was_number}.", question.id))
    return changes + [TemplateChange(f"Question {number} is removed: “{gone.text}”") for number, gone in old.values()]


def _parts(before: Question, after: Question) -> list[str]:
    options = [[(option.text, option.correct) for option in question.options] for question in (before, after)]
    pairs = {
        "new words": (before.text, after.text),
        "new options": tuple(options),
        "another time limit": (before.time_limit_seconds, after.time_limit_seconds),
        "required" if after.required else "optional": (before.required, after.required),
        f"weight {before.weight} → {after.weight}": (before.weight, after.weight),
    }
    parts = [what for what, (old, new) in pairs.items() if old != new]
    if before.rubric and after.rubric and before.rubric.criteria != after.rubric.criteria:
        both = zip(before.rubric.criteria, after.rubric.criteria, strict=True)
        changed = [new.criterion.lower() for old, new in both if old != new]
        parts.append(f"another rubric for {', '.join(changed)}")
    return parts


def copy_as_draft(question: Question, question_id: QuestionId) -> Question:
    """A question of the next version: under an id of its own, and it knows which one it was."""
    return replace(question, id=question_id, origin_id=question.id)


def _word(value: object) -> str:
    if value is None:
        return "none"
    return {True: "on", False: "off"}[value] if isinstance(value, bool) else str(value)
