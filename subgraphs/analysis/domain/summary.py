"""The summary of an interview, in words made from its scores alone: an answer is never read a second time for it."""

from collections.abc import Sequence
from statistics import fmean

from subgraphs.analysis.domain.question_analysis import QuestionAnalysis
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.domain.verdict import Verdict

MAX_TITLE = 80


def summarise(questions: Sequence[QuestionAnalysis], verdict: Verdict) -> str:
    scored = [(entry, entry.score.score) for entry in questions if entry.score is not None]
    if not scored:
        return verdict.withheld_reason or "No answer could be scored."
    sentences = [f"{len(scored)} of {len(questions)} questions scored, {verdict.overall_score} of 100 in all."]
    best = max(scored, key=lambda pair: pair[1])
    worst = min(scored, key=lambda pair: pair[1])
    if best[1] != worst[1]:
        sentences.append(f"Strongest: {_title(best[0])} ({best[1]}). Weakest: {_title(worst[0])} ({worst[1]}).")
    sentences += _criteria_sentence(questions)
    if verdict.withheld_reason:
        sentences.append(verdict.withheld_reason)
    return " ".join(sentences)


def _criteria_sentence(questions: Sequence[QuestionAnalysis]) -> list[str]:
    levels: dict[Criterion, list[int]] = {}
    for entry in questions:
        for criterion in entry.score.criteria if entry.score else ():
            levels.setdefault(criterion.criterion, []).append(criterion.level)
    means = {criterion: fmean(found) for criterion, found in levels.items()}
    if not means or max(means.values()) == min(means.values()):
        return []
    high, low = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    return [
        f"By criterion: highest in {high.lower()} ({means[high]:.1f} of 4), lowest in {low.lower()} ({means[low]:.1f})."
    ]


def _title(entry: QuestionAnalysis) -> str:
    text = " ".join(entry.question.text.split())
    return f"“{text if len(text) <= MAX_TITLE else text[: MAX_TITLE - 1].rsplit(' ', 1)[0] + '…'}”"
