"""Fragments on interfaces that many types implement, inside each other: asked by the interface, one place for all."""

from collections.abc import Mapping
from typing import Any

import pytest

from router.planner.plan import fetches_of
from tests.router.support.graph import Graph
from tests.router.support.world import Ref, World


def subgraphs(count: int, *, parts: bool = False, objects: bool = False) -> dict[str, str]:
    """`posts` has posts, most of which are galleries; their pictures are another subgraph's: in `parts` those of every
    second type are a third's, with `objects` they are an interface object's."""
    types = range(count)
    key = ' @key(fields: "id")' if objects else ""
    posts = f"""
        type Query {{ post(id: ID!): Post  posts: [Post!]!  any: [Any!]! }}
        interface Post {{ id: ID!  feed: [Post!]  root: Wrap }}
        interface Gal implements Post{key} {{ id: ID!  feed: [Post!]  root: Wrap }}
        type Wrap {{ post: Post  gal: Gal }}
        type Rec implements Post @key(fields: "id") {{ id: ID!  feed: [Post!]  root: Wrap  post: Post }}
        union Any = Rec | {" | ".join(f"P{n}" for n in types)}
    """ + "\n".join(
        f'type P{n} implements Post & Gal @key(fields: "id") {{ id: ID!  feed: [Post!]  root: Wrap  own{n}: Int }}'
        for n in types
    )
    pictures = "type Gallery { items: [It!]  of: Gal }  type It @shareable { name: String }"
    if objects:
        return {
            "posts": posts,
            "pictures": 'type Gal @key(fields: "id") @interfaceObject { id: ID!  gallery: Gallery }'
            "  type Gallery { items: [It!] }  type It { name: String }",
        }
    half = [n for n in types if not parts or n % 2]
    result = {"posts": posts, "pictures": _pictures(half, pictures)}
    if parts:
        result["more"] = _pictures([n for n in types if n % 2 == 0], pictures)
    return result


def _pictures(types: list[int], values: str) -> str:
    shared = values.replace("type Gallery", "type Gallery @shareable")
    return f"interface Gal {{ id: ID!  gallery: Gallery }}  {shared}\n" + "\n".join(
        f'type P{n} implements Gal @key(fields: "id") {{ id: ID!  gallery: Gallery }}' for n in types
    )


def world(count: int) -> World:
    def post(n: int) -> dict[str, Any]:
        target = {"__typename": "Wrap", "post": Ref(f"p{(n + 3) % count}"), "gal": Ref(f"p{(n + 1) % count}")}
        items = [{"__typename": "It", "name": f"n{n}"}]
        return {
            "__typename": f"P{n}",
            "id": f"p{n}",
            "feed": [Ref(f"p{(n + 1) % count}"), Ref("rec"), Ref(f"p{(n + 2) % count}")],
            "root": target,
            f"own{n}": n,
            "gallery": {"__typename": "Gallery", "items": items, "of": Ref(f"p{n}")},
        }

    objects = {f"p{n}": post(n) for n in range(count)}
    root = {"__typename": "Wrap", "post": Ref("rec"), "gal": Ref("p2")}
    objects["rec"] = {"__typename": "Rec", "id": "rec", "feed": [Ref("p1")], "root": root, "post": Ref("p1")}
    some = [Ref("p0"), Ref("rec"), Ref("p4")]
    return World(objects=objects, roots={"post": lambda _: Ref("p0"), "posts": some, "any": some})


NESTED = """
    fragment R on Post { __typename ... on Gal { ...X } }
    fragment X on Gal { root { post { ... on Gal { __typename gallery { __typename items { name } } } } } }
"""


async def checked(sdl: Mapping[str, str], count: int, query: str, **variables: Any) -> dict[str, Any]:
    """Answers like one schema; how many requests, how many places, and how long the longest text."""
    graph = Graph(sdl, world(count))
    answer = await graph.same(query, variables)
    assert answer.errors == []
    fetches = [*fetches_of(graph.query_plan(query, variables).node)]
    longest = max(len(fetch.operation) for fetch in fetches)
    return {**answer.call_counts, "places": len(fetches), "longest": longest}


@pytest.mark.parametrize("count", [20, 40])
async def test_a_fragment_on_an_interface_inside_itself_is_asked_by_the_interface(count: int) -> None:
    query = '{ post(id: "") { __typename feed { ...R ... on Rec { post { ...R } } } } }' + NESTED
    seen = await checked(subgraphs(count), count, query)
    assert seen == {"posts": 1, "pictures": 2, "places": 3, "longest": seen["longest"]}
    assert seen["longest"] < 250


async def test_three_levels_and_more() -> None:
    deep = "... on Gal { id gallery { items { name } } root { post { %s } } }"
    query = "{ posts { " + deep % (deep % (deep % (deep % "id"))) + " } }"
    seen = await checked(subgraphs(40), 40, query)
    assert seen == {"posts": 1, "pictures": 4, "places": 5, "longest": seen["longest"]}
    assert seen["longest"] < 400


