"""Plans as pictures: every request is a box, every wait an arrow."""

from router.operation.model import AT_ONCE
from router.planner.draw_plan import draw_plan
from router.planner.plan import Defer, Deferred, Fetch, Parallel, QueryPlan, Sequence, Subscription
from router.planner.query_graph import QueryGraph
from router.planner.storage import Clashes, StorageKeys
from router.supergraph.parse import parse_supergraph
from tests.router.support.compose import compose

SUPERGRAPH = parse_supergraph(compose({"one": "type Query { a: Int }"}))
STORAGE = StorageKeys(Clashes(QueryGraph(SUPERGRAPH)), SUPERGRAPH)


def fetch(number: int, text: str = "{ a }") -> Fetch:
    return Fetch(number, f"g{number}", text, "query", None, ())


def arrows(node: object) -> list[str]:
    drawn = draw_plan(QueryPlan(node, STORAGE))  # type: ignore[arg-type]
    return [line.strip() for line in drawn.splitlines() if "-->" in line]


def test_no_request_leads_straight_to_the_answer() -> None:
    assert arrows(None) == ["client --> answer"]


def test_a_sequence_waits_and_parallel_requests_do_not() -> None:
    assert arrows(Sequence((fetch(0), Parallel((fetch(1), fetch(2))), fetch(3)))) == [
        "client --> fetch0",
        "fetch0 --> fetch1",
        "fetch0 --> fetch2",
        "fetch1 --> fetch3",
        "fetch2 --> fetch3",
        "fetch3 --> answer",
    ]


def test_the_rest_of_a_subscription_comes_behind_its_event() -> None:
    assert arrows(Subscription(fetch(0), fetch(1))) == ["client --> fetch0", "fetch0 --> fetch1", "fetch1 --> answer"]


def test_a_deferred_part_comes_behind_what_it_depends_on() -> None:
    first = Deferred(AT_ONCE, (0,), fetch(2), None)
    second = Deferred(AT_ONCE, (2,), fetch(3), None)
    third = Deferred(AT_ONCE, (), fetch(4), None)
    assert arrows(Defer(Parallel((fetch(0), fetch(1))), (first, second, third), None)) == [
        "client --> fetch0",
        "client --> fetch1",
        "fetch0 --> fetch2",
        "fetch2 --> later([later])",
        "fetch2 --> fetch3",
        "fetch3 --> later([later])",
        "client --> fetch4",
        "fetch4 --> later([later])",
        "fetch0 --> answer",
        "fetch1 --> answer",
    ]


def test_quotes_of_arguments_do_not_break_the_picture() -> None:
    drawn = draw_plan(QueryPlan(fetch(0, '{ a(text: "x") }'), STORAGE))
    assert '["<b>g0</b><br/>a(text: #quot;x#quot;)"]' in drawn
