"""Analysis' unit of work: the kernel's, with its repository."""

from typing import Self

from kernel.database.unit_of_work import SqlAlchemyUnitOfWork
from subgraphs.analysis.infrastructure.analysis_repository import SqlAlchemyAnalysisRepository


class AnalysisUnitOfWork(SqlAlchemyUnitOfWork):
    analyses: SqlAlchemyAnalysisRepository

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self.analyses = SqlAlchemyAnalysisRepository(self.session, self.track)
        return self
