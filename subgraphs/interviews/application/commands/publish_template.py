"""Use case: HR publishes a draft, or the next version of a published template; it is frozen under its version id."""

from dataclasses import dataclass

from kernel.auth.caller import Caller
from kernel.clock import Clock
from subgraphs.interviews.application.loading import visible_template
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.domain.ids import TemplateId


@dataclass(frozen=True)
class PublishTemplate:
    """`expected_revision` of all that was seen; None publishes whatever is there."""

    caller: Caller
    template_id: str
    expected_revision: str | None = None


class PublishTemplateHandler:
    def __init__(self, begin: BeginUnitOfWork, clock: Clock) -> None:
        self._begin, self._clock = begin, clock

    async def __call__(self, command: PublishTemplate) -> TemplateId:
        """The template that is published now: for a next version the one it belongs to."""
        async with self._begin() as uow:
            draft = await visible_template(uow, command.caller, command.template_id)
            published = draft
            if draft.next_version_of is None:
                version = draft.publish(self._clock.now(), command.expected_revision)
            else:
                published = await visible_template(uow, command.caller, draft.next_version_of)
                version = published.publish_next(draft, self._clock.now(), command.expected_revision)
                # First: its questions go over under the ids that they have.
                await uow.templates.delete(draft)
            await uow.templates.save(published)
            await uow.templates.add_version(version)
            await uow.commit()
        return published.id
