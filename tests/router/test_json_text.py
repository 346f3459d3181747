"""JSON in and out: what the fast library cannot keep goes the slow way, and comes out as it went in."""

import json
from typing import Any

import pytest

from router.json_text import (
    MOST_NESTED,
    NestedTooDeeply,
    holds_fractions,
    is_nested_within,
    read_exactly,
    read_json,
    write_json,
)


def nested(levels: int) -> Any:
    value: Any = []
    for _ in range(levels - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    "text",
    [
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "123456789012345678901234567890123456789012345678901234567890",
        '{"a":[1,-99999999999999999999]}',
        "0.1",
        "-0.0",
        "1.7976931348623157e308",
        "5e-324",
        "0.30000000000000004",
        '"\\ud83d"',
        '"12345678901234567890"',
        "[true,false,null]",
    ],
)
def test_a_value_comes_out_as_it_went_in(text: str) -> None:
    value = read_json(text.encode())
    assert type(value) is type(json.loads(text))
    assert json.loads(write_json(value)) == json.loads(text)


def test_letters_are_written_as_they_are() -> None:
    assert write_json({"a": "ä😀"}) == '{"a":"ä😀"}'.encode()


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "1e400", '{"a":1e999,"b":12345678901234567890123}', "[1,2", '"\\ud8', "", "01"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(text)


def test_deep_values_are_written_as_long_as_anybody_could_read_them() -> None:
    assert json.loads(write_json(nested(400))) == nested(400)
    with pytest.raises(NestedTooDeeply):
        write_json(nested(2000))
    with pytest.raises(ValueError, match=r"."):
        read_json(b'"\\u"' + b"[" * 100_000)


@pytest.mark.parametrize(
    "text", ["1.10", "1e400", "-0", "-0.0", "1E3", "1e+3", "0.00001", "9" * 5000, "0.1", "1.0", "18446744073709551616"]
)
def test_numbers_that_are_read_exactly_leave_as_they_came(text: str) -> None:
    for whole in (text, f'{{"a":[{text},"\\ud83d"]}}', f"[{text},18446744073709551616]"):
        assert write_json(read_exactly(whole)).decode() == whole


@pytest.mark.parametrize("text", ["NaN", "[1,2", "01", "1.", ".5", "+1", "1e", "\ufeff\ufeff1"])
def test_what_is_no_json_is_not_read_exactly_either(text: str) -> None:
    for read in (read_exactly, lambda one: read_json(one, any_number=True)):
        with pytest.raises(ValueError, match=r"."):
            read(text)


def test_numbers_are_equal_by_what_is_written() -> None:
    one, other, same = read_exactly("[1.10,1.100,1.10]")
    assert (one == same, hash(one) == hash(same), one == other, one == 1.1) == (True, True, False, False)


def test_a_byte_order_mark_is_ignored_once() -> None:
    assert read_json(b"\xef\xbb\xbf[1]") == read_json("\ufeff[1]") == read_exactly(b"\xef\xbb\xbf[1]") == [1]
    for text in (b"\xef\xbb\xbf\xef\xbb\xbf[1]", b"\xfe\xff[1]", "[1]".encode("utf-16"), b'["\xff\\u0041"]'):
        with pytest.raises(ValueError, match=r"."):
            read_json(text)


def test_fractions_are_seen_however_deep_they_are() -> None:
    assert holds_fractions([1, "1.5", [{"a": [2.5]}]])
    assert not holds_fractions([1, "1.5", [{"a": [2, None, True]}], {}])


def test_depth_is_told() -> None:
    assert is_nested_within({"a": [1]}, 2)
    assert not is_nested_within({"a": [1]}, 1)
    assert is_nested_within(nested(MOST_NESTED), MOST_NESTED)
    assert not is_nested_within(nested(MOST_NESTED + 1), MOST_NESTED)
    assert is_nested_within("x", 0)


def test_keys_are_sorted_either_way() -> None:
    assert write_json({"b": 1, "a": 2}, sort_keys=True) == b'{"a":2,"b":1}'
    assert write_json({"b": 2**70, "a": 2}, sort_keys=True) == b'{"a":2,"b":1180591620717411303424}'
