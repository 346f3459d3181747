"""Between typed events and their JSON payloads; also the JSON Schema that is published for each event type."""

from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from kernel.events.domain_event import DomainEvent
from kernel.events.envelope import InvalidEnvelope, describe

E = TypeVar("E", bound=DomainEvent)


_ADAPTERS: dict[type[DomainEvent], TypeAdapter[Any]] = {}


def _adapter(event_class: type[DomainEvent]) -> TypeAdapter[Any]:
    if event_class not in _ADAPTERS:
        _ADAPTERS[event_class] = TypeAdapter(event_class)
    return _ADAPTERS[event_class]


def payload_to_json(event: DomainEvent) -> dict[str, Any]:
    """The payload as plain JSON values with camelCase keys."""
    dumped: dict[str, Any] = _adapter(type(event)).dump_python(event, mode="json", by_alias=True)
    return dumped


def payload_from_json(event_class: type[E], payload: dict[str, Any]) -> E:
    """A typed event; unknown fields are ignored, missing or wrong ones raise `InvalidEnvelope`."""
    try:
        event: E = _adapter(event_class).validate_python(payload)
    except ValidationError as error:
        message = f"{event_class.event_type} v{event_class.version}: {describe(error)}"
        raise InvalidEnvelope("EVENT_PAYLOAD_INVALID", message) from error
    return event


def json_schema(event_class: type[DomainEvent]) -> dict[str, Any]:
    """JSON Schema of the payload as it is on the wire."""
    schema = _adapter(event_class).json_schema(by_alias=True, mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_name(event_class)}
    return {**head, **schema, "title": event_class.event_type, "additionalProperties": True}


def schema_name(event_class: type[DomainEvent]) -> str:
    return f"{event_class.event_type}.v{event_class.version}.json"
