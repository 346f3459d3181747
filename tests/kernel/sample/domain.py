"""The sample's domain: a thing that is made and renamed."""

from dataclasses import dataclass
from typing import ClassVar

from kernel.events.aggregate import Aggregate
from kernel.events.domain_event import DomainEvent


@dataclass(frozen=True, kw_only=True)
class ThingMade(DomainEvent):
    event_type: ClassVar[str] = "thing.made"

    thing_id: str
    number: int
    note: str = ""


EVENTS = (ThingMade,)


class Thing(Aggregate):
    def make(self, number: int, note: str = "") -> None:
        self.record(ThingMade(thing_id=self.aggregate_id, number=number, note=note))
