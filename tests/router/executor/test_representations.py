"""Representations: one for each entity that is another, none without its whole key, none of nulls alone."""

from typing import Any

import pytest

from router.executor.representations import collect_batch
from router.planner.plan import EntityInput, InputField, PathStep

POSSIBLE = {"User": frozenset({"User"}), "Node": frozenset({"User", "Robot"})}
ID = InputField("id", ("id",))
BY_ID = EntityInput("User", (ID,), sent_type="User")
PATH = (PathStep(("users",), 1),)


def sent(users: list[Any], wanted: EntityInput) -> tuple[list[Any], list[list[int]]]:
    """What is sent, and which of the users each stands for."""
    batch = collect_batch({"users": users}, PATH, (wanted,), POSSIBLE)
    known = [id(user) for user in users]
    return batch.representations, [[known.index(id(one)) for one in targets] for targets in batch.targets]


def test_equal_keys_are_sent_once() -> None:
    found = sent([{"id": "1"}, {"id": "2"}, {"id": "1"}, None, 5, ["x"]], BY_ID)
    assert found == ([{"__typename": "User", "id": "1"}, {"__typename": "User", "id": "2"}], [[0, 2], [1]])


def test_what_two_inputs_take_is_sent_once() -> None:
    """By its type and by an interface, whose key only some types have."""
    user = {"__typename": "User", "id": "1"}
    by_interface = EntityInput("Node", (InputField("id", ("id",), only_on="User"),))
    assert (BY_ID.flat is None, by_interface.flat is None) == (False, True)
    for inputs in ((BY_ID, by_interface), (by_interface, BY_ID)):
        batch = collect_batch({"users": [user]}, PATH, inputs, POSSIBLE)
        assert batch.representations == [user]


def test_one_object_at_two_places_is_one() -> None:
    user = {"id": "1"}
    assert sent([user, user], BY_ID) == ([{"__typename": "User", "id": "1"}], [[0]])


@pytest.mark.parametrize(
    "keys",
    [
        ["1", 1, 1.0, True],
        [0, False, "0", ""],
        [[1], [1.0], [True], ["1"]],
        [{"a": 1, "b": 2}, {"a": 1}, {"a": "1"}],
        [2**70, str(2**70), 2**70 + 1],
    ],
    ids=str,
)
def test_what_is_another_json_is_another_entity(keys: list[Any]) -> None:
    representations, _ = sent([{"id": key} for key in keys], BY_ID)
    assert [(one["id"], type(one["id"])) for one in representations] == [(key, type(key)) for key in keys]


def test_the_order_of_an_objects_fields_plays_no_part() -> None:
    representations, places = sent([{"id": {"a": 1, "b": 2}}, {"id": {"b": 2, "a": 1}}], BY_ID)
    assert (len(representations), places) == (1, [[0, 1]])


@pytest.mark.parametrize("user", [{}, {"id": None}, {"name": "x"}], ids=str)
def test_without_a_key_nothing_is_sent(user: Any) -> None:
    assert sent([user], BY_ID) == ([], [])


ORGANISATION = InputField("org", ("org",), (InputField("id", ("id",)), InputField("parts", ("parts",), (ID,))))
NESTED = EntityInput("User", (ID, ORGANISATION), sent_type="User")


@pytest.mark.parametrize(
    ("organisation", "is_sent"),
    [
        ({"id": "o", "parts": [{"id": 1}, {"id": 2}]}, True),
        ({"id": "o", "parts": []}, True),
        ({"id": None, "parts": []}, True),
        ({"parts": []}, False),
        ({"id": "o", "parts": None}, True),
        ({"id": "o", "parts": [{"id": None}]}, True),
        ({"id": "o", "parts": [None, {"id": 1}]}, True),
        ({"id": "o", "parts": [{}]}, False),
        (None, True),
        ("o", False),
        ([5], False),
    ],
    ids=str,
)
def test_a_nested_key_is_sent_with_its_nulls_or_not_at_all(organisation: Any, is_sent: bool) -> None:
    representations, _ = sent([{"id": "1", "org": organisation}], NESTED)
    assert representations == [{"__typename": "User", "id": "1", "org": organisation}] * is_sent


