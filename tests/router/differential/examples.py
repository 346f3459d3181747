"""One generated example from draw to verdict: a graph, composed and served, and a few operations on it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import reject
from hypothesis.strategies import DataObject

from router.errors import RouterError
from tests.router.differential.case import Asked, Bench, Composition, Invalid, Wrong
from tests.router.differential.composers import Composers, NotComposable
from tests.router.differential.draw import Draw
from tests.router.differential.features import Counts, seen_in_answer, touched
from tests.router.differential.graphs import GeneratedGraph
from tests.router.differential.model import GraphModel
from tests.router.differential.operations import Guide, OperationMaker

_OPERATIONS = 4


@dataclass
class Failure:
    """The example that failed last: while Hypothesis shrinks, that is the smallest one at the end."""

    composition: Composition
    asked: Asked
    reason: str


class Examiner:
    def __init__(self, composers: Composers) -> None:
        self._composers = composers
        self._loop = asyncio.new_event_loop()
        self.counts = Counts()
        self.failure: Failure | None = None

    def examine(self, graph: GeneratedGraph, data: DataObject) -> None:
        """Raises `Wrong` when the router is."""
        try:
            composed = self._composers.compose(graph.model.composer, graph.subgraphs)
        except NotComposable:
            self._count().refused += 1
            reject()
        self._count().graphs += 1
        labels = tuple(sorted(graph.model.active_labels))
        composition = Composition(graph.subgraphs, composed.sdl, composed.api, graph.world, labels)
        bench = self._bench(composition)
        d = Draw(data.draw)
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
        kind = "mutation" if schema.mutation_type is not None and d.chance(40) else "query"
        query = maker.make(kind)
        asked = Asked(query, dict(maker.variables))
        self._count().examples += 1
        try:
            outcome = self._loop.run_until_complete(bench.check(asked))
        except Invalid:
            self._count().invalid += 1
            return
        except Wrong as wrong:
            self.failure = Failure(bench.composition, asked, str(wrong))
            raise
        if outcome.entity_fetches:
            self._count().add(touched(model, schema, query) | maker.features | seen_in_answer(outcome.answer))

    def _count(self) -> Counts:
        """What runs after a failure is shrinking, and proves nothing."""
        return self.counts if self.failure is None else Counts()

    def close(self) -> None:
        self._loop.close()


def wanted(d: Draw, model: GraphModel, owners: Mapping[str, frozenset[str]]) -> set[str]:
    """The coordinates of a few features: an operation that wants everything reaches nothing."""
    found: set[str] = set()
    features = sorted(name for name, where in model.features.items() if where != {"*"})
    themes = [name for name in features if name in model.themes]
    exact = [name for name in themes if any("." in place for place in model.features[name])]
    chosen = [*d.some(exact, 2, 50), *([d.pick(features)] if features and d.chance(60) else [])]
    for name in chosen or features[:1]:
        for place in model.features[name]:
            type_name, _, graph = place.partition("@")
            if graph:
                found.update(
                    one for one, graphs in owners.items() if one.startswith(f"{type_name}.") and graph in graphs
                )
            else:
                found.add(place)
    return found


def owners_of(model: GraphModel) -> Mapping[str, frozenset[str]]:
    return {
        f"{one.name}.{field.name}": frozenset(field.owners)
        for one in model.types.values()
        for field in one.fields.values()
    }
