"""An answer as an engine may read it: without hidden characters, personal data and words to the scorer, with flags."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.text.cleaning import hidden_places
from subgraphs.analysis.domain.edited_text import Edit, EditedText
from subgraphs.analysis.domain.evidence import Quote, verify
from subgraphs.analysis.domain.hidden_characters import is_alarming
from subgraphs.analysis.domain.instructions import find_instructions
from subgraphs.analysis.domain.interview import Subject
from subgraphs.analysis.domain.masking import find_personal_data
from subgraphs.analysis.domain.scores import AnswerFlagKind, Flag

MAX_SHOWN = 200


@dataclass(frozen=True)
class PreparedAnswer:
    edited: EditedText
    flags: tuple[Flag, ...]

    @property
    def text(self) -> str:
        return self.edited.text

    def verify(self, quoted: Sequence[str]) -> tuple[tuple[Quote, ...], int]:
        """Quotes from the prepared text, given back in the candidate's own words and places."""
        found, dropped = verify(self.text, quoted)
        return tuple(self.edited.in_original(quote) for quote in found), dropped


def prepare(answer: str, subject: Subject) -> PreparedAnswer:
    text, hidden = _without_hidden(EditedText.of(answer))
    text, instructions = _without_instructions(text)
    personal = find_personal_data(text.text, (subject.candidate_name, subject.candidate_email))
    flags = [*hidden, *instructions, *_personal_flag(personal)]
    return PreparedAnswer(text.edited(personal), tuple(flags))


def _without_hidden(text: EditedText) -> tuple[EditedText, list[Flag]]:
    """What is invisible to HR is invisible to the engine; what pasting leaves behind is no reason to tell HR."""
    places = hidden_places(text.text)
    edited = text.edited(Edit(place, place + 1) for place in places)
    alarming = sum(is_alarming(text.text, place) for place in places)
    if not alarming:
        return edited, []
    message = f"{alarming} invisible characters were taken out before scoring."
    return edited, [Flag(AnswerFlagKind.HIDDEN_CHARACTERS_REMOVED, message)]


def _without_instructions(text: EditedText) -> tuple[EditedText, list[Flag]]:
    found = find_instructions(text.text)
    flags = [
        Flag(
            AnswerFlagKind.INSTRUCTIONS_IN_ANSWER,
            f"Speaks to whoever scores the answer; left out, so it did not move the score: {_shown(part.text)}",
        )
        for part in found
    ]
    return text.edited(Edit(part.start, part.end) for part in found), flags


def _personal_flag(edits: Sequence[Edit]) -> list[Flag]:
    kinds = sorted({edit.replacement.strip("[]") for edit in edits})
    if not kinds:
        return []
    return [Flag(AnswerFlagKind.PERSONAL_DATA_MASKED, f"Masked before scoring: {', '.join(kinds)}.")]


def _shown(text: str) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= MAX_SHOWN else plain[:MAX_SHOWN] + '…'}”"
