"""Is the document valid for the schema that clients see?"""

from collections.abc import Sequence

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OverlappingFieldsCanBeMergedRule,
    specified_rules,
    validate,
)

from router.operation.field_merge import FieldMergeRule

_MAX_ERRORS = 20
_RULES = [FieldMergeRule if rule is OverlappingFieldsCanBeMergedRule else rule for rule in specified_rules]


def validate_document(schema: GraphQLSchema, document: DocumentNode) -> Sequence[GraphQLError]:
    return validate(schema, document, _RULES, max_errors=_MAX_ERRORS)
