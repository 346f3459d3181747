"""What a context tells the others: facts in the past tense, plain frozen dataclasses with a type name and a version."""

from dataclasses import dataclass
from typing import Any, ClassVar


def to_camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Base of every event payload. Subclasses are frozen keyword-only dataclasses and set `event_type`.

    On the wire the fields are camelCase and unknown fields are ignored, so that additions break nobody
    (`__pydantic_config__` is read by the kernel's codec; the domain itself needs no framework).
    """

    event_type: ClassVar[str]
    version: ClassVar[int] = 1
    __pydantic_config__: ClassVar[Any] = {"alias_generator": to_camel, "populate_by_name": True, "extra": "ignore"}
