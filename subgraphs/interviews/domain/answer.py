"""Answers to one question: the draft that is saved as typed, and the one final response."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kernel.text.cleaning import as_typed, is_blank
from subgraphs.interviews.domain import checks
from subgraphs.interviews.domain.errors import DraftOutdated, InvalidInput, ResponseTooLong, ResponseTypeMismatch
from subgraphs.interviews.domain.ids import OptionId, QuestionId, ResponseId
from subgraphs.interviews.domain.question import Question
from subgraphs.interviews.domain.question_type import QuestionType

MAX_ANSWER_CHARACTERS = 20_000
MAX_WRITER = 40


class ResponseType(StrEnum):
    VIDEO = "VIDEO"
    TEXT = "TEXT"
    CHOICE = "CHOICE"


@dataclass(frozen=True)
class Content:
    """What a candidate wrote or chose; as typed, so that quotes can be found in it."""

    text: str | None = None
    chosen_option_ids: tuple[OptionId, ...] = ()

    @property
    def is_empty(self) -> bool:
        return is_blank(self.text or "") and not self.chosen_option_ids

    @property
    def type(self) -> ResponseType:
        return ResponseType.TEXT if self.text is not None else ResponseType.CHOICE

    @property
    def event_bytes(self) -> int:
        """Its share in `invitation.completed`, with room for ids and keys."""
        return checks.json_bytes(self.text or "") + 40 * len(self.chosen_option_ids) + 300


@dataclass(frozen=True)
class Edition:
    """Where a text comes from. `base` is the revision of the draft that its page had seen, 0 for none, None for a
    caller that keeps no drafts; `writer` is the open page (one per tab), which counts its own texts with `number`."""

    base: int | None = None
    writer: str | None = None
    number: int = 0

    def checked(self) -> "Edition":
        writer = self.writer and checks.text(self.writer, "writer", longest=MAX_WRITER)
        return Edition(self.base, writer, self.number)


@dataclass(frozen=True)
class Draft:
    """`revision` counts the drafts of one question, from 1."""

    content: Content
    saved_at: datetime
    revision: int = 1
    writer: str | None = None
    number: int = 0

    def is_of(self, edition: Edition) -> bool:
        return self.writer is not None and self.writer == edition.writer

    def refuse_older(self, content: Content, edition: Edition) -> None:
        """A text that was made without this draft in sight may not take its place.

        phone and laptop read revision 3; the laptop saves 4; what the phone sends is made from 3: refused, and asked
        """
        overwrites = not self.content.is_empty and content != self.content
        if overwrites and not self.is_of(edition) and edition.base != self.revision:
            raise DraftOutdated(
                "This answer was changed on another device or in another tab since. Choose which text to keep.",
                field=("input", "revision"),
            )


@dataclass(frozen=True)
class Response:
    id: ResponseId
    question_id: QuestionId
    content: Content
    shown_at: datetime
    submitted_at: datetime

    @property
    def duration_seconds(self) -> int:
        return max(0, int((self.submitted_at - self.shown_at).total_seconds()))


@dataclass(frozen=True)
class Answering:
    """Where a candidate stands with one question that was shown."""

    question_id: QuestionId
    shown_at: datetime
    draft: Draft | None = None
    response: Response | None = None
    set_aside: bool = False

    def with_draft(self, content: Content, edition: Edition, now: datetime) -> "Answering":
        """Unchanged when a later text of the same page came first: the earlier one was overtaken on its way."""
        draft = self.draft
        if draft is None:
            return replace(self, draft=Draft(content, now, 1, edition.writer, edition.number))
        draft.refuse_older(content, edition)
        if draft.is_of(edition) and edition.number <= draft.number:
            return self
        return replace(self, draft=Draft(content, now, draft.revision + 1, edition.writer, edition.number))

    @property
    def content(self) -> Content | None:
        """What would count if the interview ended now."""
        if self.response is not None:
            return self.response.content
        return self.draft.content if self.draft is not None and not self.draft.content.is_empty else None


def checked_content(question: Question, text: str | None, chosen: Sequence[str] | None) -> Content:
    """Content of the type that the question asks for. An empty text or list of the other type is not meant as one."""
    if question.type is QuestionType.MULTIPLE_CHOICE:
        if text:
            raise ResponseTypeMismatch("This question is answered by choosing, not by a text.", field=("input", "text"))
        return Content(chosen_option_ids=_checked_choice(question, chosen or ()))
    if chosen:
        raise ResponseTypeMismatch(
            "This question is answered by a text, not by choosing.", field=("input", "chosenOptionIds")
        )
    written = as_typed(text or "")
    if len(written) > MAX_ANSWER_CHARACTERS:
        raise ResponseTooLong(
            f"An answer has at most {MAX_ANSWER_CHARACTERS} characters; this one has {len(written)}.",
            field=("input", "text"),
        )
    return Content(text=written)


def _checked_choice(question: Question, chosen: Sequence[str]) -> tuple[OptionId, ...]:
    field = ("input", "chosenOptionIds")
    if not set(chosen) <= {option.id for option in question.options}:
        raise InvalidInput("One of the chosen options does not belong to this question.", field=field)
    if len(set(chosen)) > 1 and not question.multiple_correct:
        raise InvalidInput("Choose one option.", field=field)
    # In the order of the question, each once: the same choice is the same content.
    return tuple(option.id for option in question.options if option.id in chosen)
