"""`viva demo` against the running system: the steps, the ranking, the quotes, the address to look at."""

import asyncio
import subprocess
import sys

import pytest

from tests.support.system import LiveSystem
from viva.demo.example import EXAMPLES, read_example
from viva.demo.play import Demo, Played
from viva.site import ROOT

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(240)]

EXAMPLE = EXAMPLES / "site-reliability-engineer"


@pytest.fixture(scope="module")
async def played(system: LiveSystem) -> tuple[Played, list[str]]:
    steps: list[str] = []

    def tell(step: str, text: str, seconds: float | None) -> None:
        if seconds is not None:
            steps.append(step)

    demo = Demo(system.gateway_url, system.web_origin, read_example(EXAMPLE), tell)
    return await demo.play(), steps


class TestDemo:
    def test_plays_all_eight_steps(self, played: tuple[Played, list[str]]) -> None:
        assert {step.split()[0] for step in played[1]} == set("12345678")

    def test_ranks_better_answers_higher(self, played: tuple[Played, list[str]]) -> None:
        scores = [node["result"]["overallScore"] for node in played[0].ranking]
        assert scores == sorted(scores, reverse=True)
        assert len(set(scores)) == 4
        assert scores[0] - scores[-1] >= 25

    def test_every_quote_stands_in_the_answer(self, played: tuple[Played, list[str]]) -> None:
        candidates = {candidate.name: candidate for candidate in read_example(EXAMPLE).candidates}
        for node in played[0].ranking:
            said = " ".join(
                answer for answer in candidates[node["candidateName"]].answers.values() if isinstance(answer, str)
            )
            quotes = [
                quote["text"]
                for question in node["analysis"]["questions"]
                for criterion in question["criteria"]
                for quote in criterion["quotes"]
            ]
            assert all(" ".join(quote.split()) in " ".join(said.split()) for quote in quotes)

    def test_scores_are_labelled_as_a_preview(self, played: tuple[Played, list[str]]) -> None:
        for node in played[0].ranking:
            assert node["analysis"]["engine"]["isPreview"] is True
            assert "without a language model" in node["analysis"]["engine"]["label"]

    async def test_the_command_prints_steps_ranking_quotes_and_the_address(self, system: LiveSystem) -> None:
        command = [sys.executable, "-m", "viva", "demo"]
        environment = {
            "VIVA_DATA_DIR": str(system.site.data),
            "VIVA_PORTS_FROM": str(system.site.ports.web),
            "PATH": "/usr/bin:/bin",
        }
        ran = await asyncio.to_thread(
            subprocess.run, command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        for expected in ("8 a named person decides", "Ranking", "“", system.web_origin):
            assert expected in ran.stdout
