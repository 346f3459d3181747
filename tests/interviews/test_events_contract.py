"""Contract of events: what interviews sends is what it published, and what it takes fits what others published."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from kernel.events.codec import json_schema, payload_from_json, payload_to_json, schema_name
from kernel.events.domain_event import DomainEvent
from subgraphs.interviews.domain.events import EVENTS, InvitationCompleted, TemplatePublished
from subgraphs.interviews.infrastructure.foreign_events import FOREIGN_EVENTS, AnalysisCompleted
from tests.interviews.samples import in_, response_id, started

SCHEMAS = Path(__file__).resolve().parents[2] / "schema" / "events"


def published(event_class: type[DomainEvent]) -> dict[str, Any]:
    schema: dict[str, Any] = orjson.loads((SCHEMAS / schema_name(event_class)).read_bytes())
    return schema


@pytest.mark.parametrize("event_class", EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_send_is_what_we_published(event_class: type[DomainEvent]) -> None:
    assert published(event_class) == json_schema(event_class)


def test_the_events_are_those_of_the_contract() -> None:
    assert sorted(event_class.event_type for event_class in EVENTS) == [
        "invitation.completed",
        "invitation.created",
        "invitation.decided",
        "invitation.expired",
        "invitation.revoked",
        "invitation.started",
        "response.submitted",
        "template.archived",
        "template.created",
        "template.published",
    ]


def test_a_completed_interview_travels_whole_and_in_camel_case() -> None:
    invitation = started()
    text, choice = invitation.template_version.questions
    invitation.submit(response_id(), text.id, "Because.", None, in_(seconds=5))
    invitation.submit(response_id(), choice.id, None, [choice.options[0].id], in_(seconds=9))
    invitation.complete(response_id, in_(seconds=60))
    completed = invitation.take_events()[-1]
    payload = payload_to_json(completed)
    assert set(payload) == {
        "invitationId",
        "templateId",
        "templateVersionId",
        "templateTitle",
        "candidateId",
        "candidateName",
        "candidateEmail",
        "hrId",
        "companyId",
        "responsesCount",
        "durationSeconds",
        "completedAt",
        "consent",
        "questions",
        "responses",
    }
    first, second = payload["questions"]
    assert set(first) == {"questionId", "text", "type", "position", "required", "weight", "options", "rubric"}
    assert set(first["rubric"]) == {"version", "criteria"}
    assert [set(given) for given in first["rubric"]["criteria"]] == [{"criterion", "weight", "levels"}] * 4
    assert [set(option) for option in second["options"]] == [{"optionId", "text", "correct"}] * 3
    assert payload["responses"][0] == {
        "responseId": invitation.responses[0].id,
        "questionId": text.id,
        "type": "TEXT",
        "text": "Because.",
        "chosenOptionIds": [],
        "durationSeconds": 0,
        "submittedAt": "2026-11-21T09:00:05Z",
    }
    assert payload_from_json(InvitationCompleted, payload) == completed


@pytest.mark.parametrize("event_class", FOREIGN_EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_take_is_always_in_what_the_producer_published(event_class: type[DomainEvent]) -> None:
    producer, ours = published(event_class), json_schema(event_class)
    assert set(ours["required"]) <= set(producer["required"])
    assert set(ours["properties"]) <= set(producer["properties"])


def test_fields_that_we_do_not_know_are_ignored() -> None:
    payload: dict[str, Any] = {
        "invitationId": "inv_1",
        "overallScore": None,
        "borderline": False,
        "engine": "offline",
        "isPreview": True,
        "summary": "",
        "completedAt": "2026-11-21T09:00:00Z",
        "perQuestion": [],
    }
    assert payload_from_json(AnalysisCompleted, payload).overall_score is None
    told = {"templateId": "tpl_1", "ownerId": "usr_1", "companyId": None, "title": "T", "templateVersionId": "tpv_1"}
    assert payload_from_json(TemplatePublished, told | {"new": 1}).title == "T"
