"""Is the document valid for the schema that clients see?"""

from collections.abc import Sequence

from graphql import DocumentNode, GraphQLError, GraphQLSchema, specified_rules, validate

_MAX_ERRORS = 20


def validate_document(schema: GraphQLSchema, document: DocumentNode) -> Sequence[GraphQLError]:
    return validate(schema, document, specified_rules, max_errors=_MAX_ERRORS)
