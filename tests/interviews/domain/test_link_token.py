"""Tokens of links: ours are read back, everything else is nothing."""

import base64

import pytest

from subgraphs.interviews.domain.ids import InvitationId
from subgraphs.interviews.domain.link_token import LinkClaim, LinkTokens

TOKENS = LinkTokens(b"k" * 32)
CLAIM = LinkClaim(InvitationId("inv_" + "0" * 31 + "a"), 3)
TOKEN = TOKENS.token_for(CLAIM)


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_reads_its_own_token_back() -> None:
    assert TOKENS.read(TOKEN) == CLAIM
    assert TOKENS.token_for(CLAIM) == TOKEN
    assert len(TOKEN) < 200


def test_every_altered_character_makes_it_worthless() -> None:
    for place in range(len(TOKEN)):
        other = "A" if TOKEN[place] != "A" else "B"
        assert TOKENS.read(TOKEN[:place] + other + TOKEN[place + 1 :]) is None


def test_another_key_or_generation_does_not_fit() -> None:
    assert LinkTokens(b"x" * 32).read(TOKEN) is None
    signature = base64.urlsafe_b64decode(TOKEN + "==").decode().rsplit(".", 1)[1]
    assert TOKENS.read(encoded(f"{CLAIM.invitation_id}.4.{signature}")) is None


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        TOKEN[:-1],
        TOKEN + "A",
        TOKEN + "=",
        TOKEN + "\n",
        "ü" * 40,
        "%%%%",
        encoded("inv_1.1.x"),
        encoded("ü.1.x"),
    ],
)
def test_what_is_no_token_is_nothing(token: str) -> None:
    assert TOKENS.read(token) is None
