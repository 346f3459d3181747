"""Why a template cannot be published: asked before (`publishBlockers`) and answered by publishTemplate."""

from enum import Enum

import strawberry


@strawberry.enum(description="Why a template cannot be published.")
class PublishTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived; duplicate it to change it."
    )
    TEMPLATE_HAS_NO_QUESTIONS = strawberry.enum_value("TEMPLATE_HAS_NO_QUESTIONS", description="Add a question first.")
    RUBRIC_NOT_APPROVED = strawberry.enum_value(
        "RUBRIC_NOT_APPROVED", description="Every rubric must be approved first."
    )
