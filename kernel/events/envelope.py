"""The envelope in which an event travels: JSON in the message value, trace and correlation in its headers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from kernel.errors import Refusal
from kernel.events.domain_event import to_camel

MAX_EVENT_BYTES = 900_000
CORRELATION_HEADER = "x-correlation-id"
TRACE_HEADER = "traceparent"

_Text = Annotated[str, Field(min_length=1, max_length=200)]


class EventTooLarge(Refusal):
    """Raised before commit, so that nothing is stored that the broker would refuse later."""

    code = "EVENT_TOO_LARGE"


class InvalidEnvelope(Exception):
    """A message that is no envelope; `code` is kept with the dead letter."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Envelope:
    event_id: str
    event_type: str
    version: int
    timestamp: datetime
    source: str
    aggregate_id: str
    payload: dict[str, Any]
    correlation_id: str | None = None
    traceparent: str | None = None

    def encode(self) -> bytes:
        """The message value. Correlation and trace are not in it: they are `headers()`."""
        body = orjson.dumps(
            {
                "eventId": self.event_id,
                "eventType": self.event_type,
                "version": self.version,
                "timestamp": self.timestamp,
                "source": self.source,
                "aggregateId": self.aggregate_id,
                "payload": self.payload,
            },
            option=orjson.OPT_UTC_Z,
        )
        if len(body) > MAX_EVENT_BYTES:
            raise EventTooLarge(f"event {self.event_type} has {len(body)} bytes; at most {MAX_EVENT_BYTES} are allowed")
        return body

    def headers(self) -> list[tuple[str, bytes]]:
        carried = ((CORRELATION_HEADER, self.correlation_id), (TRACE_HEADER, self.traceparent))
        return [(name, value.encode()) for name, value in carried if value]

    @classmethod
    def decode(cls, body: bytes, headers: Iterable[tuple[str, bytes | str | None]] = ()) -> "Envelope":
        wire = _parse(body)
        carried = {name: _text(value) for name, value in headers}
        return cls(
            event_id=wire.event_id,
            event_type=wire.event_type,
            version=wire.version,
            timestamp=wire.timestamp,
            source=wire.source,
            aggregate_id=wire.aggregate_id,
            payload=wire.payload,
            correlation_id=carried.get(CORRELATION_HEADER),
            traceparent=carried.get(TRACE_HEADER),
        )


class _Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="ignore", strict=True)

    event_id: _Text
    event_type: _Text
    version: Annotated[int, Field(ge=1)]
    timestamp: Annotated[AwareDatetime, Field(strict=False)]
    source: _Text
    aggregate_id: _Text
    payload: dict[str, Any]


def _parse(body: bytes) -> _Wire:
    try:
        data = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise InvalidEnvelope("EVENT_NOT_JSON", f"the message is not JSON: {error}") from error
    try:
        return _Wire.model_validate(data)
    except ValidationError as error:
        raise InvalidEnvelope("EVENT_ENVELOPE_INVALID", describe(error)) from error


def describe(error: ValidationError) -> str:
    """What is wrong, field by field and without the values, which may be personal."""
    return "; ".join(f"{'.'.join(map(str, item['loc'])) or 'event'}: {item['msg']}" for item in error.errors()[:5])


def _text(value: bytes | str | None) -> str | None:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
