"""What the gateway refuses.

Refusal
├── SignInRefused           the person is not signed in; `code` goes to the sign-in page
├── LinkRefused             an invitation link opens nothing; `code` says why
└── SessionNotFound         no such live session of this person
"""

from dataclasses import dataclass

from kernel.errors import Refusal

# The sign-in page has a text for each of these; a refusal of the users context adds its own (EMAIL_ALREADY_TAKEN …).
SIGN_IN_EXPIRED = "SIGN_IN_EXPIRED"
SIGN_IN_DENIED = "SIGN_IN_DENIED"
PROVIDER_UNAVAILABLE = "PROVIDER_UNAVAILABLE"
PROVIDER_ANSWER_INVALID = "PROVIDER_ANSWER_INVALID"
EMAIL_MISSING = "EMAIL_MISSING"
USER_SUSPENDED = "USER_SUSPENDED"
REGISTRATION_UNANSWERED = "REGISTRATION_UNANSWERED"


class SignInRefused(Refusal):
    """The code differs per case, because the page explains each."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal_code = code


@dataclass(frozen=True)
class Contact:
    """Whom a candidate can turn to when a link opens nothing; all None for a link that names no invitation."""

    company_name: str | None = None
    person_name: str | None = None
    email: str | None = None


NOBODY_TO_ASK = Contact()


class LinkRefused(Refusal):
    def __init__(self, code: str, message: str, contact: Contact = NOBODY_TO_ASK) -> None:
        super().__init__(message)
        self.refusal_code, self.contact = code, contact


class SessionNotFound(Refusal):
    code = "SESSION_NOT_FOUND"
