"""What an answer lacks by the word lists, in its own words: that they find nothing is said, not that there is nothing.

The rubric's next sentence is no gap: for a weak answer it may read like advice to become worse, and it says nothing
about this answer.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from subgraphs.analysis.application.ports import Finding
from subgraphs.analysis.domain.rubric import Criterion
from subgraphs.analysis.infrastructure.engines.offline import lexicon
from subgraphs.analysis.infrastructure.engines.offline.judging import WEIGHTS
from subgraphs.analysis.infrastructure.engines.offline.measures import LONG_SENTENCE, SHORT_SENTENCE, Measures
from subgraphs.analysis.infrastructure.engines.offline.reading import ReadSentence, Verdict
from subgraphs.analysis.infrastructure.engines.offline.source import Source
from subgraphs.analysis.infrastructure.engines.offline.words import stem, words_of

GOOD_LEVEL = 3
WEAK_BELOW = 0.6
MISSING_PER_CRITERION = 2
QUOTED_CHARACTERS = 48
NAMED_WORDS = 3


@dataclass(frozen=True)
class Reading:
    """The answer as it was read; `counted` are the sentences that may earn something."""

    sentences: Sequence[ReadSentence]
    source: Source
    question: str

    @property
    def counted(self) -> list[ReadSentence]:
        return [sentence for sentence in self.sentences if sentence.counts]

    @property
    def acting(self) -> list[ReadSentence]:
        return [sentence for sentence in self.counted if sentence.done or sentence.planned]


def gaps_of(reading: Reading, measures: Measures, findings: Sequence[Finding]) -> tuple[str, ...]:
    """One line for each criterion below GOOD_LEVEL. What two criteria lack is said once, at the first of them."""
    weak = [finding.criterion for finding in findings if finding.level < GOOD_LEVEL]
    if weak and not reading.counted:
        return ("Nothing of the candidate's own is said.",)
    gaps: list[str] = []
    said: set[Callable[[Reading], str]] = set()
    for criterion in weak:
        missing = [_SAYS[name] for name in _missing(criterion, measures)]
        new = [say for say in missing if say not in said][:MISSING_PER_CRITERION]
        said.update(new)
        if new:
            gaps.append(f"{criterion.capitalize()}: {' '.join(say(reading) for say in new)}")
    return tuple(gaps)


def _missing(criterion: Criterion, measures: Measures) -> list[str]:
    """The measures that cost this criterion something, the dearest first."""
    weights: Mapping[str, float] = WEIGHTS[criterion]
    lacks = {name: 1 - getattr(measures, name) for name in weights}
    costly = sorted(lacks, key=lambda name: (-weights[name] * lacks[name], name))
    return [name for name in costly if lacks[name] > 1 - WEAK_BELOW]


def _off_topic(reading: Reading) -> str:
    away = [sentence for sentence in reading.counted if not sentence.on_topic]
    return f"{_quoted(away[0])} shares no word of the topic." if away else "Little of it has words of the topic."


def _not_taken_up(reading: Reading) -> str:
    said = {found for sentence in reading.counted for found in sentence.stems}
    open_stems = reading.source.asked - said
    words = [word for word in dict.fromkeys(words_of(reading.question)) if stem(word) in open_stems]
    if not words:
        return "The question's own words are hardly taken up."
    return f"It does not use the question's {_listed(words)}."


def _no_action(reading: Reading) -> str:
    idle = [sentence for sentence in reading.counted if sentence not in reading.acting]
    return f"{_quoted((idle or reading.counted)[0])} has no step of the candidate's own that the lists know."


def _not_situated(reading: Reading) -> str:
    loose = [sentence for sentence in reading.counted if not (sentence.situated or sentence.specifics)]
    if not loose:
        return "Few of its sentences have a time or a figure that the lists know."
    return f"When was {_quoted(loose[0])}? The lists find no time or new figure in it."


def _no_reason(reading: Reading) -> str:
    bare = [sentence for sentence in reading.acting or reading.counted if not sentence.reasoning]
    return (
        f"{_quoted(bare[0])} comes without a word of reasoning."
        if bare
        else "Few of its steps come with a word of reasoning."
    )


def _no_outcome(reading: Reading) -> str:
    told = [sentence for sentence in reading.counted if sentence.outcome]
    if told:
        return f"How much came of it? {_quoted(told[-1])} is all that the lists find."
    return f"After {_quoted((reading.acting or reading.counted)[-1])} the lists find no word of what came of it."


def _not_weighed(reading: Reading) -> str:
    bare = [sentence for sentence in reading.acting if not sentence.weighing] or reading.counted
    return f"The lists find no word that weighs an alternative, limit or cost against {_quoted(bare[-1])}."


def _not_specific(reading: Reading) -> str:
    bare = [sentence for sentence in reading.counted if not sentence.specifics]
    if not bare:
        return "Few of its words are figures or quoted names."
    loosest = max(bare, key=lambda sentence: sentence.vague)
    return f"The lists find no new figure or quoted name in {_quoted(loosest)}."


def _vague(reading: Reading) -> str:
    words = [word.lower() for sentence in reading.sentences for word in lexicon.VAGUE.findall(sentence.sentence.text)]
    return f"It leans on {_listed(list(dict.fromkeys(words)))}." if words else "It leans on vague words."


def _hard_to_read(reading: Reading) -> str:
    hard = [s for s in reading.sentences if not s.counts or not SHORT_SENTENCE <= len(s.words) <= LONG_SENTENCE]
    if not hard:
        return "Its sentences are hard to follow."
    return f"{len(hard)} of its {len(reading.sentences)} sentences are hard to follow, such as {_quoted(hard[0])}."


def _says_little_new(reading: Reading) -> str:
    again = [sentence for sentence in reading.sentences if sentence.verdict is Verdict.REPEATED]
    return f"{_quoted(again[0])} says again what was said." if again else "It adds little to the words of the question."


def _no_order(reading: Reading) -> str:
    return f"The lists find no word of order, such as “then”, around {_quoted(reading.counted[0])}."


_SAYS: dict[str, Callable[[Reading], str]] = {
    "topic": _off_topic,
    "asked": _not_taken_up,
    "fit": _no_action,
    "situation": _not_situated,
    "action": _no_action,
    "reasons": _no_reason,
    "outcome": _no_outcome,
    "weighing": _not_weighed,
    "specific": _not_specific,
    "plain": _vague,
    "form": _hard_to_read,
    "variety": _says_little_new,
    "sequence": _no_order,
}


def _quoted(sentence: ReadSentence) -> str:
    return in_quotes(sentence.sentence.text)


def in_quotes(text: str) -> str:
    """As much of a sentence as it takes to recognise it."""
    text = " ".join(text.split()).rstrip(".!?")
    if len(text) > QUOTED_CHARACTERS:
        text = f"{text[:QUOTED_CHARACTERS].rsplit(' ', 1)[0].rstrip(',;:')}…"
    return f"“{text}”"


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words[:NAMED_WORDS]]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
