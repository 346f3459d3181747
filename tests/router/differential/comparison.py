"""When two answers count as the same. Whatever may differ is listed here, with its reason."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Any

from tests.router.differential.places import Place
from tests.router.support.incremental import Message

Answer = Mapping[str, Any]


def difference(
    got: Answer, expected: Answer, only_asked: Set[tuple[Place, ...]], *, any_order: bool = False, failed: bool = False
) -> str | None:
    """What is wrong. `only_asked` are errors that one schema would not tell, each with the places where it may stand:
    `places.py`.

    The order of fields is compared too, unless the answer came in parts (`any_order`). `failed`: a subgraph had errors.
    A part that fails as a whole may say so by the error of the field that is at fault, further down.
    """
    texts = [json.dumps(answer.get("data"), sort_keys=any_order) for answer in (got, expected)]
    if texts[0] != texts[1]:
        return f"data\n  got      {json.dumps(got)}\n  expected {json.dumps(expected)}"
    ours, theirs = _paths(got), _paths(expected)
    # Under which alias the router tells of what the client did not ask for is free: aliases may be asked for apart.
    for paths in only_asked:
        theirs |= set(paths) & ours or set(paths[:1])
    if failed or any_order:
        ours, theirs = _visible(ours, expected), _visible(theirs, expected)
    if failed and any_order:
        theirs = {path for path in theirs if path in ours or not any(path == one[: len(path)] for one in ours)}
    if ours != theirs:
        return f"errors\n  got      {got.get('errors')}\n  expected {sorted(map(str, theirs))}"
    return None


def first_difference(
    got: Sequence[Message], expected: Sequence[Message], passed_over: Collection[str] = ()
) -> str | None:
    """Of answers in parts: what comes at once, and what is announced with it.

    `{ ...A @defer ...B } fragment A on T { ...B } fragment B on T { ...C @defer }`: the router tells of `C` at once, as
    `B` does, the reference after `A`, where it met `C` first. Where all that is in `C` comes with `A` as well, the
    reference never tells of it, and where nothing is left of what is around `C`, it tells of it at once: `passed_over`
    are the labels of what is written in fragments that are spread twice.
    """
    (ours, soon), (theirs, needed) = (_beginning(messages[0]) for messages in (got, expected))
    later = {place for message in expected[1:] for place in _announced(message)}
    more, less = soon - needed - later, needed - soon
    if ours == theirs and all(label in passed_over for _, label in more | less):
        return None
    return f"first part\n  got      {ours} {soon}\n  expected {theirs} {needed}"


def as_reference(got: Sequence[Message], expected: Sequence[Message]) -> list[Message]:
    """Of a part that fails as a whole at several objects, the reference tells the first error alone.

    `{ e { id } ... @defer { e { sure } } }` with `e: [E]`: all are there without `sure`, which is null in each of them;
    the router tells of each.
    """
    first = {place: errors[:1] for place, errors in _failures(expected)}
    by_part = dict(_places(got))
    return [
        {**message, "completed": [_with_first(one, first.get(by_part[one["id"]], [])) for one in message["completed"]]}
        if "completed" in message
        else message
        for message in got
    ]


def _with_first(completed: Message, first: list[Any]) -> Message:
    """If the router tells that one too."""
    paths = [error.get("path") for error in completed.get("errors", ())]
    if first and first[0].get("path") in paths:
        return {**completed, "errors": first}
    return completed


def _failures(messages: Sequence[Message]) -> Iterator[tuple[tuple[str, str], list[Any]]]:
    by_part = dict(_places(messages))
    for message in messages:
        for one in message.get("completed", ()):
            if "errors" in one:
                yield by_part[one["id"]], one["errors"]


def _places(messages: Sequence[Message]) -> Iterator[tuple[str, tuple[str, str]]]:
    for message in messages:
        for part in message.get("pending", ()):
            yield part["id"], (str(part["path"]), part.get("label") or "")


def _beginning(first: Message) -> tuple[Any, set[tuple[str, str]]]:
    """What one directive announces at one place counts once.

    `{ ...F @defer ...F } fragment F on T { ...G @defer } fragment G on T { x }`: the router tells `G` inside of the
    deferred `F` from that beside it, the reference passes over the second.
    """
    return json.loads(json.dumps(first.get("data"))), _announced(first)


def _announced(message: Message) -> set[tuple[str, str]]:
    return {place for _, place in _places([message])}


def _paths(answer: Answer) -> set[Place]:
    """Several errors of one place count as one: a subgraph tells of each object that it was asked for, one schema once.

    What a field says when it fails is the subgraph's: texts are not compared.
    """
    return {tuple(error.get("path") or ()) for error in answer.get("errors", ())}


def _visible(paths: Set[Place], answer: Answer) -> set[Place]:
    """Errors inside of what is null as a whole, or never came, count as errors of that.

    `{ e { sure f } }`, where `sure` may not be null and is, and `f` fails: one schema may stop at the first of them
    (specification, 6.4.4), while the router has heard of `f` by then. So with a part that comes later and fails as a
    whole. Nulls alone, in one answer without errors of subgraphs, are noticed by the router as by one schema.
    """
    return {_shown(path, answer.get("data")) for path in paths}


def _shown(path: Place, data: Any) -> Place:
    for count, element in enumerate(path):
        is_there = element in data if isinstance(data, dict) else data is not None
        if not is_there:
            return path[:count]
        data = data[element]
    return path
