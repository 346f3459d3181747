"""The domain's enums as the graph shows them; every GraphQL module takes them from here."""

from kernel.subgraph.enums import publish_enum
from subgraphs.interviews.application.decision_views import DecisionState
from subgraphs.interviews.application.views import InvitationChange, InvitationOrder, TemplateOrder
from subgraphs.interviews.domain.answer import ResponseType
from subgraphs.interviews.domain.consent import ConsentChoice
from subgraphs.interviews.domain.invitation import InvitationStatus
from subgraphs.interviews.domain.link_use import LinkAction
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.result import Recommendation, ResultStatus
from subgraphs.interviews.domain.review import Decision
from subgraphs.interviews.domain.rubric import Criterion
from subgraphs.interviews.domain.template import TemplateStatus

__all__ = [
    "ConsentChoice",
    "Criterion",
    "Decision",
    "DecisionState",
    "InvitationChange",
    "InvitationOrder",
    "InvitationStatus",
    "LinkAction",
    "QuestionType",
    "Recommendation",
    "ResponseType",
    "ResultStatus",
    "TemplateOrder",
    "TemplateStatus",
]

publish_enum(
    TemplateStatus,
    "Where a template stands.",
    DRAFT="Being written; not yet used.",
    PUBLISHED="In use; nothing of it changes any more.",
    ARCHIVED="Out of use; running interviews go on.",
)
publish_enum(
    QuestionType,
    "How a question is answered.",
    VIDEO="By a recording.",
    TEXT="By a written text.",
    MULTIPLE_CHOICE="By choosing one or several options.",
)
publish_enum(
    ResponseType,
    "What an answer is made of.",
    VIDEO="A recording.",
    TEXT="A written text.",
    CHOICE="Chosen options.",
)
publish_enum(
    InvitationStatus,
    "Where an invitation stands.",
    PENDING="Sent, not started.",
    STARTED="The candidate is answering.",
    COMPLETED="All is answered or the time was over.",
    EXPIRED="Not completed before its end.",
    REVOKED="Taken back by HR.",
)
publish_enum(
    LinkAction,
    "What was done by a candidate's link.",
    OPENED="The link was opened.",
    STARTED="The interview was started.",
    READ="Questions and what was answered so far were read.",
    ANSWERED="Something was written or sent.",
    COMPLETED="The interview was completed.",
)
publish_enum(
    ConsentChoice,
    "Who may judge the answers.",
    AI="AI scores them first, a person decides.",
    PEOPLE_ONLY="People only; no AI sees them.",
)
publish_enum(
    Criterion,
    "What an answer is measured by.",
    RELEVANCE="Whether it answers the question.",
    COMPLETENESS="Whether all parts of the question are answered.",
    CLARITY="Whether it can be followed.",
    DEPTH="Whether it shows reasons, examples and own experience.",
)
publish_enum(
    Decision,
    "What a person decided.",
    ADVANCE="On to the next step.",
    HOLD="Not yet decided.",
    DECLINE="Not for this role.",
)
publish_enum(
    DecisionState,
    "What the decisions of all reviewers come to.",
    NONE="Not completed, and nobody has decided.",
    UNDECIDED="Completed, and nobody has decided.",
    ADVANCE="Everybody who decided: on to the next step.",
    HOLD="Everybody who decided: wait.",
    DECLINE="Everybody who decided: not for this role.",
    DISAGREED="Reviewers decided differently.",
)
publish_enum(
    Recommendation,
    "What the scores recommend; a person decides.",
    HIRE="At or above the threshold to hire.",
    CONSIDER="At or above the threshold to consider.",
    REJECT="Below both thresholds.",
)
publish_enum(
    ResultStatus,
    "Where the result of an interview stands.",
    NONE="Not completed yet.",
    PENDING="Being scored.",
    COMPLETED="Scored.",
    FAILED="Scoring failed; it can be retried.",
    WITHHELD="The candidate chose people only, so nothing is scored.",
)
publish_enum(
    TemplateOrder,
    "How a list of templates is sorted.",
    UPDATED_AT_DESC="Last changed first.",
    UPDATED_AT_ASC="Longest unchanged first; to sync by.",
    TITLE_ASC="By title, A first.",
    TITLE_DESC="By title, Z first.",
    CREATED_AT_DESC="Newest first.",
    CREATED_AT_ASC="Oldest first.",
)
publish_enum(
    InvitationOrder,
    "How a list of invitations is sorted.",
    CREATED_AT_DESC="Newest first.",
    CREATED_AT_ASC="Oldest first.",
    UPDATED_AT_DESC="Last changed first.",
    UPDATED_AT_ASC="Longest unchanged first; to sync by.",
    SCORE_DESC="Best score first; those without a score last.",
    SCORE_ASC="Lowest score first; those without a score last.",
    CANDIDATE_NAME_ASC="By the candidate's name, A first.",
    CANDIDATE_NAME_DESC="By the candidate's name, Z first.",
    REVIEW_SCORE_DESC="By the mean of people's scores, best first; those without one last.",
    REVIEW_SCORE_ASC="By the mean of people's scores, lowest first; those without one last.",
    COMPLETED_AT_DESC="Last completed first; those not completed last.",
    COMPLETED_AT_ASC="Longest completed first; those not completed last.",
    EXPIRES_AT_DESC="Latest end first.",
    EXPIRES_AT_ASC="Nearest end first.",
)
publish_enum(
    InvitationChange,
    "What happened to an invitation.",
    CREATED="It was sent.",
    STARTED="The candidate started.",
    PROGRESSED="A question was answered.",
    COMPLETED="It was completed.",
    EXPIRED="Its time was over.",
    REVOKED="HR took it back.",
    EXTENDED="HR gave it more time.",
    SENT_AGAIN="It has a new link; the earlier one opens nothing.",
    RESULT_CHANGED="Scores or their state changed.",
    REVIEWED="A person gave an opinion.",
)
