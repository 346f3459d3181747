"""Templates, invitations and people: the entities that refer to each other."""

from collections.abc import Sequence
from datetime import datetime

import strawberry

from kernel.errors import AccessDenied
from kernel.paging.page import page_request
from kernel.subgraph.connections import After, Before, Connection, First, Last, to_connection, wants_total_count
from kernel.subgraph.context import require_scope
from kernel.subgraph.entities import Representation, ids_of
from kernel.subgraph.fields import resolver
from kernel.subgraph.scalars import EmailAddress
from subgraphs.interviews.application import views
from subgraphs.interviews.graphql.answers import InvitationProgress, InvitationResult, Response, to_response, to_result
from subgraphs.interviews.graphql.context import INVITATIONS_ORDER, TEMPLATES_ORDER, Info
from subgraphs.interviews.graphql.enums import (
    ConsentChoice,
    Decision,
    DecisionState,
    InvitationStatus,
    LinkAction,
    TemplateStatus,
)
from subgraphs.interviews.graphql.marks import Mark, to_mark
from subgraphs.interviews.graphql.question import (
    PublishBlocker,
    PublishWarning,
    Question,
    TemplateChange,
    TemplateSettings,
    to_blocker,
    to_change,
    to_question,
    to_settings,
    to_warning,
)
from subgraphs.interviews.graphql.stubs import Company, company_stub

NAME = ["fullName"]


