"""Is the document valid for the schema that clients see?"""

import re
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

# The first few help; each more is work for somebody who is wrong everywhere.
_MAX_ERRORS = 5
_RULES = [FieldMergeRule if rule is OverlappingFieldsCanBeMergedRule else rule for rule in specified_rules]


# Each guess at what was meant compares with every name of the schema: not for somebody who is wrong everywhere.
_MOST_ERRORS_WITH_HINTS = 3
_ABOUT_A_NAME = re.compile(r"^(?:Unknown |Cannot query field |Field |Value )")


def validate_document(schema: GraphQLSchema, document: DocumentNode, *, hints: bool) -> Sequence[GraphQLError]:
    """`hints` ("Did you mean …?") name what the schema has: not for those who may not see it."""
    errors = validate(schema, document, _RULES, max_errors=_MAX_ERRORS, hide_suggestions=True)
    if hints and len(errors) <= _MOST_ERRORS_WITH_HINTS and any(_ABOUT_A_NAME.match(one.message) for one in errors):
        errors = validate(schema, document, _RULES, max_errors=_MAX_ERRORS)
    for error in errors:
        # The library's word for null is Python's.
        error.message = error.message.replace("not to be None.", "not to be null.")
    return errors
