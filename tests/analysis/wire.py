"""`invitation.completed` as interviews sends it, from an example's files."""

from pathlib import Path
from typing import Any

import yaml

from tests.analysis.samples import HANNA, NORTHWIND

EXAMPLE = Path(__file__).parents[2] / "examples" / "site-reliability-engineer"


def completed_payload(
    invitation_id: str, candidate: str = "priya-raman", *, consent: str = "AI", hr_id: str = HANNA
) -> dict[str, Any]:
    template = yaml.safe_load((EXAMPLE / "template.yaml").read_text())
    person = yaml.safe_load((EXAMPLE / "candidates" / f"{candidate}.yaml").read_text())
    questions, responses = [], []
    for position, question in enumerate(template["questions"]):
        question_id = f"qst_{position:032d}"
        questions.append(_question(question, question_id, position))
        responses.append(_response(question, question_id, f"{invitation_id}-{position}", person["answers"]))
    return {
        "invitationId": invitation_id,
        "templateId": f"tpl_{0:032d}",
        "templateVersionId": f"tpv_{0:032d}",
        "templateTitle": template["title"],
        "candidateId": None,
        "candidateName": person["name"],
        "candidateEmail": person["email"],
        "hrId": hr_id,
        "companyId": NORTHWIND,
        "responsesCount": len(responses),
        "durationSeconds": 1800,
        "completedAt": "2026-11-21T10:00:00Z",
        "consent": consent,
        "questions": questions,
        "responses": responses,
    }


def _question(question: dict[str, Any], question_id: str, position: int) -> dict[str, Any]:
    options = [
        {"optionId": option["key"], "text": option["text"], "correct": option["correct"]}
        for option in question.get("options", [])
    ]
    rubric = question.get("rubric")
    return {
        "questionId": question_id,
        "text": question["text"],
        "type": question["type"],
        "position": position,
        "required": question["required"],
        "weight": question["weight"],
        "options": options,
        "rubric": rubric
        and {
            "version": 1,
            "criteria": [
                {"criterion": criterion, "weight": entry["weight"], "levels": entry["levels"]}
                for criterion, entry in rubric.items()
            ],
        },
    }


def _response(question: dict[str, Any], question_id: str, name: str, answers: dict[str, Any]) -> dict[str, Any]:
    answer = answers[question["key"]]
    is_text = isinstance(answer, str)
    return {
        "responseId": f"rsp_{name}"[:40],
        "questionId": question_id,
        "type": "TEXT" if is_text else "CHOICE",
        "text": answer if is_text else None,
        "chosenOptionIds": [] if is_text else answer,
        "durationSeconds": 200,
        "submittedAt": "2026-11-21T09:55:00Z",
    }
