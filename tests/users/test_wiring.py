"""Settings and processes of users: what stops a start, and which events have a reaction."""

import logging
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import ClassVar

import httpx2
import pytest

from kernel.database.database import Database, open_database
from kernel.events.envelope import Envelope, InvalidEnvelope
from kernel.messaging.subscription import Subscriptions
from kernel.settings import load
from subgraphs.users.api import create_app
from subgraphs.users.bootstrap import make_subscriptions, wiring
from subgraphs.users.domain.user import Role
from subgraphs.users.infrastructure.unit_of_work import UsersUnitOfWork
from subgraphs.users.settings import UsersSettings
from tests.users.people import ADA

ENVIRONMENT = {
    "VIVA_USERS_DATABASE_URL": "postgresql://users:secret@localhost:1/viva_users",
    "VIVA_REDIS_URL": "redis://localhost:1",
    "VIVA_KAFKA_BOOTSTRAP": "localhost:1",
    "VIVA_USERS_ADMIN_EMAILS": "ada@viva.example, second@viva.example",
}


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


class TestSettings:
    def test_are_read_from_the_environment(self, environment: pytest.MonkeyPatch) -> None:
        settings = load(UsersSettings)
        assert settings.admins == ("ada@viva.example", "second@viva.example")
        assert settings.port == 8002

    @pytest.mark.parametrize(
        ("name", "value", "line"),
        [
            ("VIVA_USERS_DATABASE_URL", None, "viva: setting VIVA_USERS_DATABASE_URL is missing"),
            ("VIVA_USERS_DATABASE_URL", "mysql://x", "viva: setting VIVA_USERS_DATABASE_URL is wrong"),
            ("VIVA_USERS_ADMIN_EMAILS", "ada", "viva: setting VIVA_USERS_ADMIN_EMAILS is wrong"),
            ("VIVA_USERS_PORT", "0", "viva: setting VIVA_USERS_PORT is wrong"),
        ],
    )
    def test_a_wrong_one_stops_the_start_with_one_line(
        self,
        environment: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        name: str,
        value: str | None,
        line: str,
    ) -> None:
        if value is None:
            environment.delenv(name)
        else:
            environment.setenv(name, value)
        with pytest.raises(SystemExit):
            load(UsersSettings)
        printed = capsys.readouterr().err
        assert printed.startswith(line)
        assert printed.count("\n") == 1


class TestProcesses:
    @pytest.fixture(autouse=True)
    def logs_as_they_were(self) -> Iterator[None]:
        """Starting a process sets the logs up for its own standard output."""
        root = logging.getLogger()
        handlers, level = root.handlers[:], root.level
        yield
        root.handlers[:] = handlers
        root.setLevel(level)

    def test_worker_and_consumer_are_wired_from_the_settings(self, environment: pytest.MonkeyPatch) -> None:
        parts = wiring()
        assert (parts.name, parts.port, parts.topics) == ("users", 8002, "user-events")

    async def test_the_api_tells_what_is_down(self, environment: pytest.MonkeyPatch) -> None:
        transport = httpx2.ASGITransport(app=create_app())
        async with httpx2.AsyncClient(transport=transport, base_url="http://users") as http:
            health = await http.get("/health")
            live = await http.get("/health/live")
        assert (health.status_code, live.status_code) == (503, 200)
        assert health.json()["parts"]["database"].startswith("DOWN")


def envelope(event_type: str, payload: dict[str, object], version: int = 1) -> Envelope:
    return Envelope("evt_1", event_type, version, datetime.now(UTC), "gateway", ADA, payload)


class TestReactions:
    CREATE: ClassVar[dict[str, object]] = {
        "userId": ADA,
        "externalAuthId": "oidc-ada",
        "email": "ada@viva.example",
        "fullName": "Ada Quist",
        "emailVerified": True,
    }

    @pytest.fixture
    async def database(self, clean_users_db: str) -> AsyncIterator[Database]:
        opened = open_database(clean_users_db, source="users", topics="user-events")
        yield opened
        await opened.close()

    async def test_a_user_is_created_from_the_gateways_command_and_signs_in(self, database: Database) -> None:
        reactions = Subscriptions(make_subscriptions(database, ("ada@viva.example",)))
        assert reactions.topics == ["auth-events", "user-commands"]
        create = reactions.find("user-commands", envelope("user.create", self.CREATE))
        assert create is not None
        await create()
        later = "2099-01-01T00:00:00Z"
        signed_in = envelope("user.authenticated", {"userId": ADA, "at": later})
        remember = reactions.find("auth-events", Envelope(**{**signed_in.__dict__, "event_id": "evt_2"}))
        assert remember is not None
        await remember()
        async with UsersUnitOfWork(database) as uow:
            ada = await uow.users.find(ADA)
        assert ada is not None
        assert ada.roles == {Role.ADMIN}
        assert ada.last_login_at == datetime(2099, 1, 1, tzinfo=UTC)

    async def test_other_events_do_not_concern_us_and_an_unknown_version_is_refused(self, database: Database) -> None:
        reactions = Subscriptions(make_subscriptions(database, ()))
        assert reactions.find("auth-events", envelope("user.logged_out", {})) is None
        with pytest.raises(InvalidEnvelope) as unknown:
            reactions.find("user-commands", envelope("user.create", self.CREATE, version=2))
        assert unknown.value.code == "EVENT_VERSION_UNKNOWN"
        with pytest.raises(InvalidEnvelope) as broken:
            reactions.find("user-commands", envelope("user.create", {"userId": 1}))
        assert broken.value.code == "EVENT_PAYLOAD_INVALID"
