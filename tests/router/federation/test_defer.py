"""`@defer`: what is fetched apart, what comes when, and what happens to errors and nulls of a deferred part."""

import json

import pytest

from router.planner.print_plan import plan_to_json
from router.plugins.base import RequestContext, RouterPlugin
from tests.router.federation import test_interface_objects, test_mutations
from tests.router.support.defer_graph import DIALECTS, SDL, WORLD, messages
from tests.router.support.graph import Graph, request
from tests.router.support.incremental import V1, V2, put_together, read_all
from tests.router.support.world import Ref, World


def graph(*plugins: RouterPlugin) -> Graph:
    return Graph(SDL, WORLD, plugins=plugins)


# -- plans -----------------------------------------------------------------------------------------------------------


def test_what_is_deferred_is_fetched_apart_even_from_the_same_subgraph() -> None:
    graph().check_plan(
        '{ me { name ... @defer(label: "later") { slow posts { title } } } }',
        """
        QueryPlan {
          Defer {
            Primary {
              Fetch(service: "people") {
                {
                  me {
                    __typename
                    name
                    id
                  }
                }
              }
            }
            Deferred(depends: [0], path: "me", label: "later") {
              Parallel {
                Flatten(path: "me") {
                  Fetch(service: "people") {
                    {
                      ... on User {
                        __typename
                        id
                      }
                    } =>
                    query ($representations: [_Any!]!) {
                      _entities(representations: $representations) {
                        ... on User {
                          slow
                        }
                      }
                    }
                  }
                }
                Flatten(path: "me") {
                  Fetch(service: "posts") {
                    {
                      ... on User {
                        __typename
                        id
                      }
                    } =>
                    query ($representations: [_Any!]!) {
                      _entities(representations: $representations) {
                        ... on User {
                          posts {
                            title
                          }
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


def test_a_value_without_a_key_stays_with_its_object_and_what_it_leads_to_does_not() -> None:
    primary, later = halves("{ me { address { street ... @defer { city country { name } } } } }")
    assert " ".join(primary.split()).endswith("{ { me { address { street city country { __typename code } } } } } }")
    assert later.count("Fetch(") == 1
    assert 'Flatten(path: "me.address.country")' in later


def test_root_fields_are_asked_afresh_and_wait_for_nothing() -> None:
    plan = graph().plan("{ me { name } ... @defer { latest { title } root } }")
    assert 'Deferred(depends: [], path: "")' in plan
    assert plan.count("Fetch(") == 3


def test_a_part_inside_a_part_waits_for_what_it_needs_of_it() -> None:
    plan = graph().plan(
        '{ me { id ... @defer(label: "a") { posts { id ... @defer(label: "b") { author { name } } } } } }'
    )
    assert 'Deferred(depends: [0], path: "me", label: "a")' in plan
    assert 'Deferred(depends: [1], path: "me.posts", label: "b")' in plan


def test_what_the_first_answer_has_anyway_is_not_fetched_again() -> None:
    plan = graph().plan("{ me { name id ... @defer { name id __typename } } }")
    assert plan.count("Fetch(") == 1


def test_requirements_of_a_deferred_field_are_deferred_with_it() -> None:
    primary, later = halves("{ me { name ... @defer { contact } } }")
    assert "email" not in primary
    assert later.index('"mail"') < later.index('"posts"')


async def test_the_plan_is_shown_with_the_first_answer_as_apollos_tools_read_it() -> None:
    query = '{ me { name ... @defer(label: "later") { slow } } }'
    body = json.dumps({"query": query}).encode()
    headers = {"accept": V1, "apollo-expose-query-plan": "true"}
    _, got, raw = await request(graph().router, "POST", body, headers)
    first = read_all(got["content-type"], raw)[0]
    node = first["extensions"]["apolloQueryPlan"]["object"]["node"]
    assert node["kind"] == "Defer"
    assert (node["primary"]["node"]["kind"], node["primary"]["node"]["id"]) == ("Fetch", "0")
    assert node["primary"]["subselection"] == "{ me { name } }"
    (later,) = node["deferred"]
    assert later["subselection"] == "{ slow }"
    assert (later["depends"], later["label"], later["queryPath"]) == ([{"id": "0"}], "later", ["me"])
    assert later["node"]["kind"] == "Flatten"


def test_a_plan_says_what_each_part_holds() -> None:
    query = """{ people: users { id address { city ... @defer(label: "b") { street } } ... @defer(label: "a") {
                 address { city country { code } } posts { title ... @defer(label: "c") { id } } } } }"""
    node = plan_to_json(graph().query_plan(query))["node"]
    assert node["primary"]["subselection"] == "{ users { id address { city } } }"
    assert [(one["label"], one["queryPath"], one["subselection"]) for one in node["deferred"]] == [
        ("b", ["users", "address"], "{ street }"),
        ("a", ["users"], "{ address { country { code } } posts { title } }"),
        ("c", ["users", "posts"], "{ id }"),
    ]


async def test_a_plan_alone_is_one_answer_to_whoever_asks_for_it() -> None:
    answer = await graph().ask("{ me { ... @defer { slow } } }", apollo_expose_query_plan="dry-run")
    assert answer.body["extensions"]["apolloQueryPlan"]["text"].startswith("QueryPlan {\n  Defer {")
    assert answer.calls["people"] == []


def halves(query: str) -> tuple[str, str]:
    """The printed plan: up to its first deferred part, and from there."""
    primary, later = graph().plan(query).split("Deferred(", 1)
    return primary, later


# -- messages --------------------------------------------------------------------------------------------------------


async def test_one_payload_per_object_with_its_path_and_label() -> None:
    found = await messages(graph(), '{ people: users { n: name ... @defer(label: "mail") { email } } }')
    assert found[0] == {"data": {"people": [{"n": "Ada"}, {"n": "Bo"}]}, "hasNext": True}
    assert found[1] == {
        "incremental": [
            {"data": {"email": "a@x"}, "path": ["people", 0], "label": "mail"},
            {"data": {"email": "b@x"}, "path": ["people", 1], "label": "mail"},
        ],
        "hasNext": False,
    }


async def test_fields_that_fragments_share_come_once_in_the_newer_dialect() -> None:
    query = '{ me { id ... @defer(label: "a") { email name } ... @defer(label: "b") { email posts { title } } } }'
    one = graph()
    found = await messages(one, query, V2)
    assert found[0]["pending"] == [
        {"id": "0", "path": ["me"], "label": "a"},
        {"id": "1", "path": ["me"], "label": "b"},
    ]
    sent = [group["data"] for message in found[1:] for group in message["incremental"]]
    assert [list(data) for data in sent].count(["email"]) == 1
    assert len(one.subgraphs["mail"].calls) == 1


async def test_a_field_of_the_first_answer_is_not_sent_again_but_what_is_missing_below_it_is() -> None:
    found = await messages(graph(), "{ me { address { city } ... @defer { address { city street } } } }", V2)
    assert found[0]["data"] == {"me": {"address": {"city": "Ulm"}}}
    (group,) = found[1]["incremental"]
    assert group == {"id": "0", "data": {"street": "Main"}, "subPath": ["address"]}


async def test_a_field_of_an_outer_and_an_inner_fragment_comes_with_the_outer_one() -> None:
    query = '{ me { id ... @defer(label: "a") { name ... @defer(label: "b") { name email } } } }'
    one = graph()
    assert [line.split("label: ")[1] for line in one.plan(query).splitlines() if "label" in line] == [
        '"a") {',
        '"b") {',
    ]
    found = await messages(one, query, V2)
    sent = {group["id"]: group["data"] for message in found[1:] for group in message.get("incremental", ())}
    assert sent == {"0": {"name": "Ada"}, "1": {"email": "a@x"}}
    older = await messages(one, query, V1)
    payloads = {one["label"]: one["data"] for message in older[1:] for one in message["incremental"]}
    assert payloads == {"a": {"name": "Ada"}, "b": {"name": "Ada", "email": "a@x"}}


async def test_an_inner_fragment_is_announced_when_the_outer_one_is_complete() -> None:
    query = '{ me { id ... @defer(label: "a") { name ... @defer(label: "b") { email } } } }'
    found = await messages(graph(), query, V2)
    assert [one["label"] for one in found[0]["pending"]] == ["a"]
    later = [one["label"] for message in found[1:] for one in message.get("pending", ())]
    assert later == ["b"]


@pytest.mark.parametrize("accept", DIALECTS)
async def test_where_there_is_no_object_nothing_is_deferred(accept: str) -> None:
    world = World(objects=WORLD.objects, roots={**WORLD.roots, "users": [], "me": None})
    found = await messages(
        Graph(SDL, world), "{ me { id ... @defer { email } } users { ... @defer { name } } }", accept
    )
    assert found == [{"data": {"me": None, "users": []}, "hasNext": False}]


async def test_a_variable_switches_it_on_and_off() -> None:
    one = graph()
    query = "query($later: Boolean) { me { name ... @defer(if: $later) { email } } }"
    whole = {"me": {"name": "Ada", "email": "a@x"}}
    assert (await one.ask(query, {"later": False}, accept=V1)).data == whole
    for variables in ({"later": True}, {}):
        found = await messages(one, query, V1, **variables)
        assert found[0]["data"] == {"me": {"name": "Ada"}}
        assert put_together(V1, found) == (whole, [])
    assert (await one.ask(query, {"later": False}, accept=V1)).data == whole


@pytest.mark.parametrize("accept", DIALECTS)
async def test_below_the_root_of_a_mutation(accept: str) -> None:
    one = Graph(test_mutations.SDL, test_mutations.world())
    query = "mutation { a: add(n: 2) { sum ... @defer { seen } } b: add(n: 3) { sum ... @defer { seen id } } }"
    found = await messages(one, query, accept)
    assert found[0]["data"] == {"a": {"sum": 2}, "b": {"sum": 5}}
    assert put_together(accept, found)[0] == {"a": {"sum": 2, "seen": True}, "b": {"sum": 5, "seen": True, "id": "c"}}


@pytest.mark.parametrize("accept", DIALECTS)
async def test_introspection_may_be_deferred_and_shows_the_directive(accept: str) -> None:
    query = "{ root ... @defer { __schema { ... @defer { directives { name args { name } } } } } }"
    found = await messages(graph(), query, accept)
    assert found[0]["data"] == {"root": 3}
    data, _ = put_together(accept, found)
    (directive,) = [one for one in data["__schema"]["directives"] if one["name"] == "defer"]
    assert {one["name"] for one in directive["args"]} == {"if", "label"}


@pytest.mark.parametrize("accept", DIALECTS)
async def test_an_object_whose_type_is_told_later_shows_what_it_turns_out_to_be(accept: str) -> None:
    one = Graph(test_interface_objects.SDL, test_interface_objects.WORLD)
    for later in ("title", "__typename title", "title ... on Film { minutes }"):
        query = f"{{ reviewed {{ reviews {{ stars }} ... @defer {{ {later} }} }} }}"
        data, errors = put_together(accept, await messages(one, query, accept))
        assert (data, errors) == (one.whole(query.replace("@defer", ""))["data"], []), later


# -- rules -----------------------------------------------------------------------------------------------------------

REFUSED = {
    "equal labels": '{ me { ... @defer(label: "x") { id } ... @defer(label: "x") { name } } }',
    "a label that is no literal": "query($l: String) { me { ... @defer(label: $l) { id } } }",
    "on a field": "{ me @defer { id } }",
    "at the root of a mutation": "mutation { ... @defer { add(n: 1) { id } } }",
    "an unknown argument": "{ me { ... @defer(when: true) { id } } }",
}


@pytest.mark.parametrize("case", REFUSED)
async def test_a_document_that_breaks_a_rule_is_not_valid(case: str) -> None:
    one = Graph(test_mutations.SDL, test_mutations.world()) if "mutation" in REFUSED[case] else graph()
    answer = await one.ask(REFUSED[case], accept=f"{V1}, application/graphql-response+json")
    assert answer.status == 400
    assert {error["extensions"]["code"] for error in answer.errors} == {"GRAPHQL_VALIDATION_FAILED"}


# -- errors and nulls ------------------------------------------------------------------------------------------------


async def test_a_failing_subgraph_costs_the_deferred_part_alone() -> None:
    one = graph()
    one.subgraphs["posts"].failing = True
    found = await messages(one, '{ all: users { name ... @defer(label: "p") { mine: posts { title } } } }')
    assert found[0] == {"data": {"all": [{"name": "Ada"}, {"name": "Bo"}]}, "hasNext": True}
    assert [one["data"] for one in found[1]["incremental"]] == [None, None]
    for index, one_payload in enumerate(found[1]["incremental"]):
        (error,) = one_payload["errors"]
        assert (error["path"], error["extensions"]["code"]) == (["all", index], "SUBREQUEST_HTTP_ERROR")
        assert error["extensions"]["requestId"]


async def test_a_null_goes_no_further_up_than_the_fragment() -> None:
    one = graph()
    one.subgraphs["mail"].failing = True
    query = "{ me { name ... @defer { email } ... @defer { slow } } }"
    older = await messages(one, query, V1)
    data, errors = put_together(V1, older)
    assert data == {"me": {"name": "Ada", "slow": 7}}
    assert [error["path"] for error in errors] == [["me"]]
    newer = await messages(one, query, V2)
    data, errors = put_together(V2, newer)
    assert data == {"me": {"name": "Ada", "slow": 7}}
    assert [error["path"] for error in errors] == [["me"]]
    completed = [one for message in newer[1:] for one in message["completed"]]
    assert sorted("errors" in one for one in completed) == [False, True]


@pytest.mark.parametrize("accept", DIALECTS)
async def test_an_error_of_a_field_that_could_not_be_split_comes_with_its_part(accept: str) -> None:
    objects = {**WORLD.objects, "a": {"__typename": "Address", "street": ["not a street"], "city": "Ulm"}}
    one = Graph(SDL, World(objects=objects, roots=WORLD.roots))
    found = await messages(one, "{ me { name address { town: city ... @defer { way: street } } } }", accept)
    assert "errors" not in found[0]
    data, (error,) = put_together(accept, found)
    assert data == {"me": {"name": "Ada", "address": {"town": "Ulm", "way": None}}}
    assert error["path"] == ["me", "address", "way"]


class Anonymous(RouterPlugin):
    async def on_request(self, ctx: RequestContext) -> None:
        ctx.authenticated = False


async def test_a_denied_field_is_denied_where_it_would_have_come() -> None:
    sdl = {
        "a": 'type Query { me: User }  type User @key(fields: "id") { id: ID!  name: String }',
        "b": 'type User @key(fields: "id") { id: ID!  open: Int  secret: Int @authenticated }',
    }
    user = {"__typename": "User", "id": "1", "name": "Ada", "open": 1, "secret": 2}
    one = Graph(sdl, World(objects={"u": user}, roots={"me": Ref("u")}), plugins=(Anonymous(),))
    found = await messages(one, "{ me { name ... @defer { open secret } } }")
    assert found[0] == {"data": {"me": {"name": "Ada"}}, "hasNext": True}
    (error,) = found[1]["incremental"][0]["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["me", "secret"], "UNAUTHORIZED_FIELD_OR_TYPE")
    assert found[1]["incremental"][0]["data"] == {"open": 1, "secret": None}
    assert not any("secret" in call for call in one.subgraphs["b"].calls)
