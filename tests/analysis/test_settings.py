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
        ({"database_url": "mysql://nowhere"}, "VIVA_ANALYSIS_DATABASE_URL is wrong"),
    ],
)
def test_a_wrong_setting_is_named(wrong: dict[str, Any], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        load(AnalysisSettings, **{**GIVEN, **wrong})
    assert stopped.value.code == 2
    assert line in capsys.readouterr().err
