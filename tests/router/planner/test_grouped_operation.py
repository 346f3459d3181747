"""One request for entities with different arguments: its text, and how a plan shows where the arguments come from."""

from router.planner.grouped_operation import GroupedOperation, cut_at_variables
from router.planner.plan import fetches_of
from router.planner.print_plan import plan_to_json, print_plan
from tests.router.federation.test_context import PLACES, SETTERS
from tests.router.support.graph import Graph


def test_only_variables_are_cut_never_text_that_looks_like_one() -> None:
    text = '{a(x:"$context_0" y:$context_0 z:$context_01 w:"""$context_0""") context_0}'
    assert cut_at_variables(text, {"context_0": "Int"}) == (
        '{a(x:"$context_0" y:',
        "context_0",
        ' z:$context_01 w:"""$context_0""") context_0}',
    )


def test_each_group_has_variables_of_its_own_and_shares_the_clients() -> None:
    pieces = cut_at_variables("{...on A{b(x:$context_0 n:$n)}}", {"context_0": "Int"})
    operation = GroupedOperation("query Q", ("$n:Int",), "representations", (("context_0", "Int"),), (pieces,))
    assert operation.text() == (
        "query Q($n:Int,$representations:[_Any!]!,$context_0:Int)"
        "{_entities(representations:$representations){...on A{b(x:$context_0 n:$n)}}}"
    )
    assert operation.text([0, 0]) == (
        "query Q($n:Int,$representations_0:[_Any!]!,$context_0_0:Int,$representations_1:[_Any!]!,$context_0_1:Int)"
        "{_entities_0:_entities(representations:$representations_0){...on A{b(x:$context_0_0 n:$n)}}"
        " _entities_1:_entities(representations:$representations_1){...on A{b(x:$context_0_1 n:$n)}}}"
    )


def test_a_plan_tells_where_each_argument_is_read() -> None:
    plan = Graph(SETTERS, PLACES).query_plan("{ frames { things { ... on Bike { tag { label } } } } }")
    of, sizes = "$context_0: ../", "$context_1: ../../shape/sides/inches"
    text = print_plan(plan)
    assert f"{of}model" in text
    assert sizes in text
    assert '"path": ["..", "..", "shape", "sides", "inches"]' in str(plan_to_json(plan)).replace("'", '"')
    assert [one.grouped is not None for one in fetches_of(plan.node)] == [False, True]


def test_a_value_below_fragments_is_shown_with_its_types() -> None:
    plan = Graph(SETTERS, PLACES).query_plan("{ frames { inners { peg { fits } } } }")
    text = print_plan(plan)
    assert "$context_0: ../... on Narrow/inches" in text
    assert "$context_0: ../../inches" in text
