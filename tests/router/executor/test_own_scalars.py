"""Scalars of a graph's own: numbers leave as they came, to clients and to subgraphs, however many digits they have."""

import json
import timeit
from typing import Any
from urllib.parse import urlencode

import pytest
from websockets.asyncio.client import connect

from router.bootstrap import Router
from router.executor.exact_numbers import has_fractions
from router.json_text import read_json, write_json
from router.planner.plan import ScalarPlaces, fetches_of
from tests.router.support.graph import Graph, post, request
from tests.router.support.live import PROTOCOL, served
from tests.router.support.lying import send_answer
from tests.router.support.world import World

SDL = {
    "bank": """
        scalar Decimal
        scalar Json
        type Query {
          price: Decimal  prices: [Decimal]  echo(x: Decimal, f: Float, in: In, any: Json): Decimal  any: Json
          coin: Coin  coins: [[Coin]]  holder: Holder  half: Float  whole: Int
        }
        type Subscription { ticks: Decimal }
        input In { x: Decimal  xs: [Decimal!]  f: Float }
        interface Holder { worth: Decimal }
        type Purse implements Holder { worth: Decimal }
        type Coin @key(fields: "worth name") { worth: Decimal  name: String }
    """,
    "mint": """
        scalar Decimal
        type Coin @key(fields: "worth name") {
          worth: Decimal  name: String  metal: Decimal @external  year: Int @requires(fields: "metal")
        }
    """,
    "mine": """
        scalar Decimal
        type Coin @key(fields: "worth name") { worth: Decimal  name: String  metal: Decimal }
    """,
}
LONG = "12345678901234567890123456789.123456789"
NUMBERS = [
    LONG, f"-{LONG}", "0.1000000000000000055511151231257827", "1.10", "1.0", "100.00", "18446744073709551616", "1E3",
    "1e+3", "1.5e-7", "0.00001", "-0", "-0.0", "-0.00", "1e400", "-1e-400", "9" * 5000, f"0.{'1' * 3000}", "5", "1.5",
]  # fmt: skip


class Saying:
    """A subgraph that answers these bytes, and keeps the bytes that it was sent."""

    def __init__(self, answer: str | bytes) -> None:
        self.answer = answer.encode() if isinstance(answer, str) else answer
        self.sent: list[bytes] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.sent.append((await receive())["body"])
        await send_answer(send, self.answer)


def graph(**apps: Saying) -> Router:
    made = Graph(SDL, World({}))
    for name, app in apps.items():
        made.replace(name, app)
    return made.router


async def shown(query: str, answer: str) -> str:
    """The client's bytes for the bytes of `bank`."""
    _, _, raw = await post(graph(bank=Saying(answer)), {"query": query})
    return raw.decode()


async def echoed(raw: str) -> str:
    """What `bank` was sent for the bytes of a client's body."""
    bank = Saying('{"data":{"echo":null}}')
    status, _, answer = await post(graph(bank=bank), None, raw=raw.encode())
    assert (status, answer) == (200, b'{"data":{"echo":null}}')
    return bank.sent[0].decode()


@pytest.mark.parametrize("number", NUMBERS, ids=lambda one: one[:20])
async def test_a_number_reaches_the_client_as_the_subgraph_wrote_it(number: str) -> None:
    answers = {
        "{ price prices }": f'{{"data":{{"price":{number},"prices":[{number},null,{number}]}}}}',
        "{ any }": f'{{"data":{{"any":{{"a":[{{"b":{number}}}],"c":"{number}"}}}}}}',
        "{ coins { worth } }": f'{{"data":{{"coins":[[{{"worth":{number}}}],null]}}}}',
        "{ any price }": f'{{"data":{{"any":"a\\ud83d","price":{number}}}}}',
    }
    for query, answer in answers.items():
        assert await shown(query, answer) == answer


