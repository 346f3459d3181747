"""Contract of the graph: every published SDL is what the code prints, stands alone, and describes all its parts."""

import pytest

from scripts.export_schema import FOLDER, MODULES, sdl_of
from tests.kernel_subgraph.sdl import undescribed

SUBGRAPHS = sorted(MODULES)


@pytest.mark.parametrize("name", SUBGRAPHS)
def test_the_published_sdl_is_what_the_code_prints(name: str) -> None:
    assert (FOLDER / f"{name}.graphql").read_text() == sdl_of(MODULES[name])


@pytest.mark.parametrize("name", SUBGRAPHS)
def test_every_type_field_argument_and_value_is_described(name: str) -> None:
    assert undescribed(sdl_of(MODULES[name])) == []


@pytest.mark.parametrize("name", SUBGRAPHS)
def test_all_subgraphs_speak_the_same_federation_version(name: str) -> None:
    assert "https://specs.apollo.dev/federation/v2.9" in sdl_of(MODULES[name])
