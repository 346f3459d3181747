"""What the client sees of what an error is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from router.executor.errors import ResponsePath, item_of


@dataclass(frozen=True)
class Sighting:
    """Of what one error is about: every path at which the client sees it, or else the `nearest` that it does see.

    `fields` are the stored places, whichever alias has a copy of them. `elsewhere` has, by the nearest path, those of
    the same object under other aliases: of an answer in parts, each shows only some of them.

        { a: user { id } ... @defer { b: user { note } } }     what `note` requires fails: at `a`, elsewhere at `b`
    """

    shown: list[ResponsePath]
    nearest: list[ResponsePath]
    fields: frozenset[ResponsePath]
    elsewhere: Mapping[ResponsePath, tuple[ResponsePath, ...]]

    @property
    def paths(self) -> list[ResponsePath]:
        return self.shown or self.nearest

    def elsewhere_of(self, path: ResponsePath) -> tuple[ResponsePath, ...]:
        return () if self.shown else self.elsewhere.get(path, ())


NOWHERE = Sighting([], [], frozenset(), {})


def told_once(sightings: Sequence[Sighting]) -> list[Sighting]:
    """What is to be told of each. A copy of an object in which the client does not see the field says nothing if
    another does:

        { a: user { post } b: user { secret home } }    `home`, which `post` requires, fails in both: at `b.home` alone

    Nor does one if another copy says the same; it stands elsewhere then.
    """
    shown = frozenset[ResponsePath]().union(*(one.fields for one in sightings if one.shown))
    first: dict[ResponsePath, int] = {}
    told = list(sightings)
    for number, sighting in enumerate(sightings):
        if sighting.shown:
            continue
        same = min((first[field] for field in sighting.fields if field in first), default=number)
        first.update(dict.fromkeys(sighting.fields - first.keys(), same))
        if sighting.fields & shown:
            told[number] = NOWHERE
        elif told[same].nearest != sighting.nearest:
            kept, other = (number, same) if _is_nearer(sighting, told[same]) else (same, number)
            told[kept], told[other] = _with_copies(told[kept], told[other]), NOWHERE
            first.update({field: kept for field, at in first.items() if at == same})
    return told


def _is_nearer(one: Sighting, other: Sighting) -> bool:
    return max(map(len, one.nearest), default=0) > max(map(len, other.nearest), default=0)


def _with_copies(sighting: Sighting, copies: Sighting) -> Sighting:
    """The places of the copies count as aliases of the same item."""
    ways: dict[ResponsePath, list[ResponsePath]] = {}
    for path in copies.nearest:
        ways.setdefault(item_of(path), []).extend((path, *copies.elsewhere_of(path)))
    elsewhere = {
        path: tuple(_ends([path, *sighting.elsewhere_of(path), *ways.get(item_of(path), ())])[1:])
        for path in sighting.nearest
    }
    return replace(sighting, elsewhere=elsewhere)


def _ends(paths: Sequence[ResponsePath]) -> list[ResponsePath]:
    """The first, and those that show most of the way, without any that another one leads on from: at an alias that has
    a copy of its own the others end."""
    beyond = {path[:length] for path in paths for length in range(len(path))}
    others = dict.fromkeys(path for path in paths[1:] if path not in beyond and path != paths[0])
    return [paths[0], *sorted(others, key=len, reverse=True)]
