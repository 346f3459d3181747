"""One generated example from draw to verdict: a graph, composed and served, and a few operations on it."""

import asyncio
from dataclasses import dataclass

from graphql import GraphQLSchema, OperationType

from router.errors import RouterError
from tests.router.differential.case import Asked, Bench, Composition, Invalid, Wrong
from tests.router.differential.composers import Composers, NotComposable
from tests.router.differential.draw import Draw
from tests.router.differential.features import Counts, seen_in_answer, touched
from tests.router.differential.graphs import GeneratedGraph
from tests.router.differential.guide import Guide, owners_of, wanted
from tests.router.differential.model import GraphModel
from tests.router.differential.operations import OperationMaker

_OPERATIONS = 4


@dataclass
class Failure:
    composition: Composition
    asked: Asked
    reason: str

    @property
    def kind(self) -> str:
        return self.reason.splitlines()[0]


class Examiner:
    def __init__(self, composers: Composers) -> None:
        self._composers = composers
        self._loop = asyncio.new_event_loop()
        self.counts = Counts()
        self.failure: Failure | None = None

    def examine(self, d: Draw, graph: GeneratedGraph) -> None:
        """Raises `Wrong` when the router is, `NotComposable` when the composer refuses the graph."""
        try:
            composed = self._composers.compose(graph.model.composer, graph.subgraphs)
        except NotComposable:
            self.counts.refused += 1
            raise
        self.counts.graphs += 1
        labels = tuple(sorted(graph.model.active_labels))
        composition = Composition(graph.subgraphs, composed.sdl, composed.api, graph.world, labels)
        bench = self._bench(composition)
        for _ in range(d.number(1, _OPERATIONS)):
            self._operation(d, graph.model, bench)

    def _bench(self, composition: Composition) -> Bench:
        try:
            return Bench(composition)
        except RouterError as error:
            self.failure = Failure(composition, Asked("{ __typename }"), f"no start: {error}")
            raise Wrong(self.failure.reason) from error

    def _operation(self, d: Draw, model: GraphModel, bench: Bench) -> None:
        schema = bench.whole.schema
        owners = owners_of(model)
        maker = OperationMaker(d, schema, Guide(schema, wanted(d, model, owners)), owners)
        kind = _kind(d, model, schema)
        query = maker.make(kind)
        asked = Asked(query, dict(maker.variables))
        self.counts.examples += 1
        try:
            outcome = self._loop.run_until_complete(bench.check(asked))
        except Invalid:
            self.counts.invalid += 1
            return
        except Wrong as wrong:
            self.failure = Failure(bench.composition, asked, str(wrong))
            raise
        except Exception as error:
            self.failure = Failure(bench.composition, asked, f"{type(error).__name__}: {error}")
            raise Wrong(self.failure.reason) from error
        if outcome.entity_fetches:
            features = touched(model, schema, query) | maker.features | outcome.features
            if "state" in features and kind == OperationType.MUTATION:
                features.add("mutations with joins")
            self.counts.add(features.union(*map(seen_in_answer, outcome.answers)))

    def close(self) -> None:
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()


def _kind(d: Draw, model: GraphModel, schema: GraphQLSchema) -> OperationType:
    if schema.mutation_type is not None and d.chance(60 if "state" in model.themes else 40):
        return OperationType.MUTATION
    if schema.subscription_type is not None and d.chance(60 if "subscription" in model.themes else 25):
        return OperationType.SUBSCRIPTION
    return OperationType.QUERY
