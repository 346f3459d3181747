"""The model's output: its strict JSON schema, and the check of what came back. Wrong output is never repaired."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from subgraphs.analysis.application.ports import Finding
from subgraphs.analysis.domain.errors import InvalidAssessment
from subgraphs.analysis.domain.rubric import Criterion

MAX_SENTENCE, MAX_FEEDBACK, MAX_QUOTE = 600, 1_200, 1_000

_Sentence = Annotated[str, Field(min_length=1, max_length=MAX_SENTENCE)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class CriterionOutput(_Strict):
    quotes: Annotated[list[Annotated[str, Field(max_length=MAX_QUOTE)]], Field(max_length=6)]
    level: Annotated[int, Field(ge=0, le=4)]
    explanation: _Sentence


class AssessmentOutput(_Strict):
    relevance: CriterionOutput
    completeness: CriterionOutput
    clarity: CriterionOutput
    depth: CriterionOutput
    feedback: Annotated[str, Field(min_length=1, max_length=MAX_FEEDBACK)]
    strengths: Annotated[list[_Sentence], Field(max_length=5)]
    gaps: Annotated[list[_Sentence], Field(max_length=5)]

    def findings(self) -> tuple[Finding, ...]:
        entries: dict[Criterion, CriterionOutput] = {c: getattr(self, c.lower()) for c in Criterion}
        return tuple(Finding(c, tuple(e.quotes), e.level, e.explanation) for c, e in entries.items())


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
# Quotes first: the model names its evidence before a level. Bounds are checked by us: strict mode knows none.
_CRITERION = _object(quotes=_TEXTS, level={"type": "integer", "enum": [0, 1, 2, 3, 4]}, explanation=_TEXT)
SCHEMA = _object(
    **{criterion.lower(): _CRITERION for criterion in Criterion}, feedback=_TEXT, strengths=_TEXTS, gaps=_TEXTS
)


def read_output(content: str | None, forbidden: tuple[str, ...]) -> AssessmentOutput:
    """`forbidden` texts (the delimiter, a line of our prompt) show that the model was led astray."""
    if not content:
        raise InvalidAssessment("the model answered nothing")
    if any(text in content for text in forbidden):
        raise InvalidAssessment("the model repeated what was not meant for its answer")
    try:
        return AssessmentOutput.model_validate_json(content)
    except ValidationError as error:
        # No values: they may be words of the answer.
        places = sorted({".".join(map(str, item["loc"])) or "output" for item in error.errors()})
        raise InvalidAssessment(f"the model's output does not fit its schema: {', '.join(places[:5])}") from None
