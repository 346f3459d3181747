"""The summary of an interview in words: what the scores, which stand beside it as numbers and bars, cannot say. It is
made from the questions' outcomes alone: an answer is never read a second time for it.
"""

from collections.abc import Sequence

from subgraphs.analysis.domain.question_analysis import QuestionAnalysis
from subgraphs.analysis.domain.verdict import Verdict

MAX_TITLE = 80


def summarise(questions: Sequence[QuestionAnalysis], verdict: Verdict) -> str:
    scored = [(entry, entry.score) for entry in questions if entry.score is not None]
    if not scored:
        return verdict.withheld_reason or "No answer could be scored."
    best, best_score = max(scored, key=lambda pair: pair[1].score)
    worst, worst_score = min(scored, key=lambda pair: pair[1].score)
    sentences = []
    if best_score.score != worst_score.score:
        sentences.append(_sentence(f"Strongest on {_title(best)}", best_score.strengths))
        sentences.append(_sentence(f"Weakest on {_title(worst)}", worst_score.gaps))
    elif worst_score.gaps:
        sentences.append(_sentence("What is missing first", worst_score.gaps))
    if verdict.withheld_reason:
        sentences.append(verdict.withheld_reason)
    elif len(scored) < len(questions):
        sentences.append(f"No score for {len(questions) - len(scored)} of {len(questions)} answers.")
    return " ".join(sentences) or "All answers are about equally strong."


def _sentence(beginning: str, points: Sequence[str]) -> str:
    text = f"{beginning}: {points[0]}" if points else beginning
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _title(entry: QuestionAnalysis) -> str:
    text = " ".join(entry.question.text.split())
    return f"“{text if len(text) <= MAX_TITLE else text[: MAX_TITLE - 1].rsplit(' ', 1)[0] + '…'}”"
