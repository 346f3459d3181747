"""What one operation may cost to parse and validate. The router limits clients; these guard the subgraph."""

from collections.abc import Callable

from graphql import ASTValidationRule, DocumentNode, GraphQLError, OperationDefinitionNode
from strawberry.extensions import (
    AddValidationRules,
    MaxAliasesLimiter,
    MaxTokensLimiter,
    ParserCache,
    QueryDepthLimiter,
    SchemaExtension,
    ValidationCache,
)

MAX_TOKENS = 15_000
MAX_DEPTH = 20
MAX_ALIASES = 500
CACHED_DOCUMENTS = 500


class OneOperation(ASTValidationRule):
    """The router sends one operation per document; of several, Strawberry would run the first without being told."""

    def enter_document(self, document: DocumentNode, *_args: object) -> None:
        operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        if len(operations) > 1:
            self.report_error(GraphQLError("A document must hold one operation.", operations[1:]))


# Made once: a rule class per request would defeat the validation cache, whose key holds the rules.
_RULES: list[type[ASTValidationRule]] = [
    OneOperation,
    *QueryDepthLimiter(MAX_DEPTH).validation_rules,
    *MaxAliasesLimiter(MAX_ALIASES).validation_rules,
]

EXTENSIONS: list[Callable[[], SchemaExtension]] = [
    lambda: MaxTokensLimiter(MAX_TOKENS),
    lambda: AddValidationRules(_RULES),
    lambda: ParserCache(CACHED_DOCUMENTS),
    lambda: ValidationCache(CACHED_DOCUMENTS),
]
