"""Prompts are files, `<name>.v<version>.md`; a changed prompt is a new file, so that a score can name its own."""

import re
from pathlib import Path

from subgraphs.analysis.application.ports import Prompt

PROMPTS = Path(__file__).resolve().parents[1] / "prompts"
_FILE = re.compile(r"(?P<name>\w+)\.v(?P<version>\d+)\.md")


class FilePromptLoader:
    def __init__(self, folder: Path = PROMPTS) -> None:
        self._folder = folder

    def load(self, name: str) -> Prompt:
        """The newest version. A missing prompt is a broken installation and stops the start."""
        found = [match for path in self._folder.glob("*.md") if (match := _FILE.fullmatch(path.name))]
        versions = [int(match["version"]) for match in found if match["name"] == name]
        if not versions:
            raise FileNotFoundError(f"no prompt {name}.v1.md in {self._folder}")
        newest = max(versions)
        text = (self._folder / f"{name}.v{newest}.md").read_text(encoding="utf-8")
        return Prompt(name, f"{name}-{newest}", text)
