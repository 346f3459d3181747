"""The wiring of interviews: the only module that knows every layer but the graph (`api.py` adds that)."""

from kernel.database.database import Database
from kernel.live.feed import ChangeFeed
from kernel.processes import Jobs, Wiring
from kernel.settings import load
from kernel.tasks.job import Job, JobHandler
from subgraphs.interviews.application.commands.add_question import AddQuestionHandler
from subgraphs.interviews.application.commands.approve_rubric import ApproveRubricHandler
from subgraphs.interviews.application.commands.archive_template import ArchiveTemplateHandler
from subgraphs.interviews.application.commands.complete_interview import CompleteInterviewHandler
from subgraphs.interviews.application.commands.create_invitation import CreateInvitationHandler
from subgraphs.interviews.application.commands.create_template import CreateTemplateHandler
from subgraphs.interviews.application.commands.delete_template import DeleteTemplateHandler
from subgraphs.interviews.application.commands.duplicate_template import DuplicateTemplateHandler
from subgraphs.interviews.application.commands.edit_published_template import EditPublishedTemplateHandler
from subgraphs.interviews.application.commands.end_interview import EndInterviewHandler
from subgraphs.interviews.application.commands.expire_invitation import ExpireInvitationHandler
from subgraphs.interviews.application.commands.extend_invitation import ExtendInvitationHandler
from subgraphs.interviews.application.commands.open_link import OpenLinkHandler
from subgraphs.interviews.application.commands.publish_template import PublishTemplateHandler
from subgraphs.interviews.application.commands.remove_question import RemoveQuestionHandler
from subgraphs.interviews.application.commands.reorder_questions import ReorderQuestionsHandler
from subgraphs.interviews.application.commands.review_invitation import ReviewInvitationHandler
from subgraphs.interviews.application.commands.revoke_invitation import RevokeInvitationHandler
from subgraphs.interviews.application.commands.save_draft import SaveDraftHandler
from subgraphs.interviews.application.commands.send_invitation_again import SendInvitationAgainHandler
from subgraphs.interviews.application.commands.share_template import ShareTemplateHandler
from subgraphs.interviews.application.commands.show_question import ShowQuestionHandler
from subgraphs.interviews.application.commands.skip_question import SkipQuestionHandler
from subgraphs.interviews.application.commands.start_interview import StartInterviewHandler
from subgraphs.interviews.application.commands.submit_response import SubmitResponseHandler
from subgraphs.interviews.application.commands.update_question import UpdateQuestionHandler
from subgraphs.interviews.application.commands.update_template import UpdateTemplateHandler
from subgraphs.interviews.application.following_up import END_INTERVIEW, EXPIRE_INVITATION
from subgraphs.interviews.application.handlers import Handlers
from subgraphs.interviews.application.links import InvitationLinks
from subgraphs.interviews.application.ports import BeginUnitOfWork
from subgraphs.interviews.application.queries.count_invitations import CountInvitationsHandler
from subgraphs.interviews.application.queries.find_invitations import (
    AskedQuestionsHandler,
    FindInvitationsHandler,
    FindResponsesHandler,
    ResponsesHandler,
)
from subgraphs.interviews.application.queries.find_templates import FindQuestionsHandler, FindTemplatesHandler
from subgraphs.interviews.application.queries.follow_invitations import FollowInvitationsHandler
from subgraphs.interviews.application.queries.list_failed_events import ListFailedEventsHandler
from subgraphs.interviews.application.queries.list_invitations import InvitationsOfHandler, ListInvitationsHandler
from subgraphs.interviews.application.queries.list_templates import ListTemplatesHandler, TemplatesOfHandler
from subgraphs.interviews.application.queries.my_interview import MyInterviewHandler
from subgraphs.interviews.application.queries.newest_change import NewestChangeHandler
from subgraphs.interviews.application.question_content import hints_while_written
from subgraphs.interviews.application.reactions.on_analysis_events import ResultTold
from subgraphs.interviews.application.reactions.on_user_events import UserEventReactions
from subgraphs.interviews.domain.general_rubrics import general_rubric
from subgraphs.interviews.domain.link_token import LinkTokens
from subgraphs.interviews.infrastructure.candidate_views import SqlAlchemyCandidateViews
from subgraphs.interviews.infrastructure.failed_events import KeptFailedEvents
from subgraphs.interviews.infrastructure.invitation_views import SqlAlchemyInvitationViews
from subgraphs.interviews.infrastructure.response_views import SqlAlchemyResponseViews
from subgraphs.interviews.infrastructure.subscriptions import AnalysisSubscriptions, UserSubscriptions
from subgraphs.interviews.infrastructure.template_views import SqlAlchemyTemplateViews
from subgraphs.interviews.infrastructure.unit_of_work import InterviewsUnitOfWork
from subgraphs.interviews.settings import InterviewsSettings

