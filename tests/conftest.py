"""Fixtures every suite shares: the real embedded servers, started once per test process and only when asked for.

`users_database_url` and its sisters are migrated databases; `clean_users_db` and its sisters give the same
address after emptying every table, so a test that asks for them starts from the migrated state.
"""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from xdist.remote import Producer

from tests.examples.filter_figures import figures
from tests.support.dealing import LongestFirst, in_line
from tests.support.ports import free_block, release_block
from tests.support.servers import (
    PostgresServer,
    empty_all_tables,
    kafka_server,
    migrated_database,
    postgres_server,
    redis_server,
)


class NewDatabase(Protocol):
    def __call__(self, template: str = "template1") -> str: ...


@pytest.fixture
def port_block() -> Iterator[int]:
    """The first of 210 free ports in a row: those of a whole system, or of one context's processes."""
    first = free_block(210)
    yield first
    release_block(first)


@pytest.fixture(scope="session")
def servers_folder() -> Iterator[Path]:
    """Not below pytest's own folders: those are closed to the account PostgreSQL runs as."""
    folder = Path(tempfile.mkdtemp(prefix="viva-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(servers_folder: Path) -> Iterator[PostgresServer]:
    with postgres_server(servers_folder) as server:
        yield server


@pytest.fixture(scope="session")
def redis_url(servers_folder: Path) -> Iterator[str]:
    with redis_server(servers_folder) as url:
        yield url


@pytest.fixture(scope="session")
def kafka_bootstrap(servers_folder: Path) -> Iterator[str]:
    with kafka_server(servers_folder) as bootstrap:
        yield bootstrap


@pytest.fixture
def own_kafka(servers_folder: Path) -> Iterator[str]:
    """A broker with nothing on its topics yet: for tests of processes, which read the product's topics from the start.

    Another suite's `invitation.completed` on the shared broker would be one more interview to score.
    """
    with tempfile.TemporaryDirectory(dir=servers_folder) as folder, kafka_server(Path(folder)) as bootstrap:
        yield bootstrap


@pytest.fixture(scope="session")
def users_database_url(postgres: PostgresServer) -> str:
    return migrated_database(postgres, "users")


@pytest.fixture(scope="session")
def interviews_database_url(postgres: PostgresServer) -> str:
    return migrated_database(postgres, "interviews")


@pytest.fixture(scope="session")
def analysis_database_url(postgres: PostgresServer) -> str:
    return migrated_database(postgres, "analysis")


@pytest.fixture(scope="session")
def gateway_database_url(postgres: PostgresServer) -> str:
    return migrated_database(postgres, "gateway")


@pytest.fixture
async def clean_users_db(users_database_url: str) -> str:
    await empty_all_tables(users_database_url)
    return users_database_url


@pytest.fixture
async def clean_interviews_db(interviews_database_url: str) -> str:
    await empty_all_tables(interviews_database_url)
    return interviews_database_url


@pytest.fixture
async def clean_analysis_db(analysis_database_url: str) -> str:
    await empty_all_tables(analysis_database_url)
    return analysis_database_url


@pytest.fixture
async def clean_gateway_db(gateway_database_url: str) -> str:
    await empty_all_tables(gateway_database_url)
    return gateway_database_url


@pytest.fixture
def new_database(postgres: PostgresServer) -> Iterator[NewDatabase]:
    """`new_database("viva_users_template")`: one more database, a quick copy of that one; gone after the test."""
    names = (f"extra_{number}" for number in count())
    made: list[str] = []

    def make(template: str = "template1") -> str:
        made.append(next(names))
        return postgres.create_database(made[-1], template=template)

    yield make
    for name in made:
        postgres.drop_database(name)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is left once tests of other suites are deselected; a run without workers keeps the order of the files."""
    if hasattr(config, "workerinput"):
        line = {nodeid: place for place, nodeid in enumerate(in_line([item.nodeid for item in items]))}
        items.sort(key=lambda item: line[item.nodeid])


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LongestFirst | None:
    """For `--dist loadscope`, which begins with the pieces of most tests instead."""
    if config.option.dist != "loadscope":
        return None
    config.option.loadscopereorder = False
    return LongestFirst(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The figures of the filter of instructions, whenever its tests ran."""
    reports = (report for reports in terminalreporter.stats.values() for report in reports)
    if any("tests/examples/test_filter.py" in getattr(report, "nodeid", "") for report in reports):
        terminalreporter.write_sep("-", "filter of instructions in answers")
        for line in figures():
            terminalreporter.write_line(line)
