"""JSON from outside: half a surrogate pair is mended, everything else is as it was or refused."""

import re

import orjson
import pytest

from kernel.auth.internal_token import canonical_json
from kernel.json_text import NumberTooLarge, read_json, read_json_as_sent, whole


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (rb'{"text":"cut \ud83d off"}', {"text": "cut � off"}),
        (rb'{"text":"\ude00 first"}', {"text": "� first"}),
        (rb'{"text":"\ud83d\ud83d\ude00"}', {"text": "�😀"}),
        (
            rb'{"list":["a",{"\ud800":"\udfff"}],"n":1.5,"b":true,"z":null}',
            {"list": ["a", {"�": "�"}], "n": 1.5, "b": True, "z": None},
        ),
        (rb'{"text":"\ud83d\ude00"}', {"text": "😀"}),
    ],
)
def test_a_cut_emoji_does_not_cost_the_text_around_it(sent: bytes, read: object) -> None:
    assert read_json(sent) == read
    orjson.dumps(read_json(sent))


@pytest.mark.parametrize(
    "sent", [b"", b"{", b"nonsense", rb'{"a":"\u12"}', rb'["\ud800",NaN]', b"[" * 100_000 + rb'"\u0041"']
)
def test_what_is_no_json_is_refused(sent: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(sent)


LARGE = f"-{'9' * 400}"


@pytest.mark.parametrize("beside", ['"plain"', r'"cut \ud83d"'])
@pytest.mark.parametrize(("number", "shown"), [("1e400", "1e400"), ("-1.5E999", "-1.5E999"), (LARGE, f"{LARGE[:40]}…")])
def test_a_number_beyond_every_double_is_named_whichever_reader_meets_it(number: str, shown: str, beside: str) -> None:
    with pytest.raises(NumberTooLarge, match=re.escape(f"The number {shown} is too large")):
        read_json(f'{{"a":{number},"b":{beside}}}'.encode())


@pytest.mark.parametrize(
    "number", ["18446744073709551615", "18446744073709551616", "-9223372036854775809", "-0", "1e-400"]
)
def test_both_readers_give_the_same_number(number: str) -> None:
    plain, cut = read_json(f"[{number}]".encode())[0], read_json(rf'[{number},"\ud83d"]'.encode())[0]
    assert (plain, type(plain)) == (cut, type(cut))


def test_only_utf8_is_read() -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json('{"a":1}'.encode("utf-16"))


def test_both_ends_of_a_signed_payload_see_the_same_bytes() -> None:
    payload = {"variables": {"text": "cut \ud83d off"}, "query": "q"}
    wire = canonical_json(payload)
    assert canonical_json(read_json_as_sent(wire)) == wire
    assert whole(read_json_as_sent(wire))["variables"] == {"text": "cut � off"}
