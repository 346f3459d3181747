"""The settings of a template: time, retakes, order, and how long an invitation is open."""

from dataclasses import dataclass

from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.question import MAX_LIMIT_SECONDS, MIN_LIMIT_SECONDS

MAX_TOTAL_MINUTES = 8 * 60
MAX_RETAKES = 10
MAX_INVITATION_DAYS = 90


@dataclass(frozen=True)
class TemplateSettings:
    """`total_time_limit_minutes` None means that only the questions have limits."""

    total_time_limit_minutes: int | None = None
    default_time_limit_seconds: int = 300
    allow_retakes: bool = False
    max_retakes: int = 0
    shuffle_questions: bool = False
    show_progress: bool = True
    invitation_days: int = 7

    def checked(self) -> "TemplateSettings":
        if self.total_time_limit_minutes is not None:
            checks.whole_number(
                self.total_time_limit_minutes,
                "settings.totalTimeLimitMinutes",
                lowest=1,
                highest=MAX_TOTAL_MINUTES,
            )
        checks.whole_number(
            self.default_time_limit_seconds,
            "settings.defaultTimeLimitSeconds",
            lowest=MIN_LIMIT_SECONDS,
            highest=MAX_LIMIT_SECONDS,
        )
        checks.whole_number(self.max_retakes, "settings.maxRetakes", lowest=0, highest=MAX_RETAKES)
        checks.whole_number(self.invitation_days, "settings.invitationDays", lowest=1, highest=MAX_INVITATION_DAYS)
        return self
