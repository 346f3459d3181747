"""Wiring of the gateway's worker and consumer, and what stops the API at start."""

from pathlib import Path

import pytest

from gateway.api import address_of, create_api, router_settings, served
from gateway.application.ports import RETRY_REGISTRATION
from gateway.bootstrap import Store, new_secret, wiring
from gateway.domain.access import Access
from gateway.domain.registration import Registration
from gateway.domain.secret import fingerprint_of
from gateway.settings import GatewayApiSettings
from kernel.clock import SystemClock
from kernel.database.database import Database
from kernel.messaging.subscription import SignedTopic
from kernel.tasks.job import Job
from tests.gateway.fakes import person
from tests.gateway.served import SUPERGRAPH, api_settings

ISSUER = "http://localhost:9/realms/viva"


@pytest.fixture
def settings(tmp_path: Path) -> GatewayApiSettings:
    return api_settings(tmp_path, 24_101, ISSUER, "postgresql://localhost/x", "redis://localhost:1")


class TestProcesses:
    async def test_the_timer_s_job_asks_again(
        self, settings: GatewayApiSettings, database: Database, store: Store
    ) -> None:
        async with store.begin() as uow:
            await uow.registrations.add(Registration.start("usr_1", person(), SystemClock().now()))
            await uow.commit()
        handlers = wiring(settings).jobs(database).handlers
        await handlers[RETRY_REGISTRATION](Job("job_1", RETRY_REGISTRATION, "usr_1:1", {}, 1))
        async with store.begin() as uow:
            registration = await uow.registrations.find("usr_1")
        assert registration is not None
        assert registration.attempts == 2

    def test_the_consumer_listens_to_user_events(self, settings: GatewayApiSettings, database: Database) -> None:
        subscriptions = wiring(settings).subscriptions(database)
        assert {subscription.topic for subscription in subscriptions} == {SignedTopic("user-events", signed_by="users")}

    def test_secrets_have_256_bits_and_never_repeat(self) -> None:
        secrets = {new_secret() for _ in range(1000)}
        assert len(secrets) == 1000
        assert all(fingerprint_of(secret) for secret in secrets)


class TestStart:
    def test_a_broken_supergraph_stops_the_start_with_one_line(
        self, settings: GatewayApiSettings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Path(settings.supergraph).write_text("type Query {")
        with pytest.raises(SystemExit) as stopped:
            create_api(settings)
        assert stopped.value.code == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    def test_a_supergraph_without_interviews_stops_the_start(
        self, settings: GatewayApiSettings, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit):
            address_of(
                "interviews", settings, served(settings, SUPERGRAPH.replace('name: "interviews"', 'name: "others"'))
            )
        assert "no subgraph interviews" in capsys.readouterr().err

    def test_csrf_prevention_is_on_and_origins_are_ours(self, settings: GatewayApiSettings) -> None:
        made = router_settings(settings, served(settings, SUPERGRAPH))
        assert made.csrf_prevention is True
        assert made.websockets.allowed_origins == ("http://localhost:24100", "http://localhost:24101")
        assert made.cors.origins == ()

    def test_in_production_the_schema_is_for_those_who_explore_it(self, settings: GatewayApiSettings) -> None:
        production = settings.model_copy(update={"environment": "production"})
        made = router_settings(production, served(production, SUPERGRAPH))
        assert made.allows_introspection(Access("ACTIVE", frozenset({"HR"})).scopes)
        assert made.allows_introspection(Access("ACTIVE", frozenset({"ADMIN"})).scopes)
        assert not made.allows_introspection(Access("ACTIVE", frozenset({"CANDIDATE"})).scopes)
        assert not made.allows_introspection(frozenset())

    def test_what_our_subgraphs_say_reaches_people_in_production_too(self, settings: GatewayApiSettings) -> None:
        assert router_settings(settings, served(settings, SUPERGRAPH)).subgraph("interviews").show_errors


def test_strangers_may_ask_less_than_those_with_a_session(settings: GatewayApiSettings) -> None:
    limits = router_settings(settings, served(settings, SUPERGRAPH)).limits
    assert limits.anonymous_tokens is not None
    assert 500 < limits.anonymous_tokens < limits.tokens / 5
