"""The failed events of this context, for its administrators."""

from collections.abc import Sequence

from kernel.database.database import Database
from kernel.messaging.dead_letters import list_dead_letters
from subgraphs.interviews.application.views import FailedEventView


class KeptFailedEvents:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def list(self, limit: int) -> Sequence[FailedEventView]:
        letters = await list_dead_letters(self._database, limit=limit)
        return [
            FailedEventView(
                id=letter.id,
                event_id=letter.event_id,
                event_type=letter.event_type,
                topic=letter.topic,
                error=letter.error,
                code=letter.code,
                attempts=letter.attempts,
                failed_at=letter.dead_at,
            )
            for letter in letters
        ]
