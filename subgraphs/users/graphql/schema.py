"""The subgraph's schema; importing it needs no settings."""

from kernel.subgraph.schema import FederatedSchema
from subgraphs.users.graphql.mutations import Mutation
from subgraphs.users.graphql.queries import Query
from subgraphs.users.graphql.user import Company, User

SCHEMA = FederatedSchema(Query, mutation=Mutation, types=[User, Company])
