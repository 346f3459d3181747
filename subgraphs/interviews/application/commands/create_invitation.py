"""Use case: HR invites a candidate; with an idempotency key a repeat gives the first invitation again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kernel.auth.caller import Caller
from kernel.clock import Clock
from kernel.ids import new_id
from subgraphs.interviews.application.access import acting_user_id
from subgraphs.interviews.application.following_up import set_timers, tell
from subgraphs.interviews.application.idempotency import create_once
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork, UnitOfWork
from subgraphs.interviews.application.views import InvitationChange
from subgraphs.interviews.domain.errors import TemplateNotFound
from subgraphs.interviews.domain.ids import INVITATION_PREFIX, InvitationId
from subgraphs.interviews.domain.invitation import Candidate, Invitation
from subgraphs.interviews.domain.template import Template


@dataclass(frozen=True)
class CreateInvitation:
    """`expires_at` None: the days of the template's settings from now."""

    caller: Caller
    template_id: str
    candidate_name: str
    candidate_email: str
    expires_at: datetime | None = None
    external_id: str | None = None
    idempotency_key: str | None = None


class CreateInvitationHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: CreateInvitation) -> InvitationId:
        async with self._begin() as uow:
            template = await visible_template(uow, command.caller, command.template_id)
            invitation_id = await create_once(
                uow, command, _request_of(command), "invitationId", lambda: self._invite(uow, template, command)
            )
            await uow.commit()
        return InvitationId(invitation_id)

    async def _invite(self, uow: UnitOfWork, template: Template, command: CreateInvitation) -> InvitationId:
        template.require_published()
        version = await uow.templates.find_version(template.version_id)
        if version is None:
            raise TemplateNotFound
        candidate_id = await uow.directory.user_id_of(command.candidate_email)
        invitation = Invitation.create(
            InvitationId(new_id(INVITATION_PREFIX)),
            version,
            Candidate(command.candidate_name, command.candidate_email, candidate_id),
            hr_id=acting_user_id(command.caller),
            company_id=template.company_id,  # what is sent from a private template stays private
            expires_at=command.expires_at,
            external_id=command.external_id,
            now=self._clock.now(),
        )
        await uow.invitations.add(invitation)
        await set_timers(uow, invitation)
        await tell(uow, invitation, InvitationChange.CREATED)
        return invitation.id


def _request_of(command: CreateInvitation) -> dict[str, Any]:
    """Keys that were stored before have this form."""
    return {
        "mutation": "createInvitation",
        "templateId": command.template_id,
        "candidateName": command.candidate_name,
        "candidateEmail": command.candidate_email,
        "expiresAt": command.expires_at and command.expires_at.isoformat(),
        "externalId": command.external_id,
    }
