"""The candidate's consent: whether AI may score, under which text, given when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from subgraphs.interviews.domain.errors import ConsentRequired

# The text that the web app shows; a change of its meaning is a new version here.
CONSENT_TEXT_VERSION = "2026-11-01"


class ConsentChoice(StrEnum):
    AI = "AI"
    PEOPLE_ONLY = "PEOPLE_ONLY"


@dataclass(frozen=True)
class Consent:
    choice: ConsentChoice
    text_version: str
    given_at: datetime

    def is_same(self, choice: ConsentChoice | None, text_version: str | None) -> bool:
        return (self.choice, self.text_version) == (choice, text_version)

    @classmethod
    def given(cls, choice: ConsentChoice | None, text_version: str | None, now: datetime) -> "Consent":
        if choice is None:
            raise ConsentRequired("Choose AI or PEOPLE_ONLY before the interview starts.", field=("input", "consent"))
        if text_version != CONSENT_TEXT_VERSION:
            raise ConsentRequired(
                f"The consent text is now version {CONSENT_TEXT_VERSION}; read it and choose again.",
                field=("input", "consentTextVersion"),
            )
        return cls(choice, text_version, now)
