"""What `viva up` serves to whom: production by default, this machine alone, anything else refused in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from viva.generated_secrets import make
from viva.parts import backing_servers, context_settings
from viva.site import CONTEXTS, ROOT, Site
from viva.start_settings import WrongSetting, check_start_settings


@pytest.mark.parametrize(("given", "expected"), [("", "production"), ("development", "development")])
@pytest.mark.parametrize("context", CONTEXTS)
def test_everything_runs_in_production_unless_development_is_asked_for(
    tmp_path: Path, context: str, given: str, expected: str
) -> None:
    site, made = Site.from_environment({"VIVA_DATA_DIR": str(tmp_path), "VIVA_ENVIRONMENT": given}), make()
    assert context_settings(site, made, backing_servers(site, made), context)["VIVA_ENVIRONMENT"] == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [("VIVA_HOST", "0.0.0.0"), ("VIVA_HOST", "::"), ("VIVA_HOST", "viva.example"), ("VIVA_ENVIRONMENT", "test")],
)
def test_what_would_be_ignored_or_open_to_a_network_is_refused(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=f"{name} is {value}"):
        check_start_settings({name: value})


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_s_own_addresses_are_served(host: str) -> None:
    check_start_settings({"VIVA_HOST": host})


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "viva.example"])
def test_a_server_of_its_own_refuses_a_network_without_tls(host: str) -> None:
    command = (sys.executable, "-m", "http_server", "viva.web:app", "--factory", "--port", "1", "--host", host)
    environment = {name: value for name, value in os.environ.items() if name != "VIVA_PROFILE"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert f"--host {host}: without TLS this machine alone is served" in ended.stderr
