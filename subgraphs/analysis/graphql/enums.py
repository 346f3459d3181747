"""The domain's enums as the graph shows them; every GraphQL module takes them from here."""

from kernel.subgraph.enums import publish_enum
from subgraphs.analysis.application.views import AnalysisOrder
from subgraphs.analysis.domain.analysis import AnalysisStatus
from subgraphs.analysis.domain.engine import AnalysisEngineKind
from subgraphs.analysis.domain.question_analysis import QuestionAnalysisStatus
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.domain.scores import AnswerFlagKind
from subgraphs.analysis.domain.verdict import Recommendation

__all__ = [
    "AnalysisEngineKind",
    "AnalysisOrder",
    "AnalysisStatus",
    "AnswerFlagKind",
    "Criterion",
    "QuestionAnalysisStatus",
    "Recommendation",
]

publish_enum(
    AnalysisStatus,
    "How far an analysis is.",
    PENDING="Waits for its first question.",
    PROCESSING="Questions are being scored.",
    COMPLETED="Every question is settled.",
    FAILED="A question could not be scored; it can be retried.",
)
publish_enum(
    QuestionAnalysisStatus,
    "How far the analysis of one answer is.",
    PENDING="Waits.",
    PROCESSING="Is being scored.",
    SCORED="Has its score.",
    FAILED="Could not be scored after all attempts.",
    LEFT_OUT="Does not count: not answered though optional, or in need of a human.",
)
publish_enum(
    Recommendation,
    "What the score suggests. A named human decides.",
    HIRE="At or above the upper threshold.",
    CONSIDER="Between the thresholds.",
    REJECT="Below the lower threshold.",
)
publish_enum(
    Criterion,
    "What an answer is scored by.",
    RELEVANCE="Whether it answers this question.",
    COMPLETENESS="Whether all parts of the question are answered.",
    CLARITY="Whether it can be followed.",
    DEPTH="Whether it shows reasons, evidence and experience.",
)
publish_enum(
    AnalysisEngineKind,
    "What read the answers.",
    OFFLINE="Text measures without a language model: a preview.",
    MODEL="A language model.",
)
publish_enum(
    AnswerFlagKind,
    "What a person should know about an answer or its scoring.",
    INSTRUCTIONS_IN_ANSWER="The answer speaks to whoever scores it; that part was left out.",
    UNVERIFIED_QUOTE_DROPPED="A quote did not stand in the answer word for word and was dropped.",
    PERSONAL_DATA_MASKED="Names, mails, phones, links or schools were masked before scoring.",
    HIDDEN_CHARACTERS_REMOVED="Invisible characters were taken out before scoring.",
    COPIED_FROM_QUESTION="Parts repeat the question, common slogans or themselves and earned nothing.",
    NEEDS_A_HUMAN="The answer could not be judged automatically.",
)
publish_enum(
    AnalysisOrder,
    "How a list of analyses is sorted.",
    CREATED_AT_DESC="Newest first.",
    CREATED_AT_ASC="Oldest first.",
    UPDATED_AT_DESC="Last changed first.",
    UPDATED_AT_ASC="Longest unchanged first; to sync by.",
    SCORE_DESC="Highest score first, those without a score last.",
    SCORE_ASC="Those without a score first, then the lowest.",
)
