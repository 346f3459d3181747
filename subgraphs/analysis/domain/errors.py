"""Refusals of analysis.

Refusal
├── AnalysisNotFound      ANALYSIS_NOT_FOUND    no such analysis, or not for this caller
├── AnalysisInProgress    ANALYSIS_IN_PROGRESS  it is being scored
└── AnalysisNotFailed     ANALYSIS_NOT_FAILED   only a failed analysis can be retried, only a completed one rescored

InvalidAssessment         an engine's answer that must not become a score (a retry, then FAILED)
AnswerUnreadable          an answer the engine cannot judge: left to a human
EngineRefused             the provider refuses this call for good (a wrong key, an unknown model): FAILED at once
"""

from kernel.errors import Refusal


class AnalysisNotFound(Refusal):
    code = "ANALYSIS_NOT_FOUND"


class AnalysisInProgress(Refusal):
    code = "ANALYSIS_IN_PROGRESS"


class AnalysisNotFailed(Refusal):
    code = "ANALYSIS_NOT_FAILED"


class InvalidAssessment(Exception):
    """Missing, repeated or out-of-range output of an engine. It is never filled in."""


class AnswerUnreadable(Exception):
    """The engine cannot judge this answer (another language, for instance): a human has to. The message says why."""


class EngineRefused(Exception):
    """Asking again would not help. The message is for HR and names no secret."""
