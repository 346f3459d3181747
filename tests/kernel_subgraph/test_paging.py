"""Cursors and page requests."""

from datetime import UTC, datetime

import pytest

from kernel.paging.cursor import Cursor, InvalidPage, SortKey, decode_cursor, encode_cursor
from kernel.paging.page import Page, PageRequest, page_request

INSTANT = datetime(2026, 11, 21, 9, 30, 0, 123456, tzinfo=UTC)


class TestCursor:
    @pytest.mark.parametrize("key", ["ada", "", 'q"uote', 0, -17, INSTANT])
    def test_comes_back_exactly(self, key: SortKey) -> None:
        text = encode_cursor("users:NAME", Cursor(key, "usr_1"))
        assert decode_cursor("users:NAME", text) == Cursor(key, "usr_1")

    def test_says_nothing_readable(self) -> None:
        assert "ada" not in encode_cursor("users:NAME", Cursor("ada", "usr_1"))

    @pytest.mark.parametrize("text", ["", "a", "not base64 !", "ünïcode", "AAAAAAAAAAAA", "x" * 5000])
    def test_refuses_what_is_none(self, text: str) -> None:
        with pytest.raises(InvalidPage) as refused:
            decode_cursor("users:NAME", text)
        assert len(refused.value.message) < 200

    def test_refuses_every_altered_one(self) -> None:
        text = encode_cursor("users:NAME", Cursor("ada", "usr_1"))
        for place in range(len(text) - 1):
            other = "A" if text[place] != "A" else "B"
            with pytest.raises(InvalidPage):
                decode_cursor("users:NAME", text[:place] + other + text[place + 1 :])

    def test_refuses_one_of_another_list_or_order(self) -> None:
        text = encode_cursor("users:NAME", Cursor("ada", "usr_1"))
        with pytest.raises(InvalidPage):
            decode_cursor("users:CREATED_AT", text)


class TestPageRequest:
    def test_is_the_first_twenty_by_default(self) -> None:
        assert page_request("users:NAME") == PageRequest(20, None, backward=False, count=False)

    def test_goes_backward_with_last_or_before(self) -> None:
        cursor = Cursor("ada", "usr_1")
        before = encode_cursor("users:NAME", cursor)
        assert page_request("users:NAME", last=5) == PageRequest(5, None, backward=True)
        assert page_request("users:NAME", before=before) == PageRequest(20, cursor, backward=True)

    @pytest.mark.parametrize("size", [0, -1, 101])
    def test_refuses_sizes_out_of_bounds(self, size: int) -> None:
        with pytest.raises(InvalidPage):
            page_request("users:NAME", first=size)
        with pytest.raises(InvalidPage):
            page_request("users:NAME", last=size)

    def test_refuses_both_directions(self) -> None:
        with pytest.raises(InvalidPage):
            page_request("users:NAME", first=1, before="x")


def test_a_page_is_mapped_with_its_cursors() -> None:
    page = Page((("c1", 1), ("c2", 2)), True, False, 7)
    assert page.map(str) == Page((("c1", "1"), ("c2", "2")), True, False, 7)
