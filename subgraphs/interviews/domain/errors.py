"""The refusals of interviews; each code is public and stable.

Refusal
├── InvalidInput                    a value outside its bounds; `field` says which
├── of templates    TemplateNotFound TemplateNotPublished TemplateNotEditable TemplateInUse TemplateHasNoQuestions
│                   TemplateChanged RubricNotApproved QuestionNotFound TooManyQuestions QuestionTypeUnsupported
│                   NoCompany
├── of invitations  InvitationNotFound InvitationExpired InvitationRevoked InvitationAlreadyStarted
│                   InvitationNotStarted InvitationAlreadyCompleted InvitationNotCompleted ConsentRequired
└── of answers      ResponseAlreadySubmitted ResponseTypeMismatch ResponseTooLong RequiredQuestionUnanswered
                    TimeLimitExceeded QuestionStillOpen QuestionRequired DraftOutdated
"""

from kernel.errors import Refusal


class InvalidInput(Refusal):
    code = "INVALID_INPUT"


class TemplateNotFound(Refusal):
    code = "TEMPLATE_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("There is no such template.", field=("input", "templateId"))


class TemplateNotPublished(Refusal):
    code = "TEMPLATE_NOT_PUBLISHED"


class TemplateNotEditable(Refusal):
    code = "TEMPLATE_NOT_EDITABLE"


class NoCompany(Refusal):
    code = "NO_COMPANY"


class TemplateChanged(Refusal):
    code = "TEMPLATE_CHANGED"


class TemplateInUse(Refusal):
    code = "TEMPLATE_IN_USE"


class TemplateHasNoQuestions(Refusal):
    code = "TEMPLATE_HAS_NO_QUESTIONS"


class RubricNotApproved(Refusal):
    code = "RUBRIC_NOT_APPROVED"


class QuestionNotFound(Refusal):
    code = "QUESTION_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("There is no such question here.", field=("input", "questionId"))


class TooManyQuestions(Refusal):
    code = "TOO_MANY_QUESTIONS"


class QuestionTypeUnsupported(Refusal):
    code = "QUESTION_TYPE_UNSUPPORTED"


class InvitationNotFound(Refusal):
    code = "INVITATION_NOT_FOUND"

    def __init__(self, field: tuple[str, ...] = ("input", "invitationId")) -> None:
        super().__init__("There is no such invitation.", field=field)


class InvitationExpired(Refusal):
    code = "INVITATION_EXPIRED"


class InvitationRevoked(Refusal):
    code = "INVITATION_REVOKED"


class InvitationAlreadyStarted(Refusal):
    code = "INVITATION_ALREADY_STARTED"


class InvitationNotStarted(Refusal):
    code = "INVITATION_NOT_STARTED"


class InvitationAlreadyCompleted(Refusal):
    code = "INVITATION_ALREADY_COMPLETED"


class InvitationNotCompleted(Refusal):
    code = "INVITATION_NOT_COMPLETED"


class ConsentRequired(Refusal):
    code = "CONSENT_REQUIRED"


class ResponseAlreadySubmitted(Refusal):
    code = "RESPONSE_ALREADY_SUBMITTED"


class ResponseTypeMismatch(Refusal):
    code = "RESPONSE_TYPE_MISMATCH"


class ResponseTooLong(Refusal):
    code = "RESPONSE_TOO_LONG"


class RequiredQuestionUnanswered(Refusal):
    code = "REQUIRED_QUESTION_UNANSWERED"


class TimeLimitExceeded(Refusal):
    code = "TIME_LIMIT_EXCEEDED"


class QuestionStillOpen(Refusal):
    code = "QUESTION_STILL_OPEN"


class QuestionRequired(Refusal):
    code = "QUESTION_REQUIRED"


class DraftOutdated(Refusal):
    code = "DRAFT_OUTDATED"
