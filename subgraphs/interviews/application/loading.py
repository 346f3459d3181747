"""Loading an aggregate for a command: the caller's own, or a refusal that says no more than "there is none"."""

from kernel.auth.caller import Caller
from subgraphs.interviews.application.access import session_invitation_id, viewer_of
from subgraphs.interviews.application.ports import UnitOfWork
from subgraphs.interviews.domain.errors import InvitationNotFound, InvitationRevoked, TemplateNotFound
from subgraphs.interviews.domain.invitation import Invitation
from subgraphs.interviews.domain.template import Template


async def visible_template(uow: UnitOfWork, caller: Caller, template_id: str) -> Template:
    template = await uow.templates.find(template_id)
    if template is None or not viewer_of(caller).may_see(template.owner_id, template.company_id):
        raise TemplateNotFound
    return template


async def visible_invitation(uow: UnitOfWork, caller: Caller, invitation_id: str) -> Invitation:
    invitation = await uow.invitations.find(invitation_id)
    if invitation is None or not viewer_of(caller).may_see(invitation.hr_id, invitation.company_id):
        raise InvitationNotFound
    return invitation


async def session_invitation(uow: UnitOfWork, caller: Caller, invitation_id: str) -> Invitation:
    """The invitation of an invitation session, which a command must name: a browser can hold sessions of several.

    tab A shows company A's interview, tab B was opened by company B's link: A's "Finish" must not complete B's
    """
    if session_invitation_id(caller) != invitation_id:
        raise InvitationNotFound
    invitation = await uow.invitations.find(invitation_id)
    if invitation is None:
        raise InvitationNotFound
    if invitation.is_open and caller.link_generation != invitation.generation:
        raise InvitationRevoked("You were sent a newer link since. Open the newest one in your mail.")
    return invitation
