"""Why a template cannot be published: asked before (`publishBlockers`) and answered by publishTemplate."""

from enum import Enum

import strawberry


@strawberry.enum(description="Why a template cannot be published.")
class PublishTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    TEMPLATE_HAS_NO_QUESTIONS = strawberry.enum_value("TEMPLATE_HAS_NO_QUESTIONS", description="Add a question first.")
    RUBRIC_NOT_APPROVED = strawberry.enum_value(
        "RUBRIC_NOT_APPROVED", description="Every rubric must be approved first."
    )
    TEMPLATE_CHANGED = strawberry.enum_value(
        "TEMPLATE_CHANGED", description="It was changed since it was read: read it again, compare, and decide."
    )
    TEMPLATE_NOT_PUBLISHED = strawberry.enum_value(
        "TEMPLATE_NOT_PUBLISHED", description="The template that this is the next version of was archived meanwhile."
    )


@strawberry.enum(description="What to know before publishing; it can be meant so.")
class PublishWarningCode(Enum):
    TIME_TOO_SHORT = strawberry.enum_value(
        "TIME_TOO_SHORT", description="The limit of the whole interview is below those of its required questions."
    )
    ONE_QUESTION_DECIDES = strawberry.enum_value(
        "ONE_QUESTION_DECIDES", description="One question makes more than half of the result."
    )
    NOTHING_SCORED = strawberry.enum_value("NOTHING_SCORED", description="Every weight is 0.")
    RUBRIC_VAGUE = strawberry.enum_value("RUBRIC_VAGUE", description="A rubric is too vague to score by.")
