"""Between invitations and their rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from subgraphs.interviews.domain.answer import Answering, Content, Draft, Response
from subgraphs.interviews.domain.consent import Consent, ConsentChoice
from subgraphs.interviews.domain.ids import CompanyId, InvitationId, OptionId, QuestionId, ResponseId, ReviewId, UserId
from subgraphs.interviews.domain.invitation import Candidate, Invitation, InvitationStatus
from subgraphs.interviews.domain.marking import Mark
from subgraphs.interviews.domain.result import Recommendation, Result, ResultStatus
from subgraphs.interviews.domain.review import Decision, Review
from subgraphs.interviews.domain.rubric import Criterion
from subgraphs.interviews.domain.template_version import TemplateVersion

Row = Mapping[str, Any]


def to_row(invitation: Invitation) -> dict[str, Any]:
    consent, result = invitation.consent, invitation.result
    return {
        "template_id": invitation.template_version.template_id,
        "template_version_id": invitation.template_version.id,
        "tenant": invitation.tenant,
        "hr_id": invitation.hr_id,
        "company_id": invitation.company_id,
        "candidate_name": invitation.candidate.name,
        "candidate_email": invitation.candidate.email,
        "candidate_id": invitation.candidate.user_id,
        "external_id": invitation.external_id,
        "status": invitation.status.value,
        "generation": invitation.generation,
        "question_order": list(invitation.question_order),
        "expires_at": invitation.expires_at,
        "started_at": invitation.started_at,
        "completed_at": invitation.completed_at,
        "consent": consent and consent.choice.value,
        "consent_text_version": consent and consent.text_version,
        "consent_at": consent and consent.given_at,
        "result_status": result.status.value,
        "overall_score": result.overall_score,
        "recommendation": result.recommendation and result.recommendation.value,
        "borderline": result.borderline,
        "engine": result.engine,
        "is_preview": result.is_preview,
        "summary": result.summary,
        "result_completed_at": result.completed_at,
        "created_at": invitation.created_at,
        "updated_at": invitation.updated_at,
    }


def to_invitation(
    row: Row, version: TemplateVersion, answerings: Iterable[Answering], reviews: Iterable[Review]
) -> Invitation:
    return Invitation(
        InvitationId(row["id"]),
        version,
        Candidate(
            row["candidate_name"], row["candidate_email"], UserId(row["candidate_id"]) if row["candidate_id"] else None
        ),
        hr_id=UserId(row["hr_id"]),
        company_id=CompanyId(row["company_id"]) if row["company_id"] else None,
        expires_at=row["expires_at"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        question_order=tuple(map(QuestionId, row["question_order"])),
        external_id=row["external_id"],
        status=InvitationStatus(row["status"]),
        generation=row["generation"],
        started_at=row["started_at"],
        completed_at=row["completed_at"],
        consent=_to_consent(row),
        answerings=answerings,
        reviews=reviews,
        result=_to_result(row),
        version=row["version"],
    )


def to_answerings(rows: Iterable[Row], response_rows: Iterable[Row]) -> list[Answering]:
    responses = {row["question_id"]: _to_response(row) for row in response_rows}
    return [
        Answering(
            QuestionId(row["question_id"]),
            row["shown_at"],
            _to_draft(row),
            responses.get(row["question_id"]),
            row["set_aside"],
        )
        for row in rows
    ]


def answering_row(invitation_id: str, answering: Answering) -> dict[str, Any]:
    draft = answering.draft
    return {
        "invitation_id": invitation_id,
        "question_id": answering.question_id,
        "shown_at": answering.shown_at,
        "draft_text": draft and draft.content.text,
        "draft_option_ids": list(draft.content.chosen_option_ids) if draft else [],
        "draft_saved_at": draft and draft.saved_at,
        "draft_revision": draft.revision if draft else 0,
        "draft_writer": draft and draft.writer,
        "draft_number": draft.number if draft else 0,
        "set_aside": answering.set_aside,
    }


def response_row(invitation_id: str, response: Response) -> dict[str, Any]:
    return {
        "id": response.id,
        "invitation_id": invitation_id,
        "question_id": response.question_id,
        "type": response.content.type.value,
        "text": response.content.text,
        "chosen_option_ids": list(response.content.chosen_option_ids),
        "shown_at": response.shown_at,
        "submitted_at": response.submitted_at,
    }


def review_row(invitation_id: str, review: Review) -> dict[str, Any]:
    return {
        "id": review.id,
        "invitation_id": invitation_id,
        "reviewer_id": review.reviewer_id,
        "score": review.score,
        "decision": review.decision and review.decision.value,
        "reason": review.reason,
        "marks": {question_id: _mark_to_json(mark) for question_id, mark in review.marks.items()},
        "computed_score": review.computed_score,
        "created_at": review.created_at,
        "updated_at": review.updated_at,
    }


def to_review(row: Row) -> Review:
    return Review(
        id=ReviewId(row["id"]),
        reviewer_id=UserId(row["reviewer_id"]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        score=row["score"],
        decision=Decision(row["decision"]) if row["decision"] else None,
        reason=row["reason"],
        marks={QuestionId(question_id): _to_mark(mark) for question_id, mark in row["marks"].items()},
        computed_score=row["computed_score"],
    )


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    return {"levels": {criterion.value: level for criterion, level in mark.levels.items()}, "points": mark.points}


def _to_mark(document: Row) -> Mark:
    levels = {Criterion(criterion): level for criterion, level in document["levels"].items()}
    return Mark(levels, document["points"])


def _to_content(text: str | None, option_ids: Iterable[str]) -> Content:
    return Content(text, tuple(map(OptionId, option_ids)))


def _to_draft(row: Row) -> Draft | None:
    if row["draft_saved_at"] is None:
        return None
    return Draft(
        _to_content(row["draft_text"], row["draft_option_ids"]),
        row["draft_saved_at"],
        row["draft_revision"],
        row["draft_writer"],
        row["draft_number"],
    )


def _to_response(row: Row) -> Response:
    return Response(
        ResponseId(row["id"]),
        QuestionId(row["question_id"]),
        _to_content(row["text"], row["chosen_option_ids"]),
        row["shown_at"],
        row["submitted_at"],
    )


def _to_consent(row: Row) -> Consent | None:
    if row["consent"] is None:
        return None
    return Consent(ConsentChoice(row["consent"]), row["consent_text_version"], row["consent_at"])


def _to_result(row: Row) -> Result:
    return Result(
        status=ResultStatus(row["result_status"]),
        overall_score=row["overall_score"],
        recommendation=Recommendation(row["recommendation"]) if row["recommendation"] else None,
        borderline=row["borderline"],
        engine=row["engine"],
        is_preview=row["is_preview"],
        summary=row["summary"],
        completed_at=row["result_completed_at"],
    )
