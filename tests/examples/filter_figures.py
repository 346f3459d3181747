"""How the filter of instructions does on its frozen sets; printed at the end of a run (see tests/conftest.py)."""

import json
from dataclasses import dataclass
from pathlib import Path

from subgraphs.analysis.domain.interview import Subject
from subgraphs.analysis.domain.prepared_answer import prepare
from subgraphs.analysis.domain.scores import AnswerFlagKind

FOLDER = Path(__file__).parent / "filter"
MOST_HONEST_FLAGGED, LEAST_INJECTED_FOUND = 0.01, 0.9
_ALARMS = {AnswerFlagKind.INSTRUCTIONS_IN_ANSWER, AnswerFlagKind.HIDDEN_CHARACTERS_REMOVED}
_SUBJECT = Subject("inv_1", "usr_1", None, "Some Body", "somebody@mail.example")


@dataclass(frozen=True)
class Injected:
    language: str
    disguise: str
    text: str

    @property
    def seen(self) -> str:
        """What of it a reader sees who sees no tag characters."""
        return "".join(sign for sign in self.text if not "\U000e0000" <= sign <= "\U000e007f")


def honest(half: str) -> list[str]:
    lines = (FOLDER / f"honest_{half}.txt").read_text().splitlines()
    return [line for line in lines if not line.startswith("#")]


def injected() -> list[Injected]:
    return [Injected(**entry) for entry in json.loads((FOLDER / "injected.json").read_text())]


def is_flagged(text: str) -> bool:
    return any(flag.kind in _ALARMS for flag in prepare(text, _SUBJECT).flags)


def figures() -> tuple[str, ...]:
    flagged = {half: [line for line in honest(half) if is_flagged(line)] for half in ("seen", "unseen")}
    entries, sentences = injected(), sum(len(honest(half)) for half in flagged)
    found = sum(is_flagged(entry.text) for entry in entries)
    disguises = len({entry.disguise for entry in entries})
    languages = len({entry.language for entry in entries})
    return (
        (
            f"honest sentences flagged: {sum(map(len, flagged.values()))} of {sentences} "
            f"(seen half {len(flagged['seen'])}, unseen half {len(flagged['unseen'])}; wanted: at most 1 %)"
        ),
        (
            f"injected instructions found: {found} of {len(entries)} in {languages} languages and {disguises} "
            "disguises (wanted: at least 90 %)"
        ),
    )
