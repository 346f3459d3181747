"""Setting up on a bare machine: what is missing is named, the locks are what is installed, CI passes nothing over."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import run_suites

ROOT = Path(__file__).resolve().parents[2]


def stub(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def run(*command: str | Path, path: Path | str, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={"PATH": str(path), "HOME": str(cwd)},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


class TestNeed:
    def test_a_missing_command_is_named_with_what_to_install(self, tmp_path: Path) -> None:
        os.symlink("/bin/bash", tmp_path / "bash")
        os.symlink("/usr/bin/env", tmp_path / "env")
        ran = run(ROOT / "scripts/need", "npm", "Node.js 20 or newer", path=tmp_path)
        assert ran.returncode == 1
        assert ran.stderr == "viva: npm was not found; install Node.js 20 or newer\n"

    def test_an_old_node_is_named_with_its_version(self, tmp_path: Path) -> None:
        stub(tmp_path, "npm", "exit 0")
        stub(tmp_path, "node", 'case "$1" in --version) echo v18.1.0;; *) exit 1;; esac')
        ran = run(ROOT / "scripts/need", "npm", "Node.js 20 or newer", path=f"{tmp_path}:/usr/bin:/bin")
        assert ran.returncode == 1
        assert "node v18.1.0 is too old; install Node.js 20 or newer" in ran.stderr


class TestFindPython:
    def test_finds_one_that_is_new_enough_and_can_make_environments(self) -> None:
        found = run(ROOT / "scripts/find-python", path=os.environ["PATH"]).stdout.strip()
        assert found != "false"
        version = subprocess.run(
            [found, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True
        )
        assert tuple(map(int, version.stdout.split())) >= (3, 11)

    def test_says_what_to_install_when_there_is_none(self, tmp_path: Path) -> None:
        text = (ROOT / "scripts/find-python").read_text().replace("/usr/bin/python3", "no-such-python")
        stub(tmp_path, "find-python", "")
        (tmp_path / "find-python").write_text(text)
        for tool in ("bash", "env"):
            os.symlink(shutil.which(tool) or tool, tmp_path / tool)
        ran = run(tmp_path / "find-python", path=tmp_path)
        assert ran.stdout.strip() == "false"
        assert "needs Python 3.11 or newer with venv" in ran.stderr


class TestMakeSetup:
    def test_everything_comes_from_the_locks_with_hashes(self) -> None:
        makefile, install = (ROOT / "Makefile").read_text(), (ROOT / "scripts/install-python").read_text()
        assert "npm ci" in makefile
        assert "npm install" not in makefile
        installs = [line for line in install.splitlines() if re.search(r"pip (install|sync)", line)]
        assert installs
        assert all("--require-hashes" in line for line in installs)

    @pytest.mark.parametrize("target", ["up", "test"])
    def test_up_and_test_set_up_first(self, target: str) -> None:
        planned = run("make", "--dry-run", "--always-make", target, path=os.environ["PATH"]).stdout
        assert "scripts/install-python" in planned
        for folder in ("frontend", "viva/embedded/oidc", "scripts/compose-supergraph"):
            assert f"cd {folder} && npm ci" in planned
        assert planned.index("npm run --silent build") < planned.rindex("viva up" if target == "up" else "run_suites")


class TestCi:
    def test_runs_check_accept_and_test_and_then_looks_whether_the_proofs_ran(self, tmp_path: Path) -> None:
        stub(tmp_path, "make", f'echo "$@" >> {tmp_path}/calls')
        stub(tmp_path, "chromium", "exit 0")
        ran = run("bash", ROOT / ".ci/run", path=f"{tmp_path}:{os.environ['PATH']}")
        assert ran.returncode == 0, ran.stderr
        assert (tmp_path / "calls").read_text().splitlines() == ["check accept test", "accept-ran"]

    @pytest.mark.parametrize("failing", ["check", "accept-ran"])
    def test_fails_when_a_step_fails(self, tmp_path: Path, failing: str) -> None:
        stub(tmp_path, "make", f'[ "$1" != {failing} ]')
        stub(tmp_path, "chromium", "exit 0")
        assert run("bash", ROOT / ".ci/run", path=f"{tmp_path}:{os.environ['PATH']}").returncode != 0

    def test_installs_chromium_from_the_packages_when_it_is_missing(self, tmp_path: Path) -> None:
        for tool in ("bash", "dirname", "python3", "env"):
            os.symlink(shutil.which(tool) or tool, tmp_path / tool)
        stub(tmp_path, "make", "exit 0")
        stub(tmp_path, "id", "echo 0")
        stub(tmp_path, "apt-get", f'echo "$@" >> {tmp_path}/apt')
        ran = run("bash", ROOT / ".ci/run", path=tmp_path)
        assert ran.returncode == 0, ran.stderr
        assert "install" in (tmp_path / "apt").read_text()
        assert "chromium" in (tmp_path / "apt").read_text()

    def test_says_what_is_missing_when_it_may_not_install(self, tmp_path: Path) -> None:
        for tool in ("bash", "dirname", "python3", "env"):
            os.symlink(shutil.which(tool) or tool, tmp_path / tool)
        stub(tmp_path, "make", "exit 0")
        stub(tmp_path, "id", "echo 1000")
        ran = run("bash", ROOT / ".ci/run", path=tmp_path)
        assert ran.returncode == 1
        assert re.search(r"chromium.* missing and not root", ran.stderr)


class TestSuites:
    def test_each_suites_seconds_are_printed_and_a_failing_one_fails_all(
        self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(run_suites, "RESULTS", tmp_path / "results")
        suites = (run_suites.Suite("good", "passes", ("true",)), run_suites.Suite("bad", "fails", ("false",)))
        monkeypatch.setattr(run_suites, "SUITES", suites)
        assert run_suites.main([]) == 1
        printed = capfd.readouterr().out
        assert re.search(r"suite good +\d+\.\d s +passed", printed)
        assert re.search(r"suite bad +\d+\.\d s +FAILED \(exit 1\)", printed)
        assert run_suites.main(["good"]) == 0

    def test_bytecode_is_kept_though_none_may_lie_beside_the_code(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        environment = run_suites.environment()
        assert environment["PYTHONDONTWRITEBYTECODE"] == ""
        assert environment["PYTHONPYCACHEPREFIX"] == str(run_suites.BYTECODE)