async def test_a_number_behind_an_interface_reaches_the_client_as_written() -> None:
    answer = f'{{"data":{{"holder":{{"__typename":"Purse","worth":{LONG}}}}}}}'
    query = "{ holder { __typename ... on Purse { worth } } }"
    assert await shown(query, answer) == answer


async def test_the_built_in_types_are_read_as_ever_beside_it() -> None:
    answer = f'{{"data":{{"price":{LONG},"half":1e400,"whole":2.0}}}}'
    body = json.loads(await shown("{ price half whole }", answer))
    assert (body["data"]["half"], body["data"]["whole"]) == (None, 2)
    assert [one["path"] for one in body["errors"]] == [["half"]]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda one: one[:20])
async def test_a_variable_reaches_the_subgraph_as_the_client_wrote_it(number: str) -> None:
    query = "query($x: Decimal, $in: In, $any: Json) { echo(x: $x, in: $in, any: $any) }"
    variables = f'{{"x":{number},"in":{{"x":{number},"xs":[1,{number}]}},"any":{{"a":[{number}]}}}}'
    sent = await echoed(f'{{"query":"{query}","variables":{variables}}}')
    for part in (f'"x":{number}', f'"in":{{"x":{number},"xs":[1,{number}]}}', f'"any":{{"a":[{number}]}}'):
        assert part in sent


@pytest.mark.parametrize("number", [one for one in NUMBERS if len(one) < 1000], ids=str)
async def test_a_literal_reaches_the_subgraph_as_the_client_wrote_it(number: str) -> None:
    sent = await echoed(f'{{"query":"{{ echo(x: {number}, in: {{xs: [{number}]}}, any: {{a: {number}}}) }}"}}')
    assert json.loads(sent)["query"].count(number) == 3
    sent = await echoed(f'{{"query":"query($x: Decimal = {number}) {{ echo(x: $x) }}"}}')
    assert f"={number})" in json.loads(sent)["query"]


async def test_a_batch_a_query_string_and_a_socket_are_read_alike() -> None:
    bank = Saying('{"data":{"echo":1}}')
    router = graph(bank=bank)
    query = "query($x: Decimal) { echo(x: $x) }"
    entries = ",".join(f'{{"query":"{query}","variables":{{"x":{number}}}}}' for number in (LONG, "1.10"))
    await post(router, None, raw=f"[{entries}]".encode())
    await request(router, "GET", b"", {}, urlencode({"query": query, "variables": f'{{"x":{LONG}}}'}))
    async with served(router) as address, connect(f"ws://{address}/graphql", subprotocols=[PROTOCOL]) as socket:
        await socket.send('{"type":"connection_init"}')
        await socket.recv()
        payload = f'{{"query":"{query}","variables":{{"x":{LONG}}}}}'
        await socket.send(f'{{"id":"1","type":"subscribe","payload":{payload}}}')
        assert await socket.recv() == '{"id":"1","type":"next","payload":{"data":{"echo":1}}}'
    ends = [sent.decode().partition('"variables":')[2] for sent in bank.sent]
    assert sorted(ends) == sorted([f'{{"x":{LONG}}}}}', '{"x":1.10}}', f'{{"x":{LONG}}}}}', f'{{"x":{LONG}}}}}'])


async def test_keys_and_requirements_are_sent_on_as_written() -> None:
    coins = f'[[{{"__typename":"Coin","worth":{LONG},"name":"a"}},{{"__typename":"Coin","worth":{LONG}0,"name":"a"}}]]'
    bank = Saying(f'{{"data":{{"coins":{coins}}}}}')
    mine = Saying('{"data":{"_entities":[{"metal":1.10},{"metal":2.50}]}}')
    mint = Saying('{"data":{"_entities":[{"year":1},{"year":2}]}}')
    _, _, raw = await post(graph(bank=bank, mine=mine, mint=mint), {"query": "{ coins { year } }"})
    assert raw == b'{"data":{"coins":[[{"year":1},{"year":2}]]}}'
    keys = [f'{{"__typename":"Coin","worth":{number},"name":"a"' for number in (LONG, f"{LONG}0")]
    assert f'"representations":[{keys[0]}}},{keys[1]}}}]' in mine.sent[0].decode()
    assert f'"representations":[{keys[0]},"metal":1.10}},{keys[1]},"metal":2.50}}]' in mint.sent[0].decode()