@pytest.mark.parametrize(
    ("organisation", "is_sent"),
    [
        (None, False),
        ({"__typename": "Org", "id": None, "parts": None}, False),
        ({"id": None, "parts": []}, True),
        ({"id": None, "parts": [None]}, True),
        ({"id": 0, "parts": None}, True),
    ],
    ids=str,
)
def test_nulls_alone_name_nothing(organisation: Any, is_sent: bool) -> None:
    wanted = EntityInput("User", (ORGANISATION,), (InputField("weight", ("weight",)),), sent_type="User")
    assert len(sent([{"org": organisation, "weight": 5}], wanted)[0]) == is_sent


COMPOUND = EntityInput(
    "User",
    (InputField("sku", ("sku",)), InputField("variant", ("variant",))),
    (InputField("weight", ("weight",)),),
    sent_type="User",
)


def test_a_compound_key_is_sent_with_a_null_part() -> None:
    users = [
        {"sku": "1", "variant": None, "weight": None},
        {"sku": "1", "variant": "red"},
        {"sku": None, "variant": "red"},
        {"sku": None, "variant": None, "weight": 5},
        {"sku": "1", "weight": 5},
        {"sku": "1", "variant": None, "weight": None},
    ]
    representations, places = sent(users, COMPOUND)
    assert representations == [
        {"__typename": "User", "sku": "1", "variant": None, "weight": None},
        {"__typename": "User", "sku": "1", "variant": "red"},
        {"__typename": "User", "sku": None, "variant": "red"},
    ]
    assert places == [[0, 5], [1], [2]]


@pytest.mark.parametrize("is_flat", [True, False])
def test_nothing_is_looked_up_by_a_null_that_is_an_error(is_flat: bool) -> None:
    nothing = () if is_flat else (InputField("x", ("x",), only_on="Robot"),)
    wanted = EntityInput("User", (*COMPOUND.key, *nothing), COMPOUND.required, sent_type="User")
    users = [{"sku": "1", "variant": None, "weight": None}, {"sku": "2", "variant": None, "weight": None}]
    failed = {(id(users[0]), "variant"), (id(users[1]), "weight")}
    batch = collect_batch({"users": users}, PATH, (wanted,), POSSIBLE, failed)
    assert batch.representations == [{"__typename": "User", "sku": "2", "variant": None, "weight": None}]


def test_a_required_null_is_sent_and_a_missing_one_left_out() -> None:
    wanted = EntityInput("User", (ID,), (InputField("weight", ("weight",)),), sent_type="User")
    users = [{"id": "1", "weight": None}, {"id": "1"}, {"id": "1", "weight": 5}, {"id": "1", "weight": 5.0}]
    representations, places = sent(users, wanted)
    assert representations == [
        {"__typename": "User", "id": "1", "weight": None},
        {"__typename": "User", "id": "1"},
        {"__typename": "User", "id": "1", "weight": 5},
        {"__typename": "User", "id": "1", "weight": 5.0},
    ]
    assert places == [[0], [1], [2], [3]]


@pytest.mark.parametrize("type_name", [None, "Planet", 5, ["User"], {"User": 1}, "node"], ids=str)
def test_what_has_no_type_that_can_be_is_asked_of_nobody(type_name: Any) -> None:
    for wanted in (EntityInput("Node", (ID,)), EntityInput("User", (ID,), runtime_type="User")):
        assert sent([{"__typename": type_name, "id": "1"}], wanted) == ([], [])
    narrowed = (PathStep(("users",), 1), PathStep(("friend",), 0, ("User",)))
    data = {"users": [{"__typename": type_name, "friend": {"id": "1"}}]}
    assert collect_batch(data, narrowed, (BY_ID,), POSSIBLE).representations == []


def test_an_interface_sends_what_each_object_is() -> None:
    users = [{"__typename": "User", "id": "1"}, {"__typename": "Robot", "id": "1"}, {"__typename": "Node", "id": "1"}]
    representations, _ = sent(users, EntityInput("Node", (ID,)))
    assert [one["__typename"] for one in representations] == ["User", "Robot", "Node"]
