"""The command line: what it answers when all is well, and in one line when it is not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from kernel.events.signature import EventSigner
from tests.conftest import NewDatabase
from viva.__main__ import COMMANDS
from viva.histories import is_current
from viva.site import CONTEXTS, ROOT

Viva = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def viva(tmp_path: Path, port_block: int) -> Viva:
    """Runs `viva …` for a data folder and ports of its own; nothing runs there."""
    surroundings = {**os.environ, "VIVA_DATA_DIR": str(tmp_path), "VIVA_PORTS_FROM": str(port_block)}

    def run(*words: str, **settings: str) -> "subprocess.CompletedProcess[str]":
        command = (sys.executable, "-m", "viva", *words)
        return subprocess.run(
            command, cwd=ROOT, env=surroundings | settings, capture_output=True, text=True, check=False
        )

    return run


def test_without_a_command_it_lists_all(viva: Viva) -> None:
    done = viva()
    assert done.returncode == 0
    assert all(name in done.stdout for name in COMMANDS)


def test_an_unknown_command_is_an_error(viva: Viva) -> None:
    done = viva("upp")
    assert (done.returncode, done.stderr) == (2, "viva: there is no command 'upp'\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(viva: Viva, command: str) -> None:
    done = viva(command, "--help")
    assert (done.returncode, COMMANDS[command][:30] in done.stdout) == (0, True)


@pytest.mark.parametrize("command", ["status", "seed"])
def test_what_needs_a_running_system_says_so(viva: Viva, command: str) -> None:
    done = viva(command)
    assert done.returncode == 1
    assert "nothing is running" in done.stdout


def test_the_doctor_names_every_port(viva: Viva) -> None:
    done = viva("doctor")
    assert "PostgreSQL can be run" in done.stdout
    assert done.stdout.count(" is free") == 17


async def test_migrate_brings_a_given_database_up_and_down(viva: Viva, new_database: NewDatabase) -> None:
    url = new_database()
    up = viva("migrate", "users", VIVA_USERS_DATABASE_URL=url)
    current = await is_current("users", url)
    down = viva("migrate", "users", "--down", VIVA_USERS_DATABASE_URL=url)
    assert (up.returncode, current, down.returncode, await is_current("users", url)) == (0, True, 0, False)


@pytest.mark.parametrize("command", [("migrate", "users"), ("events", "failed", "--context", "users")])
def test_a_given_database_on_another_machine_needs_tls(viva: Viva, command: tuple[str, ...]) -> None:
    done = viva(*command, VIVA_USERS_DATABASE_URL="postgresql://viva:hunter2@db.example/viva_users")
    complaint = "db.example is not this machine: add ?sslmode=verify-full&sslrootcert=<CA file>"
    assert (done.returncode, done.stderr) == (2, f"viva: setting VIVA_USERS_DATABASE_URL is wrong: {complaint}\n")


def test_keys_are_made_as_the_settings_want_them(viva: Viva) -> None:
    settings = [line.split("=", 1) for line in viva("keys").stdout.splitlines() if not line.startswith("#")]
    private = [value for name, value in settings if name == "VIVA_EVENT_SIGNING_KEY"]
    public = json.loads(dict(settings)["VIVA_EVENT_PUBLIC_KEYS"])
    assert public == dict(zip(CONTEXTS, ([EventSigner(key).public_key] for key in private), strict=True))
    of_one = viva("keys", "users").stdout
    assert (of_one.count("VIVA_EVENT_SIGNING_KEY"), of_one.count(private[0])) == (1, 0)
    assert viva("keys", "nobody").returncode == 2


async def test_failed_events_are_listed_with_their_errors(viva: Viva, clean_users_db: str) -> None:
    connection = await asyncpg.connect(clean_users_db)
    await connection.execute(
        """INSERT INTO dead_letters (id, code, consumer_group, topic, partition, "offset", event_id, event_type,
             aggregate_id, error, stack, attempts, body, headers, dead_at)
           VALUES ('dlt_1', 'HANDLER_FAILED', 'users', 'user-commands', 1, 42, 'evt_9', 'user.create', 'usr_7',
             'no such role', '', 3, '', '{}', $1)""",
        datetime.now(UTC),
    )
    await connection.close()
    done = viva("events", "failed", "--context", "users", VIVA_USERS_DATABASE_URL=clean_users_db)
    assert done.stdout.startswith("users: 1 failed\n")
    assert "user.create evt_9 of usr_7, user-commands[1] at 42" in done.stdout
    assert "HANDLER_FAILED after 3 attempt(s): no such role" in done.stdout
