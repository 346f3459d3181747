"""Envelope and codec: what is on the wire, and what is refused there."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

import orjson
import pytest

from kernel.events.codec import json_schema, payload_from_json, payload_to_json
from kernel.events.domain_event import DomainEvent
from kernel.events.envelope import MAX_EVENT_BYTES, Envelope, EventTooLarge, InvalidEnvelope

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


@dataclass(frozen=True, kw_only=True)
class Part:
    part_name: str


@dataclass(frozen=True, kw_only=True)
class ThingShipped(DomainEvent):
    event_type: ClassVar[str] = "thing.shipped"

    thing_id: str
    shipped_at: datetime
    parts: tuple[Part, ...] = ()


def envelope(**changes: object) -> Envelope:
    payload = {"thingId": "thg_1"}
    fields = {"payload": payload, "correlation_id": "cor_1", "traceparent": TRACE, **changes}
    return Envelope("evt_1", "thing.shipped", 1, AT, "sample", "thg_1", **fields)  # type: ignore[arg-type]


class TestEnvelope:
    def test_comes_back_as_it_was_sent(self) -> None:
        sent = envelope()
        assert Envelope.decode(sent.encode(), sent.headers()) == sent

    def test_has_the_seven_named_fields_and_carries_trace_and_correlation_in_headers(self) -> None:
        sent = envelope()
        wire = orjson.loads(sent.encode())
        assert set(wire) == {"eventId", "eventType", "version", "timestamp", "source", "aggregateId", "payload"}
        assert wire["timestamp"] == "2026-11-21T12:00:00Z"
        assert dict(sent.headers()) == {"x-correlation-id": b"cor_1", "traceparent": TRACE.encode()}

    def test_ignores_unknown_fields(self) -> None:
        wire = {**orjson.loads(envelope().encode()), "later": True}
        assert Envelope.decode(orjson.dumps(wire)).event_id == "evt_1"

    def test_refuses_an_event_over_900_kilobytes(self) -> None:
        with pytest.raises(EventTooLarge) as refusal:
            envelope(payload={"text": "x" * MAX_EVENT_BYTES}).encode()
        assert refusal.value.code == "EVENT_TOO_LARGE"

    @pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'{"a":', b"not json"])
    def test_names_a_message_that_is_no_json(self, body: bytes) -> None:
        with pytest.raises(InvalidEnvelope) as invalid:
            Envelope.decode(body)
        assert invalid.value.code == "EVENT_NOT_JSON"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("eventId", None),
            ("eventId", ""),
            ("eventType", 7),
            ("version", "1"),
            ("version", 0),
            ("timestamp", "yesterday"),
            ("timestamp", "2026-11-21T12:00:00"),
            ("aggregateId", {}),
            ("payload", []),
        ],
    )
    def test_names_a_message_that_is_no_envelope(self, field: str, value: object) -> None:
        wire = {**orjson.loads(envelope().encode()), field: value}
        with pytest.raises(InvalidEnvelope, match=field) as invalid:
            Envelope.decode(orjson.dumps(wire))
        assert invalid.value.code == "EVENT_ENVELOPE_INVALID"

    @pytest.mark.parametrize("body", [b"null", b"[]", b"1", b'"text"', b"{}"])
    def test_names_json_that_is_no_object_of_ours(self, body: bytes) -> None:
        with pytest.raises(InvalidEnvelope) as invalid:
            Envelope.decode(body)
        assert invalid.value.code == "EVENT_ENVELOPE_INVALID"

    def test_does_not_repeat_values_in_its_complaint(self) -> None:
        wire = {**orjson.loads(envelope().encode()), "version": "candidate@example.org"}
        with pytest.raises(InvalidEnvelope) as invalid:
            Envelope.decode(orjson.dumps(wire))
        assert "example.org" not in str(invalid.value)


class TestCodec:
    EVENT = ThingShipped(thing_id="thg_1", shipped_at=AT, parts=(Part(part_name="lid"),))

    def test_payloads_are_camel_case_at_every_depth(self) -> None:
        assert payload_to_json(self.EVENT) == {
            "thingId": "thg_1",
            "shippedAt": "2026-11-21T12:00:00Z",
            "parts": [{"partName": "lid"}],
        }

    def test_payloads_come_back_typed_and_unknown_fields_are_ignored(self) -> None:
        wire = {**payload_to_json(self.EVENT), "addedLater": 1}
        assert payload_from_json(ThingShipped, wire) == self.EVENT

    def test_a_missing_field_is_named(self) -> None:
        with pytest.raises(InvalidEnvelope, match="shippedAt: Field required") as invalid:
            payload_from_json(ThingShipped, {"thingId": "thg_1"})
        assert invalid.value.code == "EVENT_PAYLOAD_INVALID"

    def test_the_schema_names_type_version_and_required_fields(self) -> None:
        schema = json_schema(ThingShipped)
        assert schema["$id"] == "thing.shipped.v1.json"
        assert schema["required"] == ["thingId", "shippedAt"]
        assert schema["additionalProperties"] is True
