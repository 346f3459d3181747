"""Ids of analysis: `anl_` an analysis, `qan_` the analysis of one question."""

from typing import NewType

AnalysisId = NewType("AnalysisId", str)
QuestionAnalysisId = NewType("QuestionAnalysisId", str)