@pytest.mark.parametrize("included", [True, False])
async def test_a_nested_fragment_that_is_included_or_not(included: bool) -> None:
    query = """query($on: Boolean!) {
      posts { ... on Gal { id root { post { ... on Gal @include(if: $on) { feed { ...Pictures } } } } } }
    }
    fragment Pictures on Gal { gallery { items { name } } }"""
    seen = await checked(subgraphs(30), 30, query, on=included)
    assert seen == {
        "posts": 1,
        **({"pictures": 1} if included else {}),
        "places": 1 + included,
        "longest": seen["longest"],
    }


async def test_members_of_a_union_with_many() -> None:
    query = "{ any { ... on Gal { root { post { ... on Gal { gallery { items { name } } } } } } ... on Rec { id } } }"
    seen = await checked(subgraphs(30), 30, query)
    assert seen == {"posts": 1, "pictures": 1, "places": 2, "longest": seen["longest"]}
    assert seen["longest"] < 250


async def test_a_union_as_the_condition() -> None:
    inner = "... on Any { ... on Gal { id root { post { %s } } } }"
    query = "{ posts { " + inner % (inner % "id") + " } }"
    seen = await checked(subgraphs(30), 30, query)
    assert (seen["places"], seen["longest"] < 250) == (1, True)


async def test_what_is_asked_of_one_type_beside_the_interface() -> None:
    query = """{ posts { ... on Gal { root { post { ... on Gal { id } } } }
      ... on P4 { own4 root { post { feed { id } gallery: id } gal { gallery { items { name } } } } } } }"""
    seen = await checked(subgraphs(30), 30, query)
    assert (seen["pictures"], seen["places"], seen["longest"] < 400) == (1, 2, True)


async def test_a_field_that_two_subgraphs_have_of_half_of_the_types_each() -> None:
    query = """{ posts { ... on Gal { gallery { items { name } of { id } } root { post { ...Pictures } } } } }
      fragment Pictures on Gal { gallery { items { name } } }"""
    seen = await checked(subgraphs(30, parts=True), 30, query)
    assert seen == {"posts": 1, "pictures": 1, "more": 1, "places": 5, "longest": seen["longest"]}


async def test_values_below_what_is_entered_by_type() -> None:
    inner = "... on Gal { gallery { of { ... on Gal { gallery { items { name } } root { post { id } } } } } }"
    query = "{ posts { " + inner + " } }"
    seen = await checked(subgraphs(30), 30, query)
    assert seen == {"posts": 2, "pictures": 1, "places": 3, "longest": seen["longest"]}


async def test_interface_objects() -> None:
    query = """{ posts { ... on Gal { root { post { ...Pictures ... on Gal { root { gal { ...Pictures } } } } } } } }
      fragment Pictures on Gal { gallery { items { name } } }"""
    seen = await checked(subgraphs(30, objects=True), 30, query)
    assert seen == {"posts": 1, "pictures": 2, "places": 3, "longest": seen["longest"]}
    assert seen["longest"] < 300


def test_the_plan_names_the_interface_in_text_and_places() -> None:
    Graph(subgraphs(4), world(4)).check_plan(
        "{ posts { ... on Gal { root { post { ... on Gal { gallery { items { name } } } } } } } }",
        """
        QueryPlan {
          Sequence {
            Fetch(service: "posts") {
              {
                posts {
                  __typename
                  ... on Gal {
                    root {
                      post {
                        __typename
                        ... on Gal {
                          id
                        }
                      }
                    }
                  }
                }
              }
            }
            Flatten(path: "posts.@|[Gal].root.post") {
              Fetch(service: "pictures") {
                {
                  ... on Gal {
                    __typename
                    id
                  }
                } =>
                query ($representations: [_Any!]!) {
                  _entities(representations: $representations) {
                    ... on Gal {
                      gallery {
                        items {
                          name
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
        """,
    )


def crossing(count: int, *, entities: bool = False) -> dict[str, str]:
    """Every second type of I is a J, and J has not what I has. With `entities` another subgraph knows them too."""
    key = ' @key(fields: "id")' if entities else ""
    types = "\n".join(
        f"type T{n} implements I{' & J' if n % 2 else ''}{key} {{ id: ID!  kids: [I!]{'  tag: Int' if n % 2 else ''} }}"
        for n in range(count)
    )
    one = f"type Query {{ i: I }}  interface I {{ id: ID!  kids: [I!] }}  interface J {{ id: ID!  tag: Int }}\n{types}"
    more = "\n".join(f"type T{n} implements I{key} {{ id: ID!  name: String  other: I }}" for n in range(count))
    return {"a": one, **({"b": f"interface I {{ id: ID!  name: String  other: I }}\n{more}"} if entities else {})}


