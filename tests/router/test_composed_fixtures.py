"""The composed supergraphs under `fixtures/composed` are what the composer writes today."""

from pathlib import Path

from tests.router.differential.composers import Composers
from tests.router.support.compose import FOLDER, fixture_inputs


def test_every_fixture_is_what_the_composer_writes() -> None:
    fixtures = sorted(FOLDER.glob("*.graphql"))
    composers = Composers()
    written = [composers.compose("hive", fixture_inputs(path)).sdl.strip() for path in fixtures]
    composers.close()
    assert [kept(path) for path in fixtures] == written


def kept(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n", 1)[1].strip()
