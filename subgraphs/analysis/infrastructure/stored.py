"""Between values of the domain and the JSON they are stored as."""

from typing import Any

from pydantic import TypeAdapter

from subgraphs.analysis.domain.engine import Engine
from subgraphs.analysis.domain.interview import Answer, Question
from subgraphs.analysis.domain.question_analysis import QuestionScore
from subgraphs.analysis.domain.verdict import Thresholds, Verdict

QUESTION = TypeAdapter(Question)
ANSWER = TypeAdapter(Answer)
SCORE = TypeAdapter(QuestionScore)
ENGINE = TypeAdapter(Engine)
THRESHOLDS = TypeAdapter(Thresholds)
VERDICT = TypeAdapter(Verdict)


def to_json(adapter: TypeAdapter[Any], value: object) -> dict[str, Any] | None:
    """PostgreSQL's JSON cannot hold a NUL, which no honest text has."""
    if value is None:
        return None
    dumped: dict[str, Any] = _without_nul(adapter.dump_python(value, mode="json"))
    return dumped


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", " ")
    if isinstance(value, dict):
        return {key: _without_nul(item) for key, item in value.items()}
    return [_without_nul(item) for item in value] if isinstance(value, list) else value
