"""Failures that the differential test once found, kept with their supergraphs: no Node, no generator."""

from pathlib import Path

import pytest

from tests.router.differential.case import FOLDER, Bench, load


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
async def test_a_kept_case_is_answered_like_one_schema(path: Path) -> None:
    composition, asked = load(path)
    outcome = await Bench(composition).check(asked)
    assert outcome.answers[-1].get("data") is not None
