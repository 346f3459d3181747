"""Ids: a prefix and a UUIDv7, so that they sort by the time they were made."""

import uuid

from kernel.ids import is_id, new_id


class TestNewId:
    def test_is_a_prefix_and_the_hex_digits_of_a_uuid_of_version_seven(self) -> None:
        prefix, _, digits = new_id("tpl").partition("_")
        assert prefix == "tpl"
        assert uuid.UUID(digits).version == 7
        assert digits == digits.lower()

    def test_later_ids_sort_behind_earlier_ones(self) -> None:
        made = [new_id("inv") for _ in range(1000)]
        assert made == sorted(made)
        assert len(set(made)) == len(made)


class TestIsId:
    def test_knows_the_shape_and_the_prefix(self) -> None:
        assert is_id(new_id("usr"), "usr")
        assert not is_id(new_id("usr"), "tpl")
        assert not is_id("usr_", "usr")
        assert not is_id("usr_" + "g" * 32, "usr")
        assert not is_id(new_id("usr") + "0", "usr")
