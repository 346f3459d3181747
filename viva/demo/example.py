"""Reads the input of the demonstration: a job's template and what its candidates answered."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@dataclass(frozen=True)
class Candidate:
    """`answers` maps a question's key to text, or to the keys of the chosen options."""

    name: str
    email: str
    consent: str
    answers: dict[str, str | list[str]]


@dataclass(frozen=True)
class Example:
    """A template in the shape of the mutation's input, and its candidates."""

    template: dict[str, Any]
    questions: list[dict[str, Any]]
    candidates: list[Candidate]


def read_example(folder: Path) -> Example:
    """Read `template.yaml` and `candidates/*.yaml` of one example."""
    template = yaml.safe_load((folder / "template.yaml").read_text())
    questions = template.pop("questions")
    candidates = [
        Candidate(**yaml.safe_load(path.read_text())) for path in sorted((folder / "candidates").glob("*.yaml"))
    ]
    return Example(template, questions, candidates)


def question_input(question: dict[str, Any]) -> dict[str, Any]:
    """One question as `addQuestion` takes it; HR has read the rubric, so it arrives approved."""
    shown = {
        name: question[name] for name in ("text", "type", "required", "weight", "timeLimitSeconds") if name in question
    }
    if question["type"] == "MULTIPLE_CHOICE":
        options = [{"text": option["text"], "correct": option["correct"]} for option in question["options"]]
        return shown | {"options": options}
    criteria = [
        {"criterion": criterion, "weight": entry["weight"], "levels": entry["levels"]}
        for criterion, entry in question["rubric"].items()
    ]
    return shown | {"rubric": {"criteria": criteria}, "approveRubric": True}