async def test_a_variable_of_a_built_in_type_is_no_reason_to_read_twice() -> None:
    sent = await echoed('{"query":"query($f: Float) { echo(f: $f) }","variables":{"f":1.10}}')
    assert sent.endswith('{"f":1.1}}')


@pytest.mark.parametrize("type_", ["Float", "Int", "ID", "String"])
async def test_a_number_beyond_every_double_is_no_value_of_a_built_in_type(type_: str) -> None:
    sdl = {"one": f"type Query {{ f(x: {type_}): Int }}"}
    raw = f'{{"query":"query($x: {type_}) {{ f(x: $x) }}","variables":{{"x":1e400}}}}'
    status, _, answer = await post(Graph(sdl, World({})).router, None, raw=raw.encode())
    assert status == 400
    assert json.loads(answer)["errors"][0]["message"].endswith(", not 1e400")


def test_only_what_may_have_such_numbers_is_looked_at() -> None:
    fetches = {}
    for query in ("{ price }", "{ half whole }", "{ coins { worth } }", "{ holder { __typename } }", "{ any }"):
        (fetch,) = fetches_of(Graph(SDL, World({})).query_plan(query).node)
        fetches[query] = fetch.scalars is not None
    assert list(fetches.values()) == [True, False, True, False, True]


def test_an_ordinary_answer_is_read_as_fast_as_before() -> None:
    """Looking at scalars that are texts (times, ids) costs a fraction of the reading."""
    item = {"id": "p1", "at": "2026-11-27T21:04:50.123456Z", "name": "A thing of v. 2.5", "price": 12.5, "count": 3}
    raw = write_json({"data": {"items": [{**item, "id": f"p{number}"} for number in range(2000)]}})
    body = read_json(raw)
    places = ScalarPlaces((), (("items", ScalarPlaces(("at",), ())),))
    assert not has_fractions([body["data"]], places)
    read = min(timeit.repeat(lambda: read_json(raw), number=5, repeat=9))
    looked = min(timeit.repeat(lambda: has_fractions([body["data"]], places), number=5, repeat=9))
    assert looked < read


MARK = b"\xef\xbb\xbf"


async def test_a_byte_order_mark_is_ignored_from_subgraphs_and_from_clients() -> None:
    bank = Saying(MARK + b'{"data":{"price":1.10}}')
    router = graph(bank=bank)
    for body in (b'{"query":"{ price }"}', b'[{"query":"{ price }"}]'):
        status, _, raw = await post(router, None, raw=MARK + body)
        assert (status, raw.strip(b"[]")) == (200, b'{"data":{"price":1.10}}')
    parameters = {"query": "query($x: Decimal) { echo(x: $x) }", "variables": '\ufeff{"x":1.10}'}
    status, _, _ = await request(router, "GET", b"", {}, urlencode(parameters))
    assert (status, bank.sent[-1][-11:]) == (200, b'{"x":1.10}}')


async def test_a_byte_order_mark_is_ignored_on_sockets() -> None:
    async with (
        served(graph(bank=Saying('{"data":{"price":5}}'))) as address,
        connect(f"ws://{address}/graphql", subprotocols=[PROTOCOL]) as socket,
    ):
        await socket.send('\ufeff{"type":"connection_init"}')
        assert await socket.recv() == '{"type":"connection_ack"}'
        await socket.send('\ufeff{"id":"1","type":"subscribe","payload":{"query":"{ price }"}}')
        assert await socket.recv() == '{"id":"1","type":"next","payload":{"data":{"price":5}}}'


async def test_only_one_mark_is_ignored() -> None:
    status, _, _ = await post(graph(), None, raw=MARK * 2 + b'{"query":"{ price }"}')
    assert status == 400