NAME = "interviews"
TOPIC = "interview-events"


def wiring() -> Wiring:
    return wire(load(InterviewsSettings))


def wire(settings: InterviewsSettings) -> Wiring:
    return Wiring(
        name=NAME,
        settings=settings,
        database_url=settings.database_url,
        port=settings.port,
        topics=TOPIC,
        subscriptions=lambda database: [
            *UserSubscriptions(UserEventReactions(begin_with(database))).all(),
            *AnalysisSubscriptions(ResultTold(begin_with(database), database.clock)).all(),
        ],
        jobs=jobs,
    )


def begin_with(database: Database) -> BeginUnitOfWork:
    return lambda: InterviewsUnitOfWork(database)


def jobs(database: Database) -> Jobs:
    begin, clock = begin_with(database), database.clock
    return Jobs(
        {
            EXPIRE_INVITATION: _on_invitation(ExpireInvitationHandler(begin, clock)),
            END_INTERVIEW: _on_invitation(EndInterviewHandler(begin, clock)),
        }
    )


def _on_invitation(handler: ExpireInvitationHandler | EndInterviewHandler) -> JobHandler:
    async def run(job: Job) -> None:
        await handler(job.payload["invitationId"])

    return run


def make_handlers(settings: InterviewsSettings, database: Database, feed: ChangeFeed) -> Handlers:
    begin, clock = begin_with(database), database.clock
    tokens = LinkTokens(settings.link_key.encode())
    templates = SqlAlchemyTemplateViews(database)
    invitations = SqlAlchemyInvitationViews(database, InvitationLinks(settings.web_origin, tokens))
    responses = SqlAlchemyResponseViews(database)
    candidates = SqlAlchemyCandidateViews(database, settings.promises)
    return Handlers(
        create_template=CreateTemplateHandler(begin, clock),
        update_template=UpdateTemplateHandler(begin, clock),
        delete_template=DeleteTemplateHandler(begin),
        publish_template=PublishTemplateHandler(begin, clock),
        archive_template=ArchiveTemplateHandler(begin, clock),
        share_template=ShareTemplateHandler(begin, clock),
        duplicate_template=DuplicateTemplateHandler(begin, clock),
        edit_published_template=EditPublishedTemplateHandler(begin, clock),
        add_question=AddQuestionHandler(begin, clock),
        update_question=UpdateQuestionHandler(begin, clock),
        remove_question=RemoveQuestionHandler(begin, clock),
        reorder_questions=ReorderQuestionsHandler(begin, clock),
        approve_rubric=ApproveRubricHandler(begin, clock),
        create_invitation=CreateInvitationHandler(begin, clock),
        extend_invitation=ExtendInvitationHandler(begin, clock),
        revoke_invitation=RevokeInvitationHandler(begin, clock),
        send_invitation_again=SendInvitationAgainHandler(begin, clock),
        review_invitation=ReviewInvitationHandler(begin, clock),
        start_interview=StartInterviewHandler(begin, clock),
        show_question=ShowQuestionHandler(begin, clock),
        skip_question=SkipQuestionHandler(begin, clock),
        save_draft=SaveDraftHandler(begin, clock),
        submit_response=SubmitResponseHandler(begin, clock),
        complete_interview=CompleteInterviewHandler(begin, clock),
        find_templates=FindTemplatesHandler(templates),
        find_questions=FindQuestionsHandler(templates),
        list_templates=ListTemplatesHandler(templates),
        templates_of=TemplatesOfHandler(templates),
        general_rubric=general_rubric,
        rubric_hints=hints_while_written,
        find_invitations=FindInvitationsHandler(invitations),
        list_invitations=ListInvitationsHandler(invitations),
        count_invitations=CountInvitationsHandler(invitations),
        invitations_of=InvitationsOfHandler(invitations),
        responses=ResponsesHandler(responses),
        asked_questions=AskedQuestionsHandler(responses),
        find_responses=FindResponsesHandler(responses),
        follow_invitations=FollowInvitationsHandler(feed, invitations),
        newest_change=NewestChangeHandler(feed),
        my_interview=MyInterviewHandler(begin, candidates, clock),
        open_link=OpenLinkHandler(begin, candidates, tokens, clock),
        list_failed_events=ListFailedEventsHandler(KeptFailedEvents(database)),
    )
