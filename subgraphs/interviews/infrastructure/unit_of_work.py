"""The unit of work of interviews: the kernel's, with our repositories."""

from typing import Self

from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from subgraphs.interviews.infrastructure.directory import SqlAlchemyDirectory
from subgraphs.interviews.infrastructure.invitation_repository import SqlAlchemyInvitationRepository
from subgraphs.interviews.infrastructure.link_uses import SqlAlchemyLinkUses
from subgraphs.interviews.infrastructure.template_repository import SqlAlchemyTemplateRepository


class InterviewsUnitOfWork(SqlAlchemyUnitOfWork):
    templates: SqlAlchemyTemplateRepository
    invitations: SqlAlchemyInvitationRepository
    link_uses: SqlAlchemyLinkUses
    directory: SqlAlchemyDirectory

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.templates = SqlAlchemyTemplateRepository(self.session, self.track)
        self.invitations = SqlAlchemyInvitationRepository(self.session, self.track)
        self.link_uses = SqlAlchemyLinkUses(self.session)
        self.directory = SqlAlchemyDirectory(self.session)
        return self
