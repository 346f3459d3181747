"""An answer as an engine may read it: without hidden characters, personal data and words to the scorer, with flags."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from subgraphs.analysis.domain.edited_text import Edit, EditedText
from subgraphs.analysis.domain.evidence import Quote, verify
from subgraphs.analysis.domain.instructions import find_instructions
from subgraphs.analysis.domain.interview import Subject
from subgraphs.analysis.domain.masking import find_personal_data
from subgraphs.analysis.domain.scores import AnswerFlagKind, Flag

_KEPT_CONTROLS = frozenset("\n\t\r")
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
    """Zero-width, bidirectional, tag and control characters: invisible to HR, so invisible to the engine."""
    edits = [Edit(place, place + 1) for place, character in enumerate(text.text) if _is_hidden(character)]
    if not edits:
        return text, []
    message = f"{len(edits)} invisible characters were taken out before scoring."
    return text.edited(edits), [Flag(AnswerFlagKind.HIDDEN_CHARACTERS_REMOVED, message)]


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc", "Co", "Cs"} and character not in _KEPT_CONTROLS


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
