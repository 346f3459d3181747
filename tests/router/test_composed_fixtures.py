"""The composed supergraphs under `fixtures/composed` are what the composer writes today."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.router.support.compose import FOLDER, fixture_inputs, run_composer


def test_every_fixture_is_what_the_composer_writes() -> None:
    fixtures = sorted(FOLDER.glob("*.graphql"))
    with ThreadPoolExecutor(2) as pool:
        written = list(pool.map(lambda path: run_composer(fixture_inputs(path)), fixtures))
    assert [kept(path) for path in fixtures] == written


def kept(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n", 1)[1]
