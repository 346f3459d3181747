"""Questions to interviews."""

from typing import Annotated

import strawberry

from kernel.paging.page import page_request
from kernel.subgraph.connections import After, Before, Connection, First, Last, to_connection, wants_total_count
from kernel.subgraph.context import require_scope
from kernel.subgraph.dead_letters import DeadLetter, FailedEventsFirst
from kernel.subgraph.fields import resolver
from subgraphs.interviews.application import views
from subgraphs.interviews.graphql.candidate import CandidateInterview, to_candidate_interview
from subgraphs.interviews.graphql.context import Info
from subgraphs.interviews.graphql.counts import InvitationCounts, to_counts
from subgraphs.interviews.graphql.entities import Invitation, Template, to_invitation, to_template
from subgraphs.interviews.graphql.enums import InvitationOrder, QuestionType, TemplateOrder
from subgraphs.interviews.graphql.lists import (
    InvitationFilterArgument,
    InvitationOrderArgument,
    TemplateFilterArgument,
    TemplateOrderArgument,
)
from subgraphs.interviews.graphql.question import Rubric, to_rubric
from subgraphs.interviews.graphql.template_inputs import RubricInput, to_criteria

TemplateIdArgument = Annotated[strawberry.ID, strawberry.argument(description="Id of the template.")]
InvitationIdArgument = Annotated[strawberry.ID, strawberry.argument(description="Id of the invitation.")]
TypeArgument = Annotated[QuestionType, strawberry.argument(name="type", description="How the question is answered.")]
RubricArgument = Annotated[RubricInput, strawberry.argument(description="The rubric so far.")]


@strawberry.type(description="Questions to interviews.")
class Query:
    @resolver("A template: one's own or the company's.", scopes=["templates:read"])
    async def template(self, info: Info, id: TemplateIdArgument) -> Template | None:  # noqa: A002
        caller = require_scope(info.context, "templates:read")
        found = await info.context.handlers.find_templates(caller, [str(id)])
        return to_template(found[str(id)]) if str(id) in found else None

    @resolver("Templates: one's own and the company's.", scopes=["templates:read"])
    async def templates(
        self,
        info: Info,
        filter: TemplateFilterArgument = None,  # noqa: A002
        order: TemplateOrderArgument = TemplateOrder.UPDATED_AT_DESC,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Template]:
        caller = require_scope(info.context, "templates:read")
        chosen = filter.to_view() if filter else views.TemplateFilter()
        count, name = wants_total_count(info), views.templates_list(order)
        request = page_request(name, first=first, after=after, last=last, before=before, count=count)
        page = await info.context.handlers.list_templates(caller, chosen, order, request)
        return to_connection(page.map(to_template))

    @resolver("The rubric that a new question of this type starts with.", scopes=["templates:read"])
    def general_rubric(self, info: Info, question_type: TypeArgument) -> Rubric | None:
        require_scope(info.context, "templates:read")
        rubric = info.context.handlers.general_rubric(question_type)
        return to_rubric(rubric) if rubric else None

    @resolver("Where a rubric that is being written is too vague to score by.", scopes=["templates:read"])
    def rubric_hints(self, info: Info, rubric: RubricArgument) -> list[str]:
        require_scope(info.context, "templates:read")
        return list(info.context.handlers.rubric_hints(to_criteria(rubric) or []))

    @resolver("An invitation: one's own or the company's.", scopes=["invitations:read"])
    async def invitation(self, info: Info, id: InvitationIdArgument) -> Invitation | None:  # noqa: A002
        caller = require_scope(info.context, "invitations:read")
        found = await info.context.handlers.find_invitations(caller, [str(id)])
        return to_invitation(found[str(id)]) if str(id) in found else None

    @resolver("Invitations: one's own and the company's.", scopes=["invitations:read"])
    async def invitations(
        self,
        info: Info,
        filter: InvitationFilterArgument = None,  # noqa: A002
        order: InvitationOrderArgument = InvitationOrder.CREATED_AT_DESC,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Invitation]:
        caller = require_scope(info.context, "invitations:read")
        chosen = filter.to_view() if filter else views.InvitationFilter()
        count, name = wants_total_count(info), views.invitations_list(order)
        request = page_request(name, first=first, after=after, last=last, before=before, count=count)
        page = await info.context.handlers.list_invitations(caller, chosen, order, request)
        return to_connection(page.map(to_invitation))

    @resolver("How many invitations stand where: one's own and the company's.", scopes=["invitations:read"])
    async def invitation_counts(
        self,
        info: Info,
        filter: InvitationFilterArgument = None,  # noqa: A002
    ) -> InvitationCounts:
        caller = require_scope(info.context, "invitations:read")
        chosen = filter.to_view() if filter else views.InvitationFilter()
        return to_counts(await info.context.handlers.count_invitations(caller, chosen))

    @resolver(
        "Sequence of the newest change of one's own and the company's invitations, 0 before the first. Ask for it, "
        "begin `invitationChanged` after it, then read: no change falls between what is read and what is told.",
        scopes=["invitations:read"],
    )
    async def newest_invitation_change(self, info: Info) -> int:
        return await info.context.handlers.newest_change(require_scope(info.context, "invitations:read"))

    @resolver("The interview of this invitation session.", scopes=["interview:take"])
    async def my_interview(self, info: Info) -> CandidateInterview | None:
        caller = require_scope(info.context, "interview:take")
        view = await info.context.handlers.my_interview(caller)
        return to_candidate_interview(view) if view else None

    @resolver("Events that interviews gave up on, newest first.", scopes=["events:replay"])
    async def interviews_failed_events(self, info: Info, first: FailedEventsFirst = 50) -> list[DeadLetter]:
        caller = require_scope(info.context, "events:replay")
        failed = await info.context.handlers.list_failed_events(caller, first)
        return [
            DeadLetter(
                id=strawberry.ID(event.id),
                event_id=event.event_id,
                event_type=event.event_type,
                topic=event.topic,
                error=event.error,
                code=event.code,
                attempts=event.attempts,
                failed_at=event.failed_at,
            )
            for event in failed
        ]
