"""Plans over the graphs of all kept cases: never more steps or requests than `request_counts.json` froze."""

import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random

import pytest

from router.errors import PlanningFailed, RequestRefused
from router.operation.conditions import condition_variables
from router.operation.normalize import normalize
from router.operation.parse import parse_operation
from router.operation.variables import condition_values
from router.planner.planner import Planner
from router.planner.print_plan import plan_to_json
from router.settings import Limits
from router.supergraph.parse import parse_supergraph
from tests.router.operation.random_operations import OperationMaker
from tests.router.second_planner.plan_size import Size, size_of
from tests.router.support.compose import FOLDER

TABLE = Path(__file__).parent / "request_counts.json"
_OPERATIONS = 8  # per graph


@pytest.mark.timeout(900)
def test_no_plan_of_a_kept_case_has_more_steps_or_requests_than_it_had() -> None:
    frozen = json.loads(TABLE.read_text(encoding="utf-8"))
    compared, worse = 0, []
    for path in sorted(FOLDER.glob("*.graphql")):
        for query, size in sizes(path, frozen.get(path.stem, ())):
            compared += 1
            before = Size(*frozen[path.stem][_name(query)])
            if size.steps > before.steps or size.fetches > before.fetches:
                worse.append(f"{path.name}: {size}, was {before}\n{query}")
    assert not worse, f"{len(worse)} plans are worse\n{worse[0]}"
    # A case whose graph has changed leaves the table; most of them must still be in it.
    assert compared > 450


def sizes(path: Path, names: Collection[str] | None = None) -> Iterator[tuple[str, Size]]:
    """The operations over one graph, each with its size: those in `names` (None: all)."""
    supergraph = parse_supergraph(path.read_text(encoding="utf-8").split("\n", 1)[1])
    planner = Planner(supergraph)
    for seed in range(_OPERATIONS):
        query, variables = OperationMaker(Random(seed), supergraph.api_schema).make()
        if names is not None and _name(query) not in names:
            continue
        try:
            operation = parse_operation(supergraph.api_schema, query, None, Limits())
        except RequestRefused:
            continue  # made at random: no operation by the specification
        conditions = condition_values(operation, condition_variables(operation), variables)
        try:
            plan = planner.plan(normalize(supergraph, operation, conditions))
        except PlanningFailed:
            if names is not None:
                raise
            continue  # some cases are about what cannot be planned
        yield query, size_of(plan_to_json(plan).get("node"), conditions)


def _name(query: str) -> str:
    return hashlib.sha256(query.encode()).hexdigest()[:12]


def freeze() -> None:
    """Only for graphs that are not in the table yet: python -m tests.router.planner.test_request_counts"""
    frozen = json.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    for path in sorted(FOLDER.glob("*.graphql")):
        if path.stem not in frozen:
            frozen[path.stem] = {_name(query): list(size) for query, size in sizes(path)}
    rows = (f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in sorted(frozen.items()))
    TABLE.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