def crossing_world(count: int) -> World:
    def one(n: int) -> dict[str, Any]:
        kids = [Ref(f"t{(n + step) % 20}") for step in (1, 2)]
        tag = {"tag": n, "tug": n}
        other = Ref(f"t{(n + 8) % 20}")
        return {"__typename": f"T{n % count}", "id": f"t{n}", "kids": kids, "name": f"n{n}", "other": other, **tag}

    return World(objects={f"t{n}": one(n) for n in range(20)}, roots={"i": Ref("t1")})


def nested(levels: int, text: str) -> str:
    inner = "id"
    for _ in range(levels):
        inner = text % inner
    return "{ i { " + inner + " } }"


@pytest.mark.parametrize(("count", "levels"), [(4, 4), (15, 4), (30, 6), (60, 8)])
async def test_an_interface_inside_another_that_has_not_its_fields(count: int, levels: int) -> None:
    graph = Graph(crossing(count), crossing_world(count))
    query = nested(levels, "... on J { tag ... on I { kids { %s } } }")
    answer = await graph.same(query)
    assert (answer.errors, answer.call_counts) == ([], {"a": 1})
    (fetch,) = fetches_of(graph.query_plan(query).node)
    assert len(fetch.operation) < 400


@pytest.mark.parametrize(
    ("inner", "counts"),
    [
        ("... on J { tag ... on I { name kids { %s } } }", {"a": 1, "b": 4}),
        ("... on J { tag ... on I { other { kids { %s } } } }", {"a": 5, "b": 4}),
        ("... on J { ... on I { other { ... on J { tag ... on I { kids { %s } } } } } }", {"a": 5, "b": 4}),
    ],
)
async def test_objects_of_two_interfaces_at_once_are_entered_as_such(inner: str, counts: dict[str, int]) -> None:
    graph = Graph(crossing(30, entities=True), crossing_world(30))
    query = nested(4, inner)
    answer = await graph.same(query)
    assert (answer.errors, answer.call_counts) == ([], counts)
    assert max(len(fetch.operation) for fetch in fetches_of(graph.query_plan(query).node)) < 400


async def test_only_objects_of_both_interfaces_are_asked() -> None:
    graph = Graph(crossing(4, entities=True), crossing_world(4))
    answer = await graph.same("{ i { kids { ... on J { tag ... on I { name } } } } }")
    assert answer.errors == []
    sent = [one for request in graph.subgraphs["b"].requests for one in request["variables"]["representations"]]
    assert {one["__typename"] for one in sent} == {"T3"}


async def test_fragments_on_two_interfaces_that_overlap_stay_two() -> None:
    types = "\n".join(
        f"type T{n} implements I{' & J' if n % 2 else ''}{' & K' if n % 3 else ''}"
        f' @key(fields: "id") {{ id: ID!  kids: [I!]  {"tag: Int" if n % 2 else ""}  {"tug: Int" if n % 3 else ""} }}'
        for n in range(30)
    )
    one = f"""type Query {{ i: I }}  interface I {{ id: ID!  kids: [I!] }}
      interface J {{ id: ID!  tag: Int }}  interface K {{ id: ID!  tug: Int }}\n{types}"""
    graph = Graph({**crossing(30, entities=True), "a": one}, crossing_world(30))
    query = """{ i { ...R } }
      fragment R on I { ... on J { ...X } ... on K { ...X } }
      fragment X on I { kids { ... on J { ...Y } ... on K { ...Y tug } } }
      fragment Y on I { kids { ... on J { ...Z } ... on K { ...Z } } }
      fragment Z on I { id kids { id name } }"""
    answer = await graph.same(query)
    assert (answer.errors, answer.call_counts) == ([], {"a": 1, "b": 1})
    assert max(len(fetch.operation) for fetch in fetches_of(graph.query_plan(query).node)) < 1500


@pytest.mark.parametrize("count", [8, 30, 60])
async def test_types_of_an_interface_that_have_one_key_are_one_place(count: int) -> None:
    graph = Graph(crossing(count, entities=True), crossing_world(count))
    query = "{ i { other { kids { other { kids { id other { name } } } } } } }"
    answer = await graph.same(query)
    assert (answer.errors, answer.call_counts) == ([], {"a": 3, "b": 3})
    assert max(len(fetch.operation) for fetch in fetches_of(graph.query_plan(query).node)) < 150


@pytest.mark.parametrize(
    "inner",
    [
        "... on J { tag ... on I @defer { kids { %s } } }",
        "... on J { tag ... on I { name ... @defer { kids { %s } } } }",
        "... on J @defer { tag ... on I { kids { %s } } }",
    ],
)
def test_deferred_fragments_inside_interfaces_are_one_place_each(inner: str) -> None:
    graph = Graph(crossing(30, entities=True), crossing_world(30))
    fetches = [*fetches_of(graph.query_plan(nested(3, inner)).node)]
    assert len(fetches) <= 7
    assert max(len(fetch.operation) for fetch in fetches) < 200
