"""A change of a template's settings: None keeps a value; the total limit can also be cleared."""

from dataclasses import dataclass
from typing import TypeVar

from subgraphs.interviews.application.keep import KEEP, Keep, chosen
from subgraphs.interviews.domain.template_settings import TemplateSettings

T = TypeVar("T")


@dataclass(frozen=True)
class SettingsChange:
    total_time_limit_minutes: int | Keep | None = KEEP
    default_time_limit_seconds: int | None = None
    allow_retakes: bool | None = None
    max_retakes: int | None = None
    shuffle_questions: bool | None = None
    show_progress: bool | None = None
    invitation_days: int | None = None

    def applied_to(self, current: TemplateSettings) -> TemplateSettings:
        return TemplateSettings(
            total_time_limit_minutes=chosen(self.total_time_limit_minutes, current.total_time_limit_minutes),
            default_time_limit_seconds=_or(self.default_time_limit_seconds, current.default_time_limit_seconds),
            allow_retakes=_or(self.allow_retakes, current.allow_retakes),
            max_retakes=_or(self.max_retakes, current.max_retakes),
            shuffle_questions=_or(self.shuffle_questions, current.shuffle_questions),
            show_progress=_or(self.show_progress, current.show_progress),
            invitation_days=_or(self.invitation_days, current.invitation_days),
        )


def _or(given: T | None, current: T) -> T:
    return current if given is None else given
