"""One job per question: the unit that a restart resumes."""

from collections.abc import Iterable

from subgraphs.analysis.application.ports import Jobs
from subgraphs.analysis.domain.analysis import Analysis
from subgraphs.analysis.domain.question_analysis import QuestionAnalysis

SCORE_QUESTION = "score_question"


async def put_jobs(jobs: Jobs, analysis: Analysis, questions: Iterable[QuestionAnalysis]) -> None:
    for entry in questions:
        await jobs.put(SCORE_QUESTION, entry.id, {"analysisId": analysis.id, "run": entry.run})
