"""Long answers are split, not cut: parts at sentence ends, each read by itself, their findings joined."""

from collections.abc import Sequence

from subgraphs.analysis.application.ports import Finding
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.domain.sentences import split_sentences

PART_CHARACTERS = 12_000


def split_answer(answer: str, most: int = PART_CHARACTERS) -> list[str]:
    """Every character of the answer is in exactly one part; a sentence longer than a part is broken at spaces."""
    ends = [sentence.end for sentence in split_sentences(answer)]
    parts, begin = [], 0
    while len(answer) - begin > most:
        limit = begin + most
        at_sentence = max((end for end in ends if begin < end <= limit), default=0)
        border = at_sentence or (answer.rfind(" ", begin, limit) + 1) or limit
        parts.append(answer[begin:border])
        begin = border
    return [*parts, answer[begin:]]


def join_findings(parts: Sequence[Sequence[Finding]]) -> tuple[Finding, ...]:
    """What any part shows, the answer shows: the highest level with its quotes. Clarity is the least clear part's."""
    return tuple(_join([finding for part in parts for finding in part if finding.criterion is c], c) for c in Criterion)


def _join(findings: Sequence[Finding], criterion: Criterion) -> Finding:
    choose = min if criterion is Criterion.CLARITY else max
    return choose(findings, key=lambda finding: finding.level)
