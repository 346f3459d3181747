"""The subgraph's schema; importing it needs no settings."""

import strawberry

from kernel.subgraph.schema import FederatedSchema
from subgraphs.interviews.graphql.answers import Response
from subgraphs.interviews.graphql.candidate_mutations import CandidateMutation
from subgraphs.interviews.graphql.entities import Invitation, Template, User
from subgraphs.interviews.graphql.invitation_mutations import InvitationMutation
from subgraphs.interviews.graphql.link_mutations import LinkMutation
from subgraphs.interviews.graphql.queries import Query
from subgraphs.interviews.graphql.question import Question
from subgraphs.interviews.graphql.question_mutations import QuestionMutation
from subgraphs.interviews.graphql.subscriptions import Subscription
from subgraphs.interviews.graphql.template_mutations import TemplateMutation


@strawberry.type(description="Changes of interviews.")
class Mutation(TemplateMutation, QuestionMutation, InvitationMutation, CandidateMutation, LinkMutation):
    pass


SCHEMA = FederatedSchema(
    Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[User, Template, Question, Invitation, Response],
)
