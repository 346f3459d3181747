"""Puts analysis together: the only module that knows every layer but the graph (`api.py` adds that)."""

from functools import partial
from importlib import import_module

from kernel.database.database import Database
from kernel.processes import Jobs, Wiring
from kernel.settings import load
from kernel.tasks.runner import JobPolicy
from subgraphs.analysis.application.assessing import AnswerAssessor
from subgraphs.analysis.application.commands.fail_question import FailQuestionHandler
from subgraphs.analysis.application.commands.rescore_analysis import RescoreAnalysisHandler
from subgraphs.analysis.application.commands.retry_analysis import RetryAnalysisHandler
from subgraphs.analysis.application.commands.score_question import ScoreQuestionHandler
from subgraphs.analysis.application.ports import AnalysisEngine, BeginUnitOfWork
from subgraphs.analysis.application.reactions.on_interview_completed import OnInterviewCompleted
from subgraphs.analysis.application.scoring_jobs import SCORE_QUESTION
from subgraphs.analysis.domain.verdict import Thresholds
from subgraphs.analysis.infrastructure.engines.offline.engine import OfflineEngine
from subgraphs.analysis.infrastructure.prompt_files import FilePromptLoader
from subgraphs.analysis.infrastructure.subscriptions import on_question, subscriptions
from subgraphs.analysis.infrastructure.unit_of_work import AnalysisUnitOfWork
from subgraphs.analysis.settings import AnalysisSettings

NAME = "analysis"
TOPIC = "analysis-events"
# Longer than the longest answer takes: two parts, each asked twice within twenty seconds.
JOB_TIMEOUT_SECONDS = 120


def wiring() -> Wiring:
    return wire(load(AnalysisSettings))


def wire(settings: AnalysisSettings) -> Wiring:
    engine = make_engine(settings)
    thresholds = Thresholds(settings.hire_from, settings.consider_from)
    return Wiring(
        name=NAME,
        settings=settings,
        database_url=settings.database_url,
        port=settings.port,
        topics=TOPIC,
        subscriptions=lambda database: subscriptions(
            OnInterviewCompleted(begin_with(database), database.clock, engine.engine, thresholds)
        ),
        jobs=lambda database: make_jobs(database, engine),
        job_policy=JobPolicy(lease_seconds=settings.job_lease_seconds, timeout_seconds=JOB_TIMEOUT_SECONDS),
    )


def make_engine(settings: AnalysisSettings) -> AnalysisEngine:
    if settings.engine == "groq":
        # Loaded only where it is used: its SDK costs every process 20 MB and half a second.
        adapter = import_module("subgraphs.analysis.infrastructure.engines.model.groq")
        engine: AnalysisEngine = adapter.make_groq_engine(
            settings.groq_key, settings.groq_model, settings.groq_base_url, FilePromptLoader()
        )
        return engine
    return OfflineEngine()


def begin_with(database: Database) -> BeginUnitOfWork:
    return partial(AnalysisUnitOfWork, database)


def make_jobs(database: Database, engine: AnalysisEngine) -> Jobs:
    begin, clock = begin_with(database), database.clock
    score = ScoreQuestionHandler(begin, AnswerAssessor(engine, clock), clock)
    fail = FailQuestionHandler(begin, clock)
    return Jobs({SCORE_QUESTION: on_question(score)}, when_set_aside={SCORE_QUESTION: on_question(fail)})


def make_retry(database: Database, engine: AnalysisEngine) -> RetryAnalysisHandler:
    return RetryAnalysisHandler(begin_with(database), database.clock, engine.engine)


def make_rescore(database: Database, engine: AnalysisEngine) -> RescoreAnalysisHandler:
    return RescoreAnalysisHandler(begin_with(database), database.clock, engine.engine)
