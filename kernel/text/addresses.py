"""Mail addresses and host names: their form is checked, whether they exist only a mail or a visit can tell."""

import unicodedata
from urllib.parse import urlsplit

import email_validator
import idna
from email_validator import EmailNotValidError, validate_email

MAX_EMAIL = 254
# Names that a company's own network may use: the library's documentation says to take them out of its list like this.
for _name in ("local", "test"):
    if _name in email_validator.SPECIAL_USE_DOMAIN_NAMES:
        email_validator.SPECIAL_USE_DOMAIN_NAMES.remove(_name)


def email(text: str) -> str:
    """The address with its domain in lower-case letters of its own script. `ValueError` says what is wrong with it.

    jane@XN--MLLER-KVA.de  →  jane@müller.de        o’brien@example.com  →  refused, the apostrophe is a curly one
    """
    stripped = text.strip()
    if len(stripped) > MAX_EMAIL:
        raise ValueError(f"it has more than {MAX_EMAIL} characters")
    try:
        checked = validate_email(stripped, check_deliverability=False, strict=True)
    except EmailNotValidError as error:
        raise ValueError(str(error)) from error
    for sign in checked.local_part:
        if not sign.isascii() and unicodedata.category(sign)[0] not in "LMN":
            raise ValueError(f"{sign} is not used in addresses")
    return checked.normalized


def compared_email(text: str) -> str:
    """The one form in which addresses are compared and accounts kept: people do not tell two apart by case.

    What is no address is compared as it is, so that looking for it finds nothing instead of failing."""
    try:
        return unicodedata.normalize("NFC", email(text).casefold())
    except ValueError:
        return unicodedata.normalize("NFC", text.strip().casefold())


def host_of(url: str) -> str:
    """The host that a web address names; empty where it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_host(name: str) -> bool:
    """Whether this can be a host's name, international ones too: `müller.example` is, `-bad-.com` is not."""
    try:
        idna.encode(name, uts46=True, std3_rules=True)
    except idna.IDNAError:
        return False
    return True
