"""The first start makes the demo people once; what hinders it is told in one line."""

import os
from pathlib import Path

import pytest

from viva.first_start import FirstStartFailed, seed_if_new
from viva.site import Ports, Site


async def test_a_system_that_does_not_answer_is_named(tmp_path: Path, port_block: int) -> None:
    site = Site(tmp_path, Ports.counted_from(port_block))
    with pytest.raises(FirstStartFailed, match="the demo people could not be made: ConnectError"):
        await seed_if_new(site)
    assert not (tmp_path / "seeded").exists()


async def test_what_is_seeded_is_left_alone(tmp_path: Path, port_block: int) -> None:
    (tmp_path / "seeded").touch()
    await seed_if_new(Site(tmp_path, Ports.counted_from(port_block)))
    assert os.listdir(tmp_path) == ["seeded"]
