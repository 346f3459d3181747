"""Contract of events: what analysis sends is what it published, and what it takes fits what interviews published."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from kernel.events.codec import json_schema, payload_from_json, payload_to_json, schema_name
from kernel.events.domain_event import DomainEvent
from kernel.events.envelope import InvalidEnvelope
from subgraphs.analysis.domain.events import EVENTS, AnalysisCompleted, QuestionResult
from subgraphs.analysis.domain.interview import Consent, QuestionType
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.infrastructure.foreign_events import FOREIGN_EVENTS, InvitationCompleted, to_interview
from tests.analysis.samples import INVITATION, NOW
from tests.analysis.wire import completed_payload

SCHEMAS = Path(__file__).resolve().parents[2] / "schema" / "events"


def published(event_class: type[DomainEvent]) -> dict[str, Any]:
    schema: dict[str, Any] = orjson.loads((SCHEMAS / schema_name(event_class)).read_bytes())
    return schema


@pytest.mark.parametrize("event_class", EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_send_is_what_we_published(event_class: type[DomainEvent]) -> None:
    assert published(event_class) == json_schema(event_class)


def test_the_events_are_those_of_the_contract() -> None:
    assert sorted(event_class.event_type for event_class in EVENTS) == [
        "analysis.completed",
        "analysis.failed",
        "analysis.question_scored",
        "analysis.started",
    ]


def test_payloads_are_camel_case_down_to_their_parts() -> None:
    completed = AnalysisCompleted(
        analysis_id="anl_1",
        invitation_id="inv_1",
        hr_id="usr_1",
        samples=1,
        borderline=False,
        summary="Fine.",
        per_question=(QuestionResult(question_id="qst_1", status="SCORED", score=80),),
        engine="offline",
        prompt_version="measures-1",
        is_preview=True,
        completed_at=NOW,
    )
    payload = payload_to_json(completed)
    question = {"questionId": "qst_1", "responseId": None, "status": "SCORED", "score": 80, "low": None, "high": None}
    assert payload["perQuestion"] == [{**question, "sharePercent": None}]
    assert {"analysisId", "withheldReason", "isPreview", "overallScore", "completedAt"} <= payload.keys()
    assert payload_from_json(AnalysisCompleted, payload) == completed


@pytest.mark.parametrize("event_class", FOREIGN_EVENTS, ids=lambda event_class: event_class.event_type)
def test_what_we_take_is_always_in_what_the_producer_published(event_class: type[DomainEvent]) -> None:
    producer, ours = published(event_class), json_schema(event_class)
    assert set(ours["required"]) <= set(producer["required"])
    assert ours["properties"].keys() <= producer["properties"].keys()
    theirs = {"".join(name.split("Completed")): part for name, part in producer["$defs"].items()}
    for name, part in ours["$defs"].items():
        if "properties" in part:
            producers = theirs[name.removesuffix("Part")]
            assert part["properties"].keys() <= producers["properties"].keys()
            assert set(part["required"]) <= set(producers["required"])


def test_an_interview_as_it_is_sent_comes_into_the_domain_whole() -> None:
    event = payload_from_json(InvitationCompleted, completed_payload(INVITATION))
    interview = to_interview(event)
    assert interview.consent is Consent.AI
    assert interview.subject.candidate_name == "Priya Raman"
    first, last = interview.questions[0], interview.questions[-1]
    assert first.rubric is not None
    assert first.rubric.of(Criterion.RELEVANCE).weight == 3
    assert (last.type, [option.correct for option in last.options]) == (
        QuestionType.MULTIPLE_CHOICE,
        [False, True, False],
    )
    assert interview.answers[last.question_id].chosen_option_ids == ("overload",)


@pytest.mark.parametrize("change", [{"consent": "MAYBE"}, {"questions": None}, {"questions": [{"questionId": "q"}]}])
def test_a_payload_that_is_wrong_is_refused_before_anything_happens(change: dict[str, Any]) -> None:
    with pytest.raises(InvalidEnvelope):
        payload_from_json(InvitationCompleted, {**completed_payload(INVITATION), **change})
