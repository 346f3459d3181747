"""Changes of templates: each resolver calls one use case and answers what it changed."""

from typing import Annotated, TypeVar

import strawberry

from kernel.subgraph.context import require_scope
from kernel.subgraph.fields import resolver
from kernel.subgraph.user_errors import refusals_as
from subgraphs.interviews.application.commands.archive_template import ArchiveTemplate
from subgraphs.interviews.application.commands.create_template import CreateTemplate
from subgraphs.interviews.application.commands.delete_template import DeleteTemplate
from subgraphs.interviews.application.commands.duplicate_template import DuplicateTemplate
from subgraphs.interviews.application.commands.edit_published_template import EditPublishedTemplate
from subgraphs.interviews.application.commands.publish_template import PublishTemplate
from subgraphs.interviews.application.commands.share_template import ShareTemplate
from subgraphs.interviews.application.commands.update_template import UpdateTemplate
from subgraphs.interviews.graphql import template_inputs as inputs
from subgraphs.interviews.graphql import template_payloads as payloads
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.entities import load_template

T = TypeVar("T")
Input = Annotated[T, strawberry.argument(name="input", description="What to do.")]
SCOPES = ["templates:write"]


@strawberry.type
class TemplateMutation:
    @resolver("Begins a template.", scopes=SCOPES)
    @refusals_as(payloads.CreateTemplatePayload, payloads.CreateTemplateUserError)
    async def create_template(
        self, info: Info, given: Input[inputs.CreateTemplateInput]
    ) -> payloads.CreateTemplatePayload:
        command = CreateTemplate(
            require_scope(info.context, "templates:write"),
            given.title,
            given.description,
            given.role_title,
            inputs.to_settings_change(given.settings),
            given.idempotency_key or info.context.request.idempotency_key,
        )
        template_id = await info.context.handlers.create_template(command)
        return payloads.CreateTemplatePayload(template=await load_template(info, template_id))

    @resolver("Changes texts and settings of a draft.", scopes=SCOPES)
    @refusals_as(payloads.UpdateTemplatePayload, payloads.UpdateTemplateUserError)
    async def update_template(
        self, info: Info, given: Input[inputs.UpdateTemplateInput]
    ) -> payloads.UpdateTemplatePayload:
        command = UpdateTemplate(
            require_scope(info.context, "templates:write"),
            str(given.template_id),
            given.title,
            given.description,
            given.role_title,
            inputs.to_settings_change(given.settings),
            given.expected_revision,
        )
        await info.context.handlers.update_template(command)
        return payloads.UpdateTemplatePayload(template=await load_template(info, command.template_id))

    @resolver("Deletes a template that nobody was invited with.", scopes=SCOPES)
    @refusals_as(payloads.DeleteTemplatePayload, payloads.DeleteTemplateUserError)
    async def delete_template(
        self, info: Info, given: Input[inputs.DeleteTemplateInput]
    ) -> payloads.DeleteTemplatePayload:
        caller = require_scope(info.context, "templates:write")
        await info.context.handlers.delete_template(DeleteTemplate(caller, str(given.template_id)))
        return payloads.DeleteTemplatePayload(deleted_template_id=given.template_id)

    @resolver(
        "Publishes a draft. A next version replaces the published one; invitations that were sent keep theirs.",
        scopes=SCOPES,
    )
    @refusals_as(payloads.PublishTemplatePayload, payloads.PublishTemplateUserError)
    async def publish_template(
        self, info: Info, given: Input[inputs.PublishTemplateInput]
    ) -> payloads.PublishTemplatePayload:
        caller = require_scope(info.context, "templates:write")
        command = PublishTemplate(caller, str(given.template_id), given.expected_revision)
        template_id = await info.context.handlers.publish_template(command)
        return payloads.PublishTemplatePayload(template=await load_template(info, template_id))

    @resolver(
        "Begins the next version of a published template, a draft beside it, or gives the one that was begun.",
        scopes=SCOPES,
    )
    @refusals_as(payloads.EditPublishedTemplatePayload, payloads.EditPublishedTemplateUserError)
    async def edit_published_template(
        self, info: Info, given: Input[inputs.EditPublishedTemplateInput]
    ) -> payloads.EditPublishedTemplatePayload:
        caller = require_scope(info.context, "templates:write")
        command = EditPublishedTemplate(caller, str(given.template_id))
        template_id = await info.context.handlers.edit_published_template(command)
        return payloads.EditPublishedTemplatePayload(template=await load_template(info, template_id))

    @resolver("Takes a published template out of use; running interviews go on.", scopes=SCOPES)
    @refusals_as(payloads.ArchiveTemplatePayload, payloads.ArchiveTemplateUserError)
    async def archive_template(
        self, info: Info, given: Input[inputs.ArchiveTemplateInput]
    ) -> payloads.ArchiveTemplatePayload:
        caller = require_scope(info.context, "templates:write")
        await info.context.handlers.archive_template(ArchiveTemplate(caller, str(given.template_id)))
        return payloads.ArchiveTemplatePayload(template=await load_template(info, str(given.template_id)))

    @resolver("Shares a private template with the own company; what was sent with it stays private.", scopes=SCOPES)
    @refusals_as(payloads.ShareTemplatePayload, payloads.ShareTemplateUserError)
    async def share_template(
        self, info: Info, given: Input[inputs.ShareTemplateInput]
    ) -> payloads.ShareTemplatePayload:
        caller = require_scope(info.context, "templates:write")
        await info.context.handlers.share_template(ShareTemplate(caller, str(given.template_id)))
        return payloads.ShareTemplatePayload(template=await load_template(info, str(given.template_id)))

    @resolver("Copies a template into a new draft, to change it.", scopes=SCOPES)
    @refusals_as(payloads.DuplicateTemplatePayload, payloads.DuplicateTemplateUserError)
    async def duplicate_template(
        self, info: Info, given: Input[inputs.DuplicateTemplateInput]
    ) -> payloads.DuplicateTemplatePayload:
        caller = require_scope(info.context, "templates:write")
        key = given.idempotency_key or info.context.request.idempotency_key
        command = DuplicateTemplate(caller, str(given.template_id), given.title, key)
        template_id = await info.context.handlers.duplicate_template(command)
        return payloads.DuplicateTemplatePayload(template=await load_template(info, template_id))
