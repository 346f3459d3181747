"""Texts that people type, cleaned by the kernel's rules and checked once, where they enter the domain."""

import re
import unicodedata

from kernel.text import addresses, times
from kernel.text.cleaning import single_line
from subgraphs.users.domain.errors import InvalidInput

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_WEBSITE = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?")

MAX_NAME = 200
MAX_TEXT = 200
MAX_URL = 500
MAX_SLUG = 80


def required_name(text: str, field: str) -> str:
    """One line, 1 to 200 characters after cleaning."""
    name = single_line(text)
    if not name:
        raise InvalidInput("A name is needed.", field=("input", field))
    return _within(name, MAX_NAME, field)


def optional_text(text: str | None, field: str) -> str | None:
    cleaned = single_line(text or "")
    return _within(cleaned, MAX_TEXT, field) if cleaned else None


def time_zone(text: str | None) -> str | None:
    cleaned = optional_text(text, "time_zone")
    if cleaned is None:
        return None
    zone = times.time_zone(cleaned)
    if zone is None:
        raise _expected("a time zone such as Europe/Berlin", "time_zone")
    return zone


def language(text: str | None) -> str | None:
    cleaned = optional_text(text, "language")
    if cleaned is not None and not _LANGUAGE.fullmatch(cleaned):
        raise _expected("a language such as en or pt-BR", "language")
    return cleaned


def website(text: str | None) -> str | None:
    cleaned = _within(single_line(text or ""), MAX_URL, "website")
    if not cleaned:
        return None
    if not _WEBSITE.fullmatch(cleaned) or not addresses.is_host(addresses.host_of(cleaned)):
        raise _expected("an address such as https://example.com", "website")
    return cleaned


def email(text: str) -> str:
    """The form in which accounts are kept and looked for; what is no address finds none."""
    return addresses.compared_email(text)


def checked_email(text: str) -> str:
    """An address as the provider told it; whether it is real, the provider knows."""
    address = email(text)
    # Nothing is cleaned away here: what is left could be the address of somebody else.
    if address != single_line(address) or address.count("@") != 1 or len(address) > addresses.MAX_EMAIL:
        raise InvalidInput("The identity provider told no usable email address.")
    return address


def invited_email(text: str) -> str:
    """The address of somebody who is asked in, in the form in which accounts are kept."""
    try:
        addresses.email(text)
    except ValueError as error:
        raise InvalidInput(f"This is no address that mail can go to: {error}.", field=("input", "email")) from error
    return email(text)


def slug(name: str, company_id: str) -> str:
    """Such as `northwind-labs-3f9a0c`: the end of the id makes it unique, so it tells of no other company's name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join([*words, company_id[-6:]])[-MAX_SLUG:]


def told_name(text: str) -> str:
    """A name as the provider told it, made fit: nobody is refused an account for it."""
    return single_line(text)[:MAX_NAME].strip()


def _within(text: str, limit: int, field: str) -> str:
    if len(text) > limit:
        raise InvalidInput(f"At most {limit} characters are allowed here.", field=("input", field))
    return text


def _expected(what: str, field: str) -> InvalidInput:
    return InvalidInput(f"This must be {what}.", field=("input", field))
