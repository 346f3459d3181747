"""Logs: JSON lines with the agreed fields, and nothing personal or secret in them."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from kernel.telemetry.correlation import correlated, safe_correlation_id
from kernel.telemetry.logs import JsonFormatter, redact


@pytest.fixture
def lines() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter("users"))
    logger = logging.getLogger("kernel.test_logs")
    logger.addHandler(handler)
    logger.setLevel("INFO")
    logger.propagate = False
    yield logger, stream
    logger.removeHandler(handler)


def read(stream: io.StringIO) -> dict[str, Any]:
    (line,) = stream.getvalue().splitlines()
    parsed: dict[str, Any] = orjson.loads(line)
    return parsed


class TestLogLines:
    def test_have_the_agreed_fields(self, lines: tuple[logging.Logger, io.StringIO]) -> None:
        logger, stream = lines
        with correlated("cor_1", user="usr_1"):
            logger.info("user registered", extra={"action": "register_user", "durationMs": 3})
        line = read(stream)
        assert line["timestamp"].endswith("Z")
        assert {name: line[name] for name in ("level", "message", "service", "correlationId")} == {
            "level": "INFO",
            "message": "user registered",
            "service": "users",
            "correlationId": "cor_1",
        }
        assert (line["userId"], line["action"], line["durationMs"]) == ("usr_1", "register_user", 3)

    def test_drop_every_field_that_is_not_on_the_list(self, lines: tuple[logging.Logger, io.StringIO]) -> None:
        logger, stream = lines
        logger.info("saved", extra={"answer": "I led a team", "email": "a@b.example", "candidateName": "Kim"})
        assert not {"answer", "email", "candidateName"} & read(stream).keys()

    def test_an_error_has_type_message_and_stack_without_secrets(
        self, lines: tuple[logging.Logger, io.StringIO]
    ) -> None:
        logger, stream = lines
        try:
            raise ValueError("no user kim@example.org at postgresql://viva:hunter2@db/viva")
        except ValueError:
            logger.exception("failed")
        line = read(stream)
        assert line["error"]["type"] == "ValueError"
        assert "Traceback" in line["error"]["stack"]
        assert "hunter2" not in str(line)
        assert "kim@" not in str(line)

    def test_a_line_break_in_a_value_makes_no_second_line(self, lines: tuple[logging.Logger, io.StringIO]) -> None:
        logger, stream = lines
        logger.info("bad id %s", 'x"}\n{"level":"ERROR"')
        assert read(stream)["level"] == "INFO"

    @pytest.mark.parametrize(
        "secret",
        [
            "eyJhbGciOiJFZDI1NTE5In0.eyJzdWIiOiJ1c3JfMSJ9.c2ln",
            "Bearer abcdefgh12345678",
            "password=hunter2hunter2",
            "api_key: sk-live-12345678",
            "redis://:hunter2hunter2@127.0.0.1",
            "kim.example+x@mail.example.org",
            "[parameters: ('Kim', 'I led a team')]",
            "DETAIL:  Key (email)=(Kim) already exists.",
        ],
    )
    def test_what_is_cut_out_of_any_text(self, secret: str) -> None:
        cut = redact(f"before {secret}\nafter")
        assert cut.startswith("before ")
        assert cut.endswith("after") or "DETAIL" in cut  # a row may span lines: everything behind it goes
        for kept in ("eyJhbGci", "abcdefgh", "hunter2", "sk-live", "kim.example", "Kim"):
            assert kept not in cut

    def test_a_correlation_id_from_outside_is_taken_only_if_harmless(self) -> None:
        assert safe_correlation_id("req-1:2.3") == "req-1:2.3"
        for offered in (None, "", "a b", "x\ny", "x" * 101, "ü"):
            assert safe_correlation_id(offered).startswith("cor_")
