"""What `viva demo` prints: a running count of scored questions, and previews that are called so."""

import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
from rich.console import Console

from viva.demo.example import Candidate
from viva.demo.play import Demo
from viva.demo.screen import Screen


class Scoring:
    """HR's stream: each event has the analysis as it is by then, which is done already."""

    async def subscribe(self, query: str, **variables: Any) -> AsyncIterator[dict[str, Any]]:
        analysis = {"status": "RUNNING", "progress": {"scored": 3, "total": 3}}
        for text in ("One?", "Two?", "Two?", "Three?"):
            yield {"analysisProgress": {"question": {"questionText": text, "score": 50}, "analysis": analysis}}
        yield {"analysisProgress": {"question": None, "analysis": {**analysis, "status": "COMPLETED"}}}


async def test_questions_are_counted_as_they_are_scored() -> None:
    lines: list[str] = []
    demo = Demo("http://gateway", "http://web", None, lambda step, text, seconds: lines.append(text))  # type: ignore[arg-type]
    demo._hr = Scoring()  # type: ignore[assignment]
    candidate = Candidate(name="Ada", email="a@x", consent="RECORDED", answers={})
    await demo._watch((candidate, {"id": "i"}))
    assert [line.rsplit("(", 1)[1] for line in lines] == ["1 of 3)", "2 of 3)", "2 of 3)", "3 of 3)"]


@pytest.mark.parametrize(("is_preview", "cell"), [(True, "71 preview"), (False, "71 ")])
def test_the_ranking_calls_a_preview_so(is_preview: bool, cell: str) -> None:
    printed = io.StringIO()
    Screen(Console(file=printed, width=100)).ranking(
        [
            {
                "candidateName": "Ada",
                "result": {"overallScore": 71, "recommendation": "CONSIDER"},
                "analysis": {"engine": {"label": "x", "isPreview": is_preview}},
            }
        ]
    )
    assert cell in printed.getvalue()
    assert ("preview" in printed.getvalue()) is is_preview
