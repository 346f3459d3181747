"""As whom PostgreSQL runs: what is reachable for others, and copies that belong to nobody else."""

from pathlib import Path

import pytest

from viva.embedded import privileges
from viva.embedded.privileges import copied, own_place, reachable_by_others


class TestReachable:
    def test_an_open_path_is(self) -> None:
        assert reachable_by_others(Path("/usr/bin"))

    def test_a_closed_folder_on_the_way_is_not(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o700)
        assert not reachable_by_others(tmp_path / "not" / "there" / "yet")


class TestCopies:
    @pytest.fixture(autouse=True)
    def _below(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(privileges, "COPIES", tmp_path)

    def test_a_copy_brings_the_libraries_beside_it_and_is_open_to_all(self, tmp_path: Path) -> None:
        for name in ("server", "server.libs"):
            (tmp_path / "site" / name).mkdir(parents=True, mode=0o700)
            (tmp_path / "site" / name / "file").write_text(name)
        copy = copied(tmp_path / "site" / "server")
        assert (copy / "file").read_text() == "server"
        assert (copy.with_name("server.libs") / "file").read_text() == "server.libs"
        assert copy.stat().st_mode & 0o005 == 0o005

    def test_two_paths_have_two_places(self, tmp_path: Path) -> None:
        assert own_place(tmp_path / "a") != own_place(tmp_path / "b")
