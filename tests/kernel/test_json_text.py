"""JSON from outside: half a surrogate pair is mended, everything else is as it was or refused."""

import orjson
import pytest

from kernel.auth.internal_token import canonical_json
from kernel.json_text import read_json, read_json_as_sent, whole


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


def test_both_ends_of_a_signed_payload_see_the_same_bytes() -> None:
    payload = {"variables": {"text": "cut \ud83d off"}, "query": "q"}
    wire = canonical_json(payload)
    assert canonical_json(read_json_as_sent(wire)) == wire
    assert whole(read_json_as_sent(wire))["variables"] == {"text": "cut � off"}
