"""The subgraph's schema; importing it needs no settings."""

from kernel.subgraph.schema import FederatedSchema
from subgraphs.analysis.graphql.analysis import Analysis, Invitation, Response
from subgraphs.analysis.graphql.mutations import Mutation
from subgraphs.analysis.graphql.queries import Query
from subgraphs.analysis.graphql.question_analysis import QuestionAnalysis
from subgraphs.analysis.graphql.subscriptions import Subscription

SCHEMA = FederatedSchema(
    Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[Analysis, QuestionAnalysis, Invitation, Response],
)
