"""What the repository must always be: locks with hashes, layers that hold, plain domains, docs whose links are true."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from scripts.check_drift import drifted
from scripts.check_sizes import faults, measure
from scripts.export_settings import example

ROOT = Path(__file__).resolve().parents[2]
GIVEN = (
    *("strawberry-graphql", "fastapi", "sqlalchemy", "alembic", "asyncpg", "confluent-kafka", "dramatiq"),
    *("redis", "authlib", "groq", "minio", "opentelemetry-sdk", "pytest"),
)
CONTEXTS = ("users", "interviews", "analysis")
PLAIN = {"kernel", "collections", "dataclasses", "datetime", "enum", "typing", "re", "math", "hashlib", "unicodedata"}
PLAIN |= {
    "random",
    "functools",
    "itertools",
    "subgraphs",
    "string",
    "statistics",
    "abc",
    "json",
    "hmac",
    "base64",
    "secrets",
    "binascii",
    "operator",
    "fractions",
}


class TestLocks:
    lock = (ROOT / "requirements.lock").read_text()

    @pytest.mark.parametrize("package", GIVEN)
    def test_has_every_given_package(self, package: str) -> None:
        assert re.search(rf"^{package}(\[[a-z]+\])?==", self.lock, re.MULTILINE)

    def test_has_hashes_for_every_package_and_no_registry_address(self) -> None:
        entries = re.split(r"\n(?=[a-z0-9][a-z0-9._-]*(?:\[[a-z]+\])?==)", self.lock)
        assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)
        assert "://" not in self.lock
        assert "--index-url" not in self.lock

    @pytest.mark.parametrize(
        "folder",
        [
            "frontend",
            "viva/embedded/oidc",
            "scripts/compose-supergraph",
            "tests/router/composers",
            "tests/router/graphql_over_http",
        ],
    )
    def test_npm_locks_have_integrity_and_no_addresses(self, folder: str) -> None:
        packages = json.loads((ROOT / folder / "package-lock.json").read_text())["packages"]
        installed = {name: entry for name, entry in packages.items() if name and not entry.get("link")}
        assert installed
        assert [name for name, entry in installed.items() if not has_hash(entry)] == []
        assert not any("resolved" in entry for entry in installed.values())


def has_hash(entry: dict[str, Any]) -> bool:
    return bool(entry.get("integrity") or entry.get("inBundle"))


class TestLayout:
    @pytest.mark.parametrize("context", CONTEXTS)
    def test_every_context_has_the_same_inside(self, context: str) -> None:
        folder = ROOT / "subgraphs" / context
        for name in ("domain", "application", "infrastructure", "graphql", "migrations"):
            assert (folder / name).is_dir(), name
        for name in ("bootstrap.py", "settings.py", "main.py", "worker.py", "consumer.py", "README.md"):
            assert (folder / name).is_file(), name
        for process in ("main.py", "worker.py", "consumer.py"):
            assert len((folder / process).read_text().splitlines()) <= 40, f"{process} is a few lines"

    @pytest.mark.parametrize("context", CONTEXTS)
    def test_the_domain_is_plain_python_without_io_or_clock(self, context: str) -> None:
        for file in (ROOT / "subgraphs" / context / "domain").rglob("*.py"):
            tree = ast.parse(file.read_text())
            assert imported(tree) <= PLAIN, (file, imported(tree) - PLAIN)
            assert not reads_the_clock(tree), file
            assert not any(isinstance(node, ast.AsyncFunctionDef | ast.Await) for node in ast.walk(tree)), file

    def test_import_directions_hold(self) -> None:
        lint = subprocess.run(
            [ROOT / ".venv/bin/lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert lint.returncode == 0, lint.stdout

    def test_a_breach_of_the_import_directions_is_found(self, tmp_path: Path) -> None:
        for package in (
            "kernel",
            "router",
            "gateway",
            "viva",
            "subgraphs/users",
            "subgraphs/interviews",
            "subgraphs/analysis",
        ):
            (tmp_path / package).mkdir(parents=True)
            (tmp_path / package / "__init__.py").write_text("")
        (tmp_path / "subgraphs" / "__init__.py").write_text("")
        settings = (ROOT / "pyproject.toml").read_text().split("[tool.importlinter]")[1]
        (tmp_path / "pyproject.toml").write_text(
            f"[tool.importlinter]{settings.split('[[tool.importlinter.contracts]]')[0]}" + CROSSING
        )
        (tmp_path / "subgraphs/users/crossing.py").write_text("import subgraphs.interviews\n")
        lint = subprocess.run(
            [ROOT / ".venv/bin/lint-imports", "--no-cache"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        )
        assert lint.returncode != 0
        assert "subgraphs.users.crossing -> subgraphs.interviews" in lint.stdout


CROSSING = """
[[tool.importlinter.contracts]]
name = "contexts never import each other"
type = "independence"
modules = ["subgraphs.users", "subgraphs.interviews", "subgraphs.analysis"]
"""


def imported(tree: ast.AST) -> set[str]:
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.split(".")[0] for name in names}


def reads_the_clock(tree: ast.AST) -> bool:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(isinstance(call, ast.Attribute) and call.attr in {"now", "utcnow", "today", "time"} for call in calls)


class TestSizes:
    def test_a_long_function_is_found_with_its_place(self) -> None:
        body = "\n".join(f"    x = {n}" for n in range(70))
        file, functions = measure("a.py", f"def long():\n{body}\n")
        assert any("a.py:1 long" in fault for fault in faults([file], functions))

    def test_a_small_file_has_no_fault(self) -> None:
        file, functions = measure("a.py", "def short():\n    return 1\n")
        assert faults([file], functions) == []


class TestDrift:
    def test_added_removed_and_changed_files_are_found(self) -> None:
        assert drifted({"a": b"1", "b": b"1", "c": b"1"}, {"a": b"1", "b": b"2", "d": b"1"}) == ["b", "c", "d"]


class TestChecksFindMistakes:
    def test_ruff_finds_a_planted_mistake(self, tmp_path: Path) -> None:
        (tmp_path / "bad.py").write_text('"""Bad."""\n\nimport os\n')
        ruff = [str(ROOT / ".venv/bin/ruff"), "check", "--config", str(ROOT / "pyproject.toml"), str(tmp_path)]
        assert subprocess.run(ruff, capture_output=True, check=False).returncode == 1

    def test_mypy_is_strict(self, tmp_path: Path) -> None:
        (tmp_path / "bad.py").write_text("def untyped(x):\n    return x\n")
        options = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path / "cache")]
        mypy = [sys.executable, "-m", "mypy", *options, "bad.py"]
        checked = subprocess.run(mypy, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert checked.returncode == 1
        assert "no-untyped-def" in checked.stdout


TOP_PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = (*(ROOT / name for name in TOP_PAGES), *sorted((ROOT / "docs").rglob("*.md")))


class TestDocs:
    @pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
    def test_links_lead_somewhere(self, page: Path) -> None:
        links = re.findall(r"\]\((?!https?://|#)([^)#]+)[^)]*\)", page.read_text())
        missing = [link for link in links if not (page.parent / link).exists()]
        assert missing == []

    def test_every_make_target_in_the_docs_exists(self) -> None:
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
        for page in PAGES:
            named = set(re.findall(r"`?make ([a-z-]+)`?", "\n".join(re.findall(r"`[^`]+`", page.read_text()))))
            assert named <= targets, (page.name, named - targets)

    def test_nothing_is_promised_that_is_not_there(self) -> None:
        """The graph itself says what a question can be: as long as it refuses video, no page may promise it."""
        described = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["description"]
        today = (ROOT / "README.md").read_text().partition("## What is in it today")[2].partition("\n## ")[0]
        there, _, coming = today.partition("on their way")[0].rpartition(". ")
        types = (ROOT / "subgraphs" / "interviews" / "domain" / "question.py").read_text()
        assert "QuestionTypeUnsupported" in types
        assert "video" not in (described + there).lower()
        assert "Video" in coming
        for word in ("Text", "multiple-choice", "preview without a language model"):
            assert word in there

    def test_there_are_decisions(self) -> None:
        assert len(list((ROOT / "docs/adr").glob("0*.md"))) >= 5

    def test_make_help_lists_the_targets(self) -> None:
        printed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for target in ("setup", "up", "demo", "check", "accept", "test", "schema"):
            assert f"make {target}" in printed


class TestSettingsExample:
    def test_names_every_setting_and_holds_no_secret(self) -> None:
        written = (ROOT / ".env.example").read_text()
        assert written == example()
        assert "VIVA_GATEWAY_SIGNING_KEY=\n" in written or "VIVA_GATEWAY_SIGNING_KEY=   #" in written
        assert len(re.findall(r"^VIVA_[A-Z_]+=", written, re.MULTILINE)) >= 20


class TestTypedDocuments:
    def test_the_web_app_has_no_document_that_was_not_generated(self) -> None:
        """Every operation in the sources stands in the generated documents, which `make drift` makes again."""
        sources = "\n".join(file.read_text() for file in (ROOT / "frontend/src/features").rglob("*.ts"))
        written = set(re.findall(r"\b(?:query|mutation|subscription) ([A-Z]\w+)", sources))
        generated = (ROOT / "frontend/src/gql/graphql.ts").read_text()
        assert len(written) > 20
        assert [name for name in written if f"export const {name}Document" not in generated] == []

    def test_the_types_come_from_the_exported_schema(self) -> None:
        assert "../schema/api.graphql" in (ROOT / "frontend/codegen.ts").read_text()