@strawberry.federation.type(keys=["id"], description="A person, with what is theirs here.")
class User:
    reference_scopes = frozenset({"users:read", "profile:write"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `usr_…`.")
    # Of who left the company users tells colleagues nothing any more, but their reviews and invitations stay here.
    full_name: str = strawberry.federation.field(external=True, default="", description="Name, as users told it.")

    @resolver("Templates this person wrote, as far as the caller may see them.", scopes=["templates:read"])
    async def templates(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> "Connection[Template]":
        require_scope(info.context, "templates:read")
        count, name = wants_total_count(info), views.templates_list(TEMPLATES_ORDER)
        request = page_request(name, first=first, after=after, last=last, before=before, count=count)
        page = await info.context.templates_of.load((str(self.id), request))
        return to_connection(page.map(to_template))

    @resolver("Invitations this person sent, as far as the caller may see them.", scopes=["invitations:read"])
    async def invitations(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> "Connection[Invitation]":
        require_scope(info.context, "invitations:read")
        count, name = wants_total_count(info), views.invitations_list(INVITATIONS_ORDER)
        request = page_request(name, first=first, after=after, last=last, before=before, count=count)
        page = await info.context.invitations_of.load((str(self.id), request))
        return to_connection(page.map(to_invitation))

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        return [user_stub(user_id) for user_id in ids_of(representations)]


@strawberry.federation.type(keys=["id"], description="An interview as HR wrote it.")
class Template:
    reference_scopes = frozenset({"templates:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `tpl_…`.")
    title: str = strawberry.field(description="What HR and candidates call it.")
    description: str = strawberry.field(description="What the candidate reads first.")
    role_title: str = strawberry.field(description="The job it is for.")
    status: TemplateStatus = strawberry.field(description="Where it stands.")
    owner: User = strawberry.federation.field(description="Who wrote it.", provides=NAME)
    company: Company | None = strawberry.field(description="The company that shares it.")
    settings: TemplateSettings = strawberry.field(description="Time, retakes and order.")
    questions: list[Question] = strawberry.field(description="Its questions in order.")
    version_id: strawberry.ID = strawberry.field(description="The version that an invitation stores, `tpv_…`.")
    version_number: int = strawberry.field(description="Counts its versions.")
    estimated_minutes: int = strawberry.field(description="How long it takes at most.")
    invitation_count: int = strawberry.field(description="How many invitations rest on it.")
    published_at: datetime | None = strawberry.field(description="When it was published.")
    archived_at: datetime | None = strawberry.field(description="When it was archived.")
    created_at: datetime = strawberry.field(description="When it was begun.")
    updated_at: datetime = strawberry.field(description="Last change; sync by it.")
    publish_blockers: list[PublishBlocker] = strawberry.field(description="Empty when it can be published.")
    publish_warnings: list[PublishWarning] = strawberry.field(description="What to know before it is published.")
    changes: list[TemplateChange] = strawberry.field(description="For a next version: what it changes.")
    settings_revision: str = strawberry.field(
        description="Changes with its texts and settings; give it back as `expectedRevision` of updateTemplate."
    )
    revision: str = strawberry.field(
        description="Changes with anything in it; give it back as `expectedRevision` of publishTemplate."
    )
    next_version_of_id: strawberry.Private[str | None]
    next_version_id: strawberry.Private[str | None]

    @resolver("The published template that this draft is the next version of.")
    async def next_version_of(self, info: Info) -> "Template | None":
        return await _other_template(info, self.next_version_of_id)

    @resolver("The draft that is the next version of this published template.")
    async def next_version(self, info: Info) -> "Template | None":
        return await _other_template(info, self.next_version_id)

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_templates(info.context.caller, ids)
        return [to_template(found[template_id]) if template_id in found else None for template_id in ids]


@strawberry.type(description="What a person thinks of an interview.")
class Review:
    id: strawberry.ID = strawberry.field(description="Opaque id, `rvw_…`.")
    reviewer: User = strawberry.federation.field(description="Who gave it.", provides=NAME)
    score: int | None = strawberry.field(description="Own score, 0 to 100: the typed one, or else the computed one.")
    typed_score: int | None = strawberry.field(description="The score as the person typed it.")
    computed_score: int | None = strawberry.field(
        description="What the levels, the choices and the weights come to; null until every answer has its levels."
    )
    marks: list[Mark] = strawberry.field(description="The levels given, per question.")
    decision: Decision | None = strawberry.field(description="What the person decided.")
    reason: str | None = strawberry.field(description="Why.")
    created_at: datetime = strawberry.field(description="When it was first given.")
    updated_at: datetime = strawberry.field(description="When it was last changed.")


@strawberry.type(description="Something that was done by a candidate's link.")
class LinkUse:
    action: LinkAction = strawberry.field(description="What was done.")
    device: str | None = strawberry.field(description="Browser and system that opened the link, no more.")
    person: User | None = strawberry.federation.field(
        description="Who was signed in meanwhile; null for nobody, and for the candidate.", provides=NAME
    )
    first_at: datetime = strawberry.field(description="When it was done first.")
    last_at: datetime = strawberry.field(description="When it was done last.")
    times: int = strawberry.field(description="How often.")


@strawberry.federation.type(keys=["id"], description="One candidate's invitation to one interview.")
class Invitation:
    reference_scopes = frozenset({"invitations:read"})

    id: strawberry.ID = strawberry.field(description="Opaque id, `inv_…`.")
    template_id: strawberry.Private[str]
    status: InvitationStatus = strawberry.field(description="Where it stands.")
    template_version_id: strawberry.ID = strawberry.field(description="The version it was sent with, `tpv_…`.")
    template_title: str = strawberry.field(description="The title it was sent with.")
    candidate_name: str = strawberry.field(description="The candidate's name as HR wrote it.")
    candidate_email: EmailAddress = strawberry.field(description="The candidate's address.")
    candidate: User | None = strawberry.field(
        description="The candidate's account; told to the candidate and to administrators alone."
    )
    invited_by: User = strawberry.federation.field(description="Who sent it.", provides=NAME)
    company_name: str | None = strawberry.field(description="The company it was sent for.")
    expires_at: datetime = strawberry.field(description="When it ends.")
    created_at: datetime = strawberry.field(description="When it was sent.")
    started_at: datetime | None = strawberry.field(description="When the candidate started.")
    completed_at: datetime | None = strawberry.field(description="When it was completed.")
    updated_at: datetime = strawberry.field(description="Last change; sync by it.")
    consent: ConsentChoice | None = strawberry.field(description="Who may judge; null before the start.")
    consent_at: datetime | None = strawberry.field(description="When the candidate chose that.")
    link: str | None = strawberry.field(description="The personal link; null once the candidate has begun.")
    progress: InvitationProgress = strawberry.field(description="How far the candidate is.")
    result: InvitationResult = strawberry.field(description="What analysis made of it.")
    reviews: list[Review] = strawberry.field(description="What people think of it, newest first.")
    decision_state: DecisionState = strawberry.field(description="What the reviewers' decisions come to.")
    external_id: str | None = strawberry.field(description="Its id in another system.")
    link_uses: list[LinkUse] = strawberry.field(description="On which devices the link was used, when, and by whom.")

    @resolver("The template it rests on.")
    async def template(self, info: Info) -> Template:
        view = await info.context.templates.load(self.template_id)
        if view is None:
            raise AccessDenied("NOT_FOUND", "The template of this invitation is not there for you.")
        return to_template(view)

    @resolver("The final answers in the order of the questions.")
    async def responses(self, info: Info) -> list[Response]:
        return [to_response(view) for view in await info.context.responses.load(str(self.id))]

    @resolver("What it asks, as it stood in the version it was sent with.")
    async def questions(self, info: Info) -> list[Question]:
        return [to_question(view) for view in await info.context.asked_questions.load(str(self.id))]

    @resolver("The caller's own opinion, or else the newest.")
    def review(self, info: Info) -> Review | None:
        own = (review for review in self.reviews if review.reviewer.id == info.context.caller.subject)
        return next(own, self.reviews[0] if self.reviews else None)

    @classmethod
    async def resolve_references(cls, representations: Sequence[Representation], info: Info) -> Sequence[object]:
        ids = ids_of(representations)
        found = await info.context.handlers.find_invitations(info.context.caller, ids)
        return [to_invitation(found[item]) if item in found else None for item in ids]


def user_stub(user_id: str, name: str = "") -> User:
    """`name` where the field provides it."""
    return User(id=strawberry.ID(user_id), full_name=name)


def to_template(view: views.TemplateView) -> Template:
    return Template(
        id=strawberry.ID(view.id),
        title=view.title,
        description=view.description,
        role_title=view.role_title,
        status=TemplateStatus(view.status),
        owner=user_stub(view.owner_id, view.owner_name),
        company=company_stub(view.company_id),
        settings=to_settings(view.settings),
        questions=[to_question(question) for question in view.questions],
        version_id=strawberry.ID(view.version_id),
        version_number=view.version_number,
        estimated_minutes=view.estimated_minutes,
        invitation_count=view.invitation_count,
        published_at=view.published_at,
        archived_at=view.archived_at,
        created_at=view.created_at,
        updated_at=view.updated_at,
        publish_blockers=[to_blocker(blocker) for blocker in view.blockers],
        publish_warnings=[to_warning(warning) for warning in view.warnings],
        changes=[to_change(change) for change in view.changes],
        settings_revision=view.settings_revision,
        revision=view.revision,
        next_version_of_id=view.next_version_of,
        next_version_id=view.next_version,
    )


def to_invitation(view: views.InvitationView) -> Invitation:
    return Invitation(
        id=strawberry.ID(view.id),
        template_id=view.template_id,
        status=InvitationStatus(view.status),
        template_version_id=strawberry.ID(view.template_version_id),
        template_title=view.template_title,
        candidate_name=view.candidate_name,
        candidate_email=EmailAddress(view.candidate_email),
        candidate=user_stub(view.candidate_id) if view.candidate_id else None,
        invited_by=user_stub(view.hr_id, view.hr_name),
        company_name=view.company_name,
        expires_at=view.expires_at,
        created_at=view.created_at,
        started_at=view.started_at,
        completed_at=view.completed_at,
        updated_at=view.updated_at,
        consent=ConsentChoice(view.consent) if view.consent else None,
        consent_at=view.consent_at,
        link=view.link,
        progress=InvitationProgress(answered=view.answered, total=view.total),
        result=to_result(view.result),
        reviews=[_review(review) for review in view.reviews],
        decision_state=view.decision_state,
        external_id=view.external_id,
        link_uses=[_link_use(use) for use in view.link_uses],
    )


def _link_use(view: views.LinkUseView) -> LinkUse:
    return LinkUse(
        action=LinkAction(view.action),
        device=view.device,
        person=user_stub(view.user_id, view.user_name) if view.user_id else None,
        first_at=view.first_at,
        last_at=view.last_at,
        times=view.times,
    )


def _review(view: views.ReviewView) -> Review:
    return Review(
        id=strawberry.ID(view.id),
        reviewer=user_stub(view.reviewer_id, view.reviewer_name),
        score=view.score,
        typed_score=view.typed_score,
        computed_score=view.computed_score,
        marks=[to_mark(mark) for mark in view.marks],
        decision=Decision(view.decision) if view.decision else None,
        reason=view.reason,
        created_at=view.created_at,
        updated_at=view.updated_at,
    )


async def load_template(info: Info, template_id: str) -> Template | None:
    """A template as a mutation left it."""
    found = await info.context.handlers.find_templates(info.context.caller, [template_id])
    return to_template(found[template_id]) if template_id in found else None


async def load_invitation(info: Info, invitation_id: str) -> Invitation | None:
    """An invitation as a mutation left it."""
    found = await info.context.handlers.find_invitations(info.context.caller, [invitation_id])
    return to_invitation(found[invitation_id]) if invitation_id in found else None


async def _other_template(info: Info, template_id: str | None) -> Template | None:
    view = await info.context.templates.load(template_id) if template_id else None
    return to_template(view) if view else None
