"""How a question is answered."""

from enum import StrEnum


class QuestionType(StrEnum):
    VIDEO = "VIDEO"
    TEXT = "TEXT"
    MULTIPLE_CHOICE = "MULTIPLE_CHOICE"


# What can be asked today; video answers come with media storage.
SUPPORTED = frozenset({QuestionType.TEXT, QuestionType.MULTIPLE_CHOICE})
