"""All use cases of the API, as the graph calls them; `bootstrap.py` makes the object."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from subgraphs.interviews.application.commands.add_question import AddQuestionHandler
from subgraphs.interviews.application.commands.approve_rubric import ApproveRubricHandler
from subgraphs.interviews.application.commands.archive_template import ArchiveTemplateHandler
from subgraphs.interviews.application.commands.complete_interview import CompleteInterviewHandler
from subgraphs.interviews.application.commands.create_invitation import CreateInvitationHandler
from subgraphs.interviews.application.commands.create_template import CreateTemplateHandler
from subgraphs.interviews.application.commands.delete_template import DeleteTemplateHandler
from subgraphs.interviews.application.commands.duplicate_template import DuplicateTemplateHandler
from subgraphs.interviews.application.commands.edit_published_template import EditPublishedTemplateHandler
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
from subgraphs.interviews.application.question_content import CriterionContent
from subgraphs.interviews.domain.question_type import QuestionType
from subgraphs.interviews.domain.rubric import Rubric


@dataclass(frozen=True)
class Handlers:
    create_template: CreateTemplateHandler
    update_template: UpdateTemplateHandler
    delete_template: DeleteTemplateHandler
    publish_template: PublishTemplateHandler
    archive_template: ArchiveTemplateHandler
    share_template: ShareTemplateHandler
    duplicate_template: DuplicateTemplateHandler
    edit_published_template: EditPublishedTemplateHandler
    add_question: AddQuestionHandler
    update_question: UpdateQuestionHandler
    remove_question: RemoveQuestionHandler
    reorder_questions: ReorderQuestionsHandler
    approve_rubric: ApproveRubricHandler

    create_invitation: CreateInvitationHandler
    extend_invitation: ExtendInvitationHandler
    revoke_invitation: RevokeInvitationHandler
    send_invitation_again: SendInvitationAgainHandler
    review_invitation: ReviewInvitationHandler

    start_interview: StartInterviewHandler
    show_question: ShowQuestionHandler
    skip_question: SkipQuestionHandler
    save_draft: SaveDraftHandler
    submit_response: SubmitResponseHandler
    complete_interview: CompleteInterviewHandler

    find_templates: FindTemplatesHandler
    find_questions: FindQuestionsHandler
    list_templates: ListTemplatesHandler
    templates_of: TemplatesOfHandler
    general_rubric: Callable[[QuestionType], Rubric | None]
    rubric_hints: Callable[[Sequence[CriterionContent]], tuple[str, ...]]
    find_invitations: FindInvitationsHandler
    list_invitations: ListInvitationsHandler
    count_invitations: CountInvitationsHandler
    invitations_of: InvitationsOfHandler
    responses: ResponsesHandler
    asked_questions: AskedQuestionsHandler
    find_responses: FindResponsesHandler
    follow_invitations: FollowInvitationsHandler
    newest_change: NewestChangeHandler
    my_interview: MyInterviewHandler
    open_link: OpenLinkHandler
    list_failed_events: ListFailedEventsHandler
