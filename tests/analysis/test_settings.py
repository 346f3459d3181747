"""Settings of analysis: a wrong one stops the start with one clear line."""

from typing import Any

import pytest

from kernel.settings import load
from subgraphs.analysis.bootstrap import make_engine, wire
from subgraphs.analysis.domain.engine import AnalysisEngineKind
from subgraphs.analysis.settings import AnalysisSettings

GIVEN = {
    "redis_url": "redis://127.0.0.1:1/0",
    "kafka_bootstrap": "127.0.0.1:1",
    "database_url": "postgresql://viva@127.0.0.1:1/viva_analysis",
}


def test_the_offline_engine_is_the_default() -> None:
    settings = load(AnalysisSettings, **GIVEN)
    assert make_engine(settings).engine.kind is AnalysisEngineKind.OFFLINE
    assert (wire(settings).port, wire(settings).topics) == (8005, "analysis-events")


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"engine": "oracle"}, "VIVA_ANALYSIS_ENGINE is wrong"),
        ({"hire_from": 40, "consider_from": 50}, "VIVA_ANALYSIS_CONSIDER_FROM must be below VIVA_ANALYSIS_HIRE_FROM"),
        ({"engine": "groq"}, "VIVA_ANALYSIS_ENGINE=groq needs VIVA_ANALYSIS_GROQ_API_KEY"),
        ({"groq_base_url": "https://api.example/openai/v1"}, "VIVA_ANALYSIS_GROQ_BASE_URL must not end in /openai/v1"),
        ({"database_url": "mysql://nowhere"}, "VIVA_ANALYSIS_DATABASE_URL is wrong"),
    ],
)
def test_a_wrong_setting_is_named(wrong: dict[str, Any], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        load(AnalysisSettings, **{**GIVEN, **wrong})
    assert stopped.value.code == 2
    assert line in capsys.readouterr().err


def test_groq_is_chosen_by_a_setting_and_its_key_is_never_shown() -> None:
    settings = load(AnalysisSettings, **GIVEN, engine="groq", groq_api_key="gsk_secret")
    engine = make_engine(settings).engine
    assert (engine.kind, engine.model, engine.is_preview) == (AnalysisEngineKind.MODEL, "openai/gpt-oss-120b", False)
    assert "gsk_secret" not in repr(settings)
