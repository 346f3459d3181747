"""Contract of the graph of analysis: what the router must guard is printed, and everything is described."""

import re

from subgraphs.analysis.graphql.schema import SCHEMA

SDL = SCHEMA.as_str()


def test_fields_are_guarded_as_designed() -> None:
    for guarded in (
        '): Analysis @requiresScopes(scopes: [["analyses:read"]])',
        '): AnalysisConnection! @requiresScopes(scopes: [["analyses:read"]])',
        '): [DeadLetter!]! @requiresScopes(scopes: [["events:replay"]])',
        '): RetryAnalysisPayload! @requiresScopes(scopes: [["analyses:retry"]])',
        '): AnalysisProgressEvent! @requiresScopes(scopes: [["analyses:read"]])',
        '): AnalysisCompletedEvent! @requiresScopes(scopes: [["analyses:read"]])',
        'analysis: QuestionAnalysis @requiresScopes(scopes: [["analyses:read"]])',
    ):
        assert guarded in SDL


def test_it_adds_to_the_entities_of_interviews() -> None:
    for entity in ("Analysis", "QuestionAnalysis", "Invitation", "Response"):
        assert f'type {entity} @key(fields: "id") {{' in SDL


def test_the_enums_have_the_values_of_the_design() -> None:
    for name, values in {
        "AnalysisStatus": "PENDING PROCESSING COMPLETED FAILED",
        "QuestionAnalysisStatus": "PENDING PROCESSING SCORED FAILED LEFT_OUT",
        "Recommendation": "HIRE CONSIDER REJECT",
        "Criterion": "RELEVANCE COMPLETENESS CLARITY DEPTH",
        "AnalysisEngineKind": "OFFLINE MODEL",
        "RetryAnalysisErrorCode": "ANALYSIS_NOT_FOUND ANALYSIS_IN_PROGRESS ANALYSIS_NOT_FAILED",
    }.items():
        body = re.search(rf"enum {name} {{(.*?)\n}}", SDL, re.DOTALL)
        assert body is not None
        assert re.findall(r"^  ([A-Z_]+)$", body.group(1), re.MULTILINE) == values.split()
