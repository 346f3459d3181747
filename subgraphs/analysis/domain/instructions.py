"""Finds sentences of an answer that speak to whoever scores it. They are shown to HR and taken out of the scoring.

A pattern list finds known ways of asking, not every way; what it misses is still only data to the engine.
"""

import re
import unicodedata
from collections.abc import Iterator

from subgraphs.analysis.domain.sentences import Sentence, split_sentences

LONG_SENTENCE_WORDS = 40

_SCORERS = (
    r"(?:graders?|evaluators?|scorer|assessor|examiner|ai|llm|language model|model|chatbot|assistant|screening|scoring"
    r"|automated)"
)
_HUNDRED = r"100(?:\s*(?:%|percent|points?|/|out of|of 100)|(?=\s*(?:[.,;!)\"']|$|to\b|for\b|as\b)))"
_BEST = (
    rf"(?:{_HUNDRED}|(?:the )?(?:full|maximum|max|highest|top|perfect|best)(?: possible)? (?:marks?|scores?|ratings?"
    r"|points?|grades?)|level (?:4|four)|10/10|5/5|4/4)"
)
_ANSWER = r"(?:answers?|responses?|candidate|applicant|submission|interview|me|criteri(?:on|a)|everything)"
_NOTE = r"(?:note|message|attention|instructions?|memo|notice|reminder)"
_AWARD = r"(?:give|award|assign|grant|rate|score|grade|mark|return|output|set|(?:respond|answer) with)"
_RULES = r"(?:instructions?|prompts?|rubrics?|guidelines|criteria|scoring|rules above|previous rules)"
_EARNS = (
    r"(?:deserves?|merits?|(?:should|must|needs to|has to) (?:get|receive|be (?:given|awarded|scored|rated|hired)))"
)

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<order>ignore|disregard|forget|override|bypass)\b.{{0,40}}\b{_RULES}\b",
        r"(?P<order>ignore|disregard|forget) (?:everything|anything|all) (?:above|before|previous|you were told)",
        rf"\b{_AWARD}\b.{{0,60}}\b{_BEST}",
        rf"\b{_ANSWER} {_EARNS}\b.{{0,60}}(?:{_BEST}|hired?)",
        rf"\byou are (?:now )?(?:an?|the|my) (?:\w+ ){{0,2}}{_SCORERS}\b",
        r"\bas an? (?:\w+ )?(?:ai|llm|language model|ai model|grader|evaluator|automated \w+)\b,? (?:you|your|i)\b",
        rf"\b{_NOTE}\b.{{0,20}}\b(?:to|for|by)\b.{{0,30}}\b(?:{_SCORERS}|recruiter|system)\b",
        r"\bsystem (?:prompt|message|override|instruction)|\[/?(?:system|inst|assistant)\]",
        r"<\|?/?(?:system|im_start|im_end|assistant|instructions?)\|?>|#{2,} ?(?:system|instruction)",
        r"\b(?:end|begin|start) of (?:the )?(?:candidate'?s? )?(?:answer|transcript|response|system|instructions?)\b",
        r"\bpre-?(?:verified|approved|screened)\b.{0,40}\b(?:management|recruiter|candidate|hire)",
        r"\bhidden (?:competency )?profile\b|\boverride (?:the )?(?:manual )?(?:scor|rating|evaluation)",
        rf"\b(?:do not|don't|never) (?:follow|use|apply|consider|read)\b.{{0,30}}\b{_RULES}\b",
        r"\b(?:reveal|print|repeat|show|output)\b.{0,20}\b(?:your|the system) (?:prompt|instructions|rubric)\b",
        r"[\"']?\b(?:level|score|recommendation|rating)\b[\"']?\s*[:=]\s*[\"']?(?:\d|hire)",
    )
)
_BRACKETS = re.compile(r"\{[^{}]*\}|\([^()]*\)")
# "We told them to ignore the prompt" reports; "ignore the prompt" orders.
_REPORTING = frozenset(
    {"i", "we", "they", "he", "she", "people", "would", "could", "can", "might", "did", "not", "users"}
)


def find_instructions(text: str) -> tuple[Sentence, ...]:
    """The parts of the answer to take out, in order. An order in brackets does not take its sentence with it."""
    blocks = [
        Sentence(block.group(), block.start(), block.end())
        for block in _BRACKETS.finditer(text)
        if _speaks_to_the_scorer(block.group())
    ]
    rest = text
    for block in blocks:
        rest = rest[: block.start] + " " * len(block.text) + rest[block.end :]
    found = [*blocks, *(part for part in _parts(rest) if _speaks_to_the_scorer(part.text))]
    return tuple(sorted(found, key=lambda part: part.start))


def _parts(text: str) -> Iterator[Sentence]:
    """Sentences; a very long one by its clauses, so that one order does not take a whole answer with it."""
    for sentence in split_sentences(text):
        if len(sentence.text.split()) <= LONG_SENTENCE_WORDS:
            yield sentence
            continue
        for clause in re.finditer(r"[^,;–—]+[,;–—]?", sentence.text):
            yield Sentence(clause.group(), sentence.start + clause.start(), sentence.start + clause.end())


def _speaks_to_the_scorer(part: str) -> bool:
    plain = " ".join(unicodedata.normalize("NFKC", part).replace("’", "'").casefold().split())
    return any(_is_order(plain, found) for pattern in _PATTERNS for found in pattern.finditer(plain))


def _is_order(plain: str, found: re.Match[str]) -> bool:
    if "order" not in found.re.groupindex:
        return True
    before = re.findall(r"[\w']+", plain[: found.start("order")])
    if not before:
        return True
    if before[-1] == "to":
        return "you" in before
    return before[-1] not in _REPORTING
