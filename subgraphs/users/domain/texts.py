"""Texts that people type, checked and trimmed once, where they enter the domain."""

import re

from subgraphs.users.domain.errors import InvalidInput

_TIME_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_WEBSITE = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?")
_SPACES = re.compile(r"\s+")
# Only these: other invisible characters are letters' neighbours in Persian, Hindi or emoji.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")

MAX_NAME = 200
MAX_TEXT = 200
MAX_URL = 500
MAX_EMAIL = 254


def required_name(text: str, field: str) -> str:
    """One line, 1 to 200 characters after trimming."""
    name = _SPACES.sub(" ", text).strip()
    if not name:
        raise InvalidInput("A name is needed.", field=("input", field))
    return _within(name, MAX_NAME, field)


def optional_text(text: str | None, field: str) -> str | None:
    return _within(text.strip(), MAX_TEXT, field) if text and text.strip() else None


def time_zone(text: str | None) -> str | None:
    return _matching(text, _TIME_ZONE, "time_zone", "a time zone such as Europe/Berlin")


def language(text: str | None) -> str | None:
    return _matching(text, _LANGUAGE, "language", "a language such as en or pt-BR")


def website(text: str | None) -> str | None:
    return _matching(text, _WEBSITE, "website", "an address such as https://example.com")


def email(text: str) -> str:
    """Compared and kept in lower case: people do not tell two addresses apart by case."""
    return text.strip().lower()


def checked_email(text: str) -> str:
    """An address as the provider told it; whether it is real, the provider knows."""
    address = email(text)
    if address.count("@") != 1 or len(address) > MAX_EMAIL or _CONTROLS.search(address):
        raise InvalidInput("The identity provider told no usable email address.")
    return address


def told_name(text: str) -> str:
    """A name as the provider told it, made fit: nobody is refused an account for it."""
    return _CONTROLS.sub("", _SPACES.sub(" ", text)).strip()[:MAX_NAME].strip()


def _matching(text: str | None, pattern: re.Pattern[str], field: str, expected: str) -> str | None:
    if text is None or not text.strip():
        return None
    trimmed = _within(text.strip(), MAX_URL, field)
    if not pattern.fullmatch(trimmed):
        raise InvalidInput(f"This must be {expected}.", field=("input", field))
    return trimmed


def _within(text: str, limit: int, field: str) -> str:
    if len(text) > limit:
        raise InvalidInput(f"At most {limit} characters are allowed here.", field=("input", field))
    if _CONTROLS.search(text):
        raise InvalidInput("Control characters are not allowed here.", field=("input", field))
    return text
