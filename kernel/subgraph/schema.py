"""The schema class of every subgraph: Federation 2.9, batched entities, our scalars, limits and caches."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

import strawberry
from graphql import GraphQLError
from strawberry.federation.schema import FederationAny
from strawberry.federation.schema import Schema as StrawberryFederationSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.execution import ExecutionContext

from kernel.subgraph.entities import keys_of, resolve_representations
from kernel.subgraph.limits import EXTENSIONS
from kernel.subgraph.scalars import SCALARS

FEDERATION_VERSION: Final = "2.9"


class FederatedSchema(StrawberryFederationSchema):
    """Give every entity in `types`: Strawberry does not find one that is reachable only through a union."""

    def __init__(
        self,
        query: type,
        *,
        mutation: type | None = None,
        subscription: type | None = None,
        types: Iterable[type] = (),
    ) -> None:
        self._entity_types: dict[str, StrawberryObjectDefinition] | None = None
        super().__init__(
            query=query,
            mutation=mutation,
            subscription=subscription,
            types=types,
            extensions=EXTENSIONS,
            config=StrawberryConfig(scalar_map=cast("dict[object, Any]", SCALARS), disable_field_suggestions=True),
            federation_version=FEDERATION_VERSION,
        )

    async def entities_resolver(  # type: ignore[override]  # ours is async; Strawberry awaits what it gets
        self, info: strawberry.Info, representations: list[FederationAny]
    ) -> list[FederationAny]:
        results = await resolve_representations(cast("Sequence[object]", representations), self._entities(), info)
        return cast("list[FederationAny]", results)

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Nothing here: `errors.format_errors` logs the bugs once, and refusals are no errors of ours."""

    def _entities(self) -> dict[str, StrawberryObjectDefinition]:
        if self._entity_types is None:
            definitions = {name: entry.definition for name, entry in self.schema_converter.type_map.items()}
            self._entity_types = {
                name: definition
                for name, definition in definitions.items()
                if isinstance(definition, StrawberryObjectDefinition) and keys_of(definition)
            }
        return self._entity_types
