"""From the questions' scores to the interview's: weighted mean, spread, recommendation, or why there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from subgraphs.analysis.domain.counting import WeightedScore, counted, shares
from subgraphs.analysis.domain.scores import weighted_mean


class Recommendation(StrEnum):
    HIRE = "HIRE"
    CONSIDER = "CONSIDER"
    REJECT = "REJECT"


@dataclass(frozen=True)
class Thresholds:
    """Settings; shown with every result, which keeps those it was made with."""

    hire_from: int
    consider_from: int

    def __post_init__(self) -> None:
        if not 0 < self.consider_from < self.hire_from <= 100:
            raise ValueError(f"thresholds {self.consider_from} and {self.hire_from} must be 0 < consider < hire <= 100")

    def recommend(self, score: int) -> Recommendation:
        if score >= self.hire_from:
            return Recommendation.HIRE
        return Recommendation.CONSIDER if score >= self.consider_from else Recommendation.REJECT


@dataclass(frozen=True)
class Verdict:
    """`withheld_reason` is set exactly when there is no recommendation. `shares`: percent of each question that counts;
    empty in verdicts that were reached before shares were kept."""

    overall_score: int | None
    low: int | None
    high: int | None
    borderline: bool
    recommendation: Recommendation | None
    withheld_reason: str | None
    shares: Mapping[str, int] = field(default_factory=dict)


def reach_verdict(scores: Sequence[WeightedScore], thresholds: Thresholds, *, needing_a_human: int) -> Verdict:
    """`needing_a_human` counts the answers that were left out until a person or a retry settles them."""
    counting = counted(scores)
    overall = weighted_mean((entry.score, entry.weight) for entry in counting)
    low = weighted_mean((entry.low, entry.weight) for entry in counting)
    high = weighted_mean((entry.high, entry.weight) for entry in counting)
    if overall is None or low is None or high is None:
        return Verdict(None, None, None, False, None, "No answer could be scored.")
    borderline = thresholds.recommend(low) is not thresholds.recommend(high)
    if needing_a_human:
        answers = "1 answer needs" if needing_a_human == 1 else f"{needing_a_human} answers need"
        withheld = f"{answers} a human before there is a recommendation."
        return Verdict(overall, low, high, borderline, None, withheld, shares(counting))
    return Verdict(overall, low, high, borderline, thresholds.recommend(overall), None, shares(counting))
