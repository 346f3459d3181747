"""A text that was changed for an engine's eyes, and the way back: each of its characters knows where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass

from subgraphs.analysis.domain.evidence import Quote


@dataclass(frozen=True)
class Edit:
    """Put `replacement` where `start:end` is; an empty one takes the span out."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True)
class EditedText:
    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, original: str) -> "EditedText":
        places = range(len(original))
        return cls(original, original, tuple(places), tuple(place + 1 for place in places))

    def edited(self, edits: Iterable[Edit]) -> "EditedText":
        """Spans refer to the present `text`; one that overlaps an earlier span is left alone."""
        characters: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        place = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
            if edit.start < place:
                continue
            characters.append(self.text[place : edit.start])
            starts += self.starts[place : edit.start]
            ends += self.ends[place : edit.start]
            characters.append(edit.replacement)
            starts += [self.starts[edit.start]] * len(edit.replacement)
            ends += [self.ends[edit.end - 1]] * len(edit.replacement)
            place = edit.end
        characters.append(self.text[place:])
        return EditedText(
            self.original, "".join(characters), (*starts, *self.starts[place:]), (*ends, *self.ends[place:])
        )

    def in_original(self, quote: Quote) -> Quote:
        """The same evidence in the candidate's own words and places."""
        start, end = self.starts[quote.start], self.ends[quote.end - 1]
        return Quote(self.original[start:end], start, end)
