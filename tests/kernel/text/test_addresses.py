"""Mail addresses: a kept library decides, international domains are taken, one address has one form."""

import pytest

from kernel.text.addresses import compared_email, email, is_host


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" jane@example.com ", "jane@example.com"),
        ("Jane@EXAMPLE.com", "Jane@example.com"),
        ("jane@müller.de", "jane@müller.de"),
        ("jane@XN--MLLER-KVA.de", "jane@müller.de"),
        ("jane@日本.jp", "jane@日本.jp"),
        ("jane@mu\u0308ller.de", "jane@müller.de"),
        ("o'brien+tag@example.co.uk", "o'brien+tag@example.co.uk"),
        ("jane@mail.corp.local", "jane@mail.corp.local"),
    ],
)
def test_takes_an_address_in_one_form(typed: str, kept: str) -> None:
    assert email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "o’brien@example.com",
        "jane@-bad-.com",
        "jane@bad-.com",
        "jane@exa_mple.com",
        "jane..doe@example.com",
        "jane@localhost",
        "jane@[127.0.0.1]",
        "ja\u200bne@example.com",
        "jane@example.com\u202e",
        "Jane <jane@example.com>",
        "x" * 65 + "@example.com",
        "jane@" + "a" * 64 + ".com",
        "x" * 300 + "@example.com",
        "jane",
        "",
    ],
)
def test_refuses_what_no_mail_server_takes(typed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        email(typed)


def test_compares_in_one_form_and_never_fails() -> None:
    assert compared_email("JANE@xn--mller-kva.DE") == compared_email("jane@Müller.de") == "jane@müller.de"
    assert compared_email(" Nobody ") == "nobody"


def test_host_names() -> None:
    hosts = ("müller.example", "example.com", "日本.jp", "-bad-.com", "a_b.com", "a..b", "")
    assert [is_host(name) for name in hosts] == [True, True, True, False, False, False, False]
