"""Settings: from the environment, and one clear line when one is missing or wrong."""

import pytest
from pydantic import Field

from kernel.settings import ServiceSettings, load


class ThingSettings(ServiceSettings):
    database_url: str = Field(validation_alias="VIVA_THINGS_DATABASE_URL", description="where things are kept")


COMPLETE = {
    "VIVA_REDIS_URL": "redis://:pw@127.0.0.1:16379/0",
    "VIVA_KAFKA_BOOTSTRAP": "127.0.0.1:19092",
    "VIVA_THINGS_DATABASE_URL": "postgresql://127.0.0.1/x",
}


@pytest.fixture(autouse=True)
def complete(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)


class TestSettings:
    def test_come_from_the_environment(self) -> None:
        settings = load(ThingSettings)
        assert settings.database_url == "postgresql://127.0.0.1/x"
        assert (settings.profile, settings.pool_size, settings.topic_partitions) == ("embedded", 5, 2)

    def test_production_has_bigger_pools_and_more_partitions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("VIVA_PROFILE", "production")
        settings = load(ThingSettings)
        assert (settings.pool_size, settings.topic_partitions) == (20, 6)

    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
    def test_without_tls_the_embedded_profile_keeps_to_this_machine(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], host: str
    ) -> None:
        monkeypatch.setenv("VIVA_HOST", host)
        with pytest.raises(SystemExit):
            load(ThingSettings)
        line = capsys.readouterr().err
        assert line.startswith("viva: setting VIVA_HOST is wrong: ")
        assert line.count("\n") == 1
        monkeypatch.setenv("VIVA_PROFILE", "production")
        assert load(ThingSettings).host == host

    def test_a_missing_one_stops_the_start_with_one_line(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("VIVA_THINGS_DATABASE_URL")
        with pytest.raises(SystemExit) as stop:
            load(ThingSettings)
        assert stop.value.code == 2
        assert capsys.readouterr().err == ("viva: setting VIVA_THINGS_DATABASE_URL is missing: where things are kept\n")

    def test_a_wrong_one_is_named_without_its_value(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("VIVA_REDIS_URL", "http://:hunter2@redis")
        with pytest.raises(SystemExit):
            load(ThingSettings)
        line = capsys.readouterr().err
        assert line.startswith("viva: setting VIVA_REDIS_URL is wrong: ")
        assert "hunter2" not in line
