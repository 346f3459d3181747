"""Every event that any context takes must be signed by the context that sends it: no topic is left out."""

import importlib
import json

import pytest

from kernel.database.database import Database, open_database
from kernel.events.signature import EventSigner
from kernel.processes import Wiring
from viva.generated_secrets import make
from viva.parts import backing_servers, context_settings
from viva.site import CONTEXTS, ROOT, Ports, Site


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, str]]:
    """The environment of each context, as `viva up` gives it; all of them are set."""
    site, made = Site(ROOT / ".viva", Ports()), make()
    given = {context: context_settings(site, made, backing_servers(site, made), context) for context in CONTEXTS}
    for environment in given.values():
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
    return given


@pytest.fixture
def wirings(settings: dict[str, dict[str, str]]) -> list[Wiring]:
    packages = ("gateway" if context == "gateway" else f"subgraphs.{context}" for context in CONTEXTS)
    return [importlib.import_module(f"{package}.bootstrap").wiring() for package in packages]


def database_of(wiring: Wiring) -> Database:
    """Nobody connects to it."""
    return open_database(wiring.database_url, source=wiring.name, topics=wiring.topics)


def test_each_topic_is_taken_with_the_signature_of_the_context_that_sends_it(wirings: list[Wiring]) -> None:
    senders = {topic: wiring.name for wiring in wirings for topic in database_of(wiring).own_topics()}
    taken = {
        (wiring.name, subscription.topic.name, subscription.topic.signed_by)
        for wiring in wirings
        for subscription in wiring.subscriptions(database_of(wiring))
    }
    assert taken == {
        ("users", "user-commands", "gateway"),
        ("users", "auth-events", "gateway"),
        ("interviews", "user-events", "users"),
        ("interviews", "analysis-events", "analysis"),
        ("analysis", "interview-events", "interviews"),
        ("gateway", "user-events", "users"),
    }
    assert all(senders[topic] == signer for _, topic, signer in taken)


def test_each_context_gets_its_own_private_key_and_everybodys_public_ones(
    settings: dict[str, dict[str, str]],
) -> None:
    private = {context: given["VIVA_EVENT_SIGNING_KEY"] for context, given in settings.items()}
    assert len(set(private.values())) == len(CONTEXTS)
    for context, given in settings.items():
        others = [key for name, key in private.items() if name != context]
        assert not any(key in value for key in others for value in given.values())
        public = json.loads(given["VIVA_EVENT_PUBLIC_KEYS"])
        assert public == {name: [EventSigner(key).public_key] for name, key in private.items()}
