"""The base of aggregates: an id, an optimistic version, and the events recorded since it was loaded."""

from kernel.events.domain_event import DomainEvent


class Aggregate:
    """`version` is 0 for one that was never stored; repositories write it with `WHERE version = :read` and add one."""

    def __init__(self, aggregate_id: str, version: int = 0) -> None:
        self.aggregate_id = aggregate_id
        self.version = version
        self._recorded: list[DomainEvent] = []

    def record(self, event: DomainEvent) -> None:
        """Keep an event until the unit of work takes it to the outbox in the transaction of the change."""
        self._recorded.append(event)

    def take_events(self) -> list[DomainEvent]:
        """Hand over what was recorded, once."""
        taken, self._recorded = self._recorded, []
        return taken
