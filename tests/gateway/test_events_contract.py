"""Contract of events: what the gateway sends is what it published, and what it takes fits what users published."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from gateway.application.reactions.on_user_events import UserEventReactions
from gateway.domain.events import EVENTS, TOPIC_BY_EVENT
from gateway.infrastructure.foreign_events import FOREIGN_EVENTS, UserDeleted
from gateway.infrastructure.subscriptions import UserEventSubscriptions
from kernel.events.codec import json_schema, payload_from_json, payload_to_json, schema_name
from kernel.events.domain_event import DomainEvent
from kernel.events.envelope import Envelope, InvalidEnvelope
from kernel.messaging.subscription import Subscriptions
from subgraphs.users.domain import events as users
from tests.gateway.fakes import ISSUER, NOON, FakeClock, FakeStore

SCHEMAS = Path(__file__).resolve().parents[2] / "schema" / "events"

# What users really sends, in the order of a person's life.
LIFE: list[tuple[str, DomainEvent]] = [
    (
        "usr_1",
        users.UserCreated(
            user_id="usr_1", external_auth_id="s", email="a@b.example", full_name="A", roles=(), status="ACTIVE"
        ),
    ),
    ("usr_1", users.UserRoleSelected(user_id="usr_1", role="HR")),
    (
        "usr_1",
        users.UserUpdated(
            user_id="usr_1", external_auth_id="s", email="a@b.example", full_name="A", roles=("HR",), status="ACTIVE"
        ),
    ),
    ("cmp_1", users.CompanyCreated(company_id="cmp_1", name="A")),
    ("cmp_1", users.CompanyMemberAdded(company_id="cmp_1", user_id="usr_1", role="OWNER", is_primary=True)),
    ("cmp_1", users.CompanyUpdated(company_id="cmp_1", name="B")),
    ("usr_1", users.UserSuspended(user_id="usr_1")),
    ("usr_1", users.UserActivated(user_id="usr_1")),
    ("cmp_1", users.CompanyMemberRemoved(company_id="cmp_1", user_id="usr_1")),
]


def published(event_class: type[DomainEvent]) -> dict[str, Any]:
    schema: dict[str, Any] = orjson.loads((SCHEMAS / schema_name(event_class)).read_bytes())
    return schema


def enveloped(aggregate_id: str, event: DomainEvent, number: int = 1, version: int | None = None) -> Envelope:
    return Envelope(
        event_id=f"evt_{number}",
        event_type=event.event_type,
        version=version or event.version,
        timestamp=NOON + timedelta(seconds=number),
        source="users",
        aggregate_id=aggregate_id,
        payload=payload_to_json(event),
    )


class Consumer:
    def __init__(self) -> None:
        clock = FakeClock()
        self.store = FakeStore(clock)
        reactions = UserEventReactions(self.store.begin, clock, ISSUER)
        self.subscriptions = Subscriptions(UserEventSubscriptions(reactions).all())

    async def take(self, envelope: Envelope) -> None:
        reaction = self.subscriptions.find("user-events", envelope)
        assert reaction is not None, f"nobody takes {envelope.event_type}"
        await reaction()


@pytest.fixture
def consumer() -> Consumer:
    return Consumer()


@pytest.mark.parametrize("event_class", EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_send_is_what_we_published(event_class: type[DomainEvent]) -> None:
    assert published(event_class) == json_schema(event_class)


def test_commands_and_facts_go_to_their_topics() -> None:
    topics = {kind.event_type: TOPIC_BY_EVENT.get(kind.event_type, TOPIC_BY_EVENT["*"]) for kind in EVENTS}
    assert topics == {
        "user.create": "user-commands",
        "user.authenticated": "auth-events",
        "user.logged_out": "auth-events",
    }


@pytest.mark.parametrize("event_class", FOREIGN_EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_take_is_always_in_what_users_published(event_class: type[DomainEvent]) -> None:
    if event_class is UserDeleted:  # users does not delete yet; the reaction waits for the day it does
        assert json_schema(event_class)["required"] == ["userId"]
        return
    assert set(json_schema(event_class)["required"]) <= set(published(event_class)["required"])


async def test_every_event_of_a_user_s_life_is_taken(consumer: Consumer) -> None:
    for number, (aggregate_id, event) in enumerate(LIFE):
        await consumer.take(enveloped(aggregate_id, event, number))
    access = consumer.store.rows.access["usr_1"]
    assert (access.status, access.roles) == ("ACTIVE", frozenset({"HR"}))
    assert consumer.store.rows.members == {}
    assert len(consumer.store.rows.processed) == len(LIFE)
    await consumer.take(enveloped("usr_1", UserDeleted(user_id="usr_1"), 99))
    assert consumer.store.rows.access["usr_1"].status == "DELETED"


async def test_a_refused_registration_is_taken(consumer: Consumer) -> None:
    refused = users.UserRegistrationRefused(user_id="usr_1", external_auth_id="s", code="EMAIL_ALREADY_TAKEN")
    await consumer.take(enveloped("usr_1", refused))
    assert consumer.store.rows.processed == {"evt_1"}


async def test_an_unknown_version_is_refused_and_changes_nothing(consumer: Consumer) -> None:
    with pytest.raises(InvalidEnvelope) as refused:
        await consumer.take(enveloped(*LIFE[0], version=2))
    assert refused.value.code == "EVENT_VERSION_UNKNOWN"
    assert consumer.store.rows.processed == set()


def test_a_payload_without_what_we_need_is_refused() -> None:
    for event_class in FOREIGN_EVENTS:
        with pytest.raises(InvalidEnvelope):
            payload_from_json(event_class, {"unknown": 1})


def test_other_events_of_the_topic_do_not_concern_us(consumer: Consumer) -> None:
    other = Envelope("evt_1", "skill.created", 1, NOON, "users", "skl_1", {})
    assert consumer.subscriptions.find("user-events", other) is None
