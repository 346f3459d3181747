"""Which scored questions count in the result, and for how much of it: optional ones only where they do not lower it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

WHOLE = 100


@dataclass(frozen=True)
class WeightedScore:
    """A scored question. Weight 0 is not scored; `low` and `high` are the question's samples."""

    weight: int
    score: int
    low: int
    high: int
    question_id: str = ""
    required: bool = True


def counted(scores: Sequence[WeightedScore]) -> tuple[WeightedScore, ...]:
    """The required questions, and of the optional ones the best for as long as they do not lower the mean.

    Required 80; optional 90 and 40, all of weight 1: 80 and 90 count. Who skips an optional question never does better
    than who answers it, and who answers it never does worse.
    """
    weighty = [entry for entry in scores if entry.weight > 0]
    chosen = [entry for entry in weighty if entry.required]
    for entry in sorted((entry for entry in weighty if not entry.required), key=lambda entry: -entry.score):
        if chosen and entry.score < _mean(chosen):
            break
        chosen.append(entry)
    return tuple(entry for entry in weighty if entry in chosen)


def shares(scores: Sequence[WeightedScore]) -> Mapping[str, int]:
    """Question id → percent of the result. The largest remainders are rounded up, so that they sum to 100."""
    total = sum(entry.weight for entry in scores)
    exact = {entry.question_id: Fraction(WHOLE * entry.weight, total) for entry in scores}
    whole = {question_id: int(share) for question_id, share in exact.items()}
    by_remainder = sorted(exact, key=lambda question_id: whole[question_id] - exact[question_id])
    for question_id in by_remainder[: WHOLE - sum(whole.values()) if whole else 0]:
        whole[question_id] += 1
    return whole


def _mean(scores: Sequence[WeightedScore]) -> Fraction:
    return Fraction(sum(entry.score * entry.weight for entry in scores), sum(entry.weight for entry in scores))
