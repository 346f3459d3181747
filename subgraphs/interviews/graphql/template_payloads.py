"""What the template mutations answer: the changed object and the refusals each can meet."""

from enum import Enum

import strawberry

from kernel.subgraph.user_errors import UserError
from subgraphs.interviews.graphql.entities import Template
from subgraphs.interviews.graphql.publish_refusals import PublishTemplateErrorCode


@strawberry.enum(description="Why a template was not created.")
class CreateTemplateErrorCode(Enum):
    IDEMPOTENCY_KEY_REUSED = strawberry.enum_value(
        "IDEMPOTENCY_KEY_REUSED", description="This key was used with other input."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a template was not created.")
class CreateTemplateUserError(UserError):
    code: CreateTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of createTemplate.")
class CreateTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The new draft.")
    user_errors: list[CreateTemplateUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a template was not changed.")
class UpdateTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_EDITABLE = strawberry.enum_value(
        "TEMPLATE_NOT_EDITABLE", description="It is published or archived: edit its next version, or duplicate it."
    )
    TEMPLATE_CHANGED = strawberry.enum_value(
        "TEMPLATE_CHANGED", description="It was changed since it was read: read it again, compare, and decide."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a template was not changed.")
class UpdateTemplateUserError(UserError):
    code: UpdateTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of updateTemplate.")
class UpdateTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The changed template.")
    user_errors: list[UpdateTemplateUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a template was not deleted.")
class DeleteTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_IN_USE = strawberry.enum_value(
        "TEMPLATE_IN_USE", description="Invitations rest on it; archive it instead."
    )


@strawberry.type(description="Why a template was not deleted.")
class DeleteTemplateUserError(UserError):
    code: DeleteTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of deleteTemplate.")
class DeleteTemplatePayload:
    deleted_template_id: strawberry.ID | None = strawberry.field(default=None, description="The id that is gone.")
    user_errors: list[DeleteTemplateUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.type(description="Why a template cannot be published.")
class PublishTemplateUserError(UserError):
    code: PublishTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of publishTemplate.")
class PublishTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The published template.")
    user_errors: list[PublishTemplateUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why a published template cannot be edited.")
class EditPublishedTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_PUBLISHED = strawberry.enum_value(
        "TEMPLATE_NOT_PUBLISHED", description="Only a published template has a next version."
    )


@strawberry.type(description="Why a published template cannot be edited.")
class EditPublishedTemplateUserError(UserError):
    code: EditPublishedTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of editPublishedTemplate.")
class EditPublishedTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The draft of the next version.")
    user_errors: list[EditPublishedTemplateUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why a template was not archived.")
class ArchiveTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    TEMPLATE_NOT_PUBLISHED = strawberry.enum_value(
        "TEMPLATE_NOT_PUBLISHED", description="Only a published template allows this."
    )


@strawberry.type(description="Why a template was not archived.")
class ArchiveTemplateUserError(UserError):
    code: ArchiveTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of archiveTemplate.")
class ArchiveTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The archived template.")
    user_errors: list[ArchiveTemplateUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )


@strawberry.enum(description="Why a template was not shared.")
class ShareTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    NO_COMPANY = strawberry.enum_value("NO_COMPANY", description="The caller is in no company.")


@strawberry.type(description="Why a template was not shared.")
class ShareTemplateUserError(UserError):
    code: ShareTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of shareTemplate.")
class ShareTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The template, now the company's.")
    user_errors: list[ShareTemplateUserError] = strawberry.field(default_factory=list, description="What was refused.")


@strawberry.enum(description="Why a template was not duplicated.")
class DuplicateTemplateErrorCode(Enum):
    TEMPLATE_NOT_FOUND = strawberry.enum_value(
        "TEMPLATE_NOT_FOUND", description="No such template, or not the caller's."
    )
    IDEMPOTENCY_KEY_REUSED = strawberry.enum_value(
        "IDEMPOTENCY_KEY_REUSED", description="This key was used with other input."
    )
    INVALID_INPUT = strawberry.enum_value("INVALID_INPUT", description="A value that its field cannot hold.")


@strawberry.type(description="Why a template was not duplicated.")
class DuplicateTemplateUserError(UserError):
    code: DuplicateTemplateErrorCode = strawberry.field(description="The refusal.")


@strawberry.type(description="Answer of duplicateTemplate.")
class DuplicateTemplatePayload:
    template: Template | None = strawberry.field(default=None, description="The new draft.")
    user_errors: list[DuplicateTemplateUserError] = strawberry.field(
        default_factory=list, description="What was refused."
    )
