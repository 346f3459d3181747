"""The gateway's own small subgraph: what people manage of their sign-in."""

from gateway.graphql.mutations import Mutation
from gateway.graphql.queries import Query
from gateway.graphql.session import Session
from kernel.subgraph.schema import FederatedSchema

SCHEMA = FederatedSchema(Query, mutation=Mutation, types=[Session])
schema = SCHEMA
