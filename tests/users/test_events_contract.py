"""Contract of events: what users sends is what it published, and what it takes fits what others published."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from kernel.events.codec import json_schema, payload_from_json, payload_to_json, schema_name
from kernel.events.domain_event import DomainEvent
from subgraphs.users.domain.events import EVENTS, CompanyMemberAdded, UserCreated
from subgraphs.users.infrastructure.foreign_events import FOREIGN_EVENTS, UserAuthenticated, UserCreate

SCHEMAS = Path(__file__).resolve().parents[2] / "schema" / "events"


def published(event_class: type[DomainEvent]) -> dict[str, Any]:
    schema: dict[str, Any] = orjson.loads((SCHEMAS / schema_name(event_class)).read_bytes())
    return schema


@pytest.mark.parametrize("event_class", EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_send_is_what_we_published(event_class: type[DomainEvent]) -> None:
    assert published(event_class) == json_schema(event_class)


def test_the_events_are_those_of_the_contract() -> None:
    assert sorted(event_class.event_type for event_class in EVENTS) == [
        "company.created",
        "company.member_added",
        "company.member_invited",
        "company.member_removed",
        "company.updated",
        "user.activated",
        "user.created",
        "user.registration_refused",
        "user.role_selected",
        "user.suspended",
        "user.updated",
    ]


def test_payloads_are_camel_case() -> None:
    created = UserCreated(
        user_id="usr_1", external_auth_id="oidc-1", email="a@b.example", full_name="A", roles=("HR",), status="ACTIVE"
    )
    assert payload_to_json(created) == {
        "userId": "usr_1",
        "externalAuthId": "oidc-1",
        "email": "a@b.example",
        "fullName": "A",
        "roles": ["HR"],
        "status": "ACTIVE",
    }
    added = CompanyMemberAdded(company_id="cmp_1", user_id="usr_1", role="OWNER", is_primary=True)
    assert payload_to_json(added)["isPrimary"] is True


@pytest.mark.parametrize("event_class", FOREIGN_EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_take_is_always_in_what_the_producer_published(event_class: type[DomainEvent]) -> None:
    producer, ours = published(event_class), json_schema(event_class)
    assert set(ours["required"]) <= set(producer["required"])
    for name, field in ours["properties"].items():
        assert field == producer["properties"][name]


def test_fields_that_we_do_not_know_are_ignored() -> None:
    payload = {"userId": "usr_1", "at": "2026-11-21T09:00:00Z", "device": "phone"}
    assert payload_from_json(UserAuthenticated, payload).user_id == "usr_1"
    created = {"userId": "u", "externalAuthId": "x", "email": "e", "fullName": "n", "emailVerified": True, "new": 1}
    assert payload_from_json(UserCreate, created).email_verified
