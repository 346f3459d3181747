"""What is known of the engine that read an answer, and where a score comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class AnalysisEngineKind(StrEnum):
    OFFLINE = "OFFLINE"
    MODEL = "MODEL"


@dataclass(frozen=True)
class Engine:
    """`label` is what people see; an offline engine is a preview and says so there."""

    kind: AnalysisEngineKind
    name: str
    label: str
    prompt_version: str
    model: str | None = None
    parameters: Mapping[str, str | int | float] = field(default_factory=dict)

    @property
    def is_preview(self) -> bool:
        return self.kind is AnalysisEngineKind.OFFLINE


@dataclass(frozen=True)
class Provenance:
    """Kept with each score. `input_hash` covers everything the engine was given. Tokens are None without a model."""

    engine: str
    model: str | None
    parameters: Mapping[str, str | int | float]
    prompt_version: str
    rubric_version: int | None
    input_hash: str
    scored_at: datetime
    latency_ms: int
    input_tokens: int | None = None
    output_tokens: int | None = None
