"""Logs are JSON lines on standard output, and nothing personal is in them.

    log = logging.getLogger(__name__)
    log.info("job set aside", extra={"action": "score_question", "durationMs": 12})

Only the fields below leave the process: whatever else is put into `extra` is dropped, not masked, and a secret in a
message or an error text is cut out. Ids are fine; names, mails, answers, prompts and tokens are not.
"""

import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

import orjson

from kernel.telemetry.correlation import correlation_id, traceparent, user_id

ALLOWED_FIELDS = frozenset(
    {
        "action", "durationMs", "code", "attempt", "attempts", "count", "eventId", "eventType", "aggregateId", "topic",
        "partition", "offset", "shard", "jobId", "jobKind", "subjectId", "userId", "invitationId", "path", "method",
        "status", "operation", "subgraph", "model", "outcome", "port", "component", "consumerGroup", "userAgent",
    }
)  # fmt: skip
MAX_TEXT = 2_000

_SECRETS = (
    (re.compile(r"://[^/\s:@]*:[^/\s@]+@"), "://[secret]@"),
    (re.compile(r"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b"), "[mail]"),
    (re.compile(r"\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"), "[token]"),
    (re.compile(r"(?i)\b(bearer|basic) [A-Za-z0-9+/=._~-]{8,}"), r"\1 [secret]"),
    (re.compile(r"(?i)\b(authorization|cookie|password|secret|api[_-]?key|token)\s*[=:]\s*\S+"), r"\1=[secret]"),
    # PostgreSQL and SQLAlchemy repeat the row's values in their messages
    (re.compile(r"(?s)\[parameters: .*?\](?=\n|$)"), "[parameters]"),
    (re.compile(r"(?s)DETAIL:.*?(?=\n\[|\n\(|$)"), "DETAIL: [row]"),
)


def redact(text: str) -> str:
    for pattern, replacement in _SECRETS:
        text = pattern.sub(replacement, text)
    return text[:MAX_TEXT]


class JsonFormatter(logging.Formatter):
    def __init__(self, service: str) -> None:
        super().__init__()
        self._service = service

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "timestamp": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname,
            "message": redact(record.getMessage()),
            "service": self._service,
            "correlationId": correlation_id.get(),
            "logger": record.name,
        }
        line.update(_trace_and_user())
        line.update({name: _safe(record.__dict__[name]) for name in ALLOWED_FIELDS & record.__dict__.keys()})
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _error(record.exc_info[1], self.formatException(record.exc_info))
        return orjson.dumps(line, default=str, option=orjson.OPT_UTC_Z).decode()


def configure_logs(service: str, level: str = "INFO", stream: TextIO | None = None) -> None:
    """Once per process. Other libraries' loggers go the same way, as warnings and worse."""
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(JsonFormatter(service))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for ours in ("kernel", "router", "gateway", "subgraphs", "viva"):
        logging.getLogger(ours).setLevel(level)
    for theirs in ("uvicorn", "uvicorn.error", "uvicorn.access", "dramatiq"):
        logger = logging.getLogger(theirs)
        logger.handlers.clear()
        logger.propagate = True
    # one line per request with its full path is not ours to keep: links carry tokens
    logging.getLogger("uvicorn.access").disabled = True


def _trace_and_user() -> dict[str, str]:
    trace, user = traceparent.get(), user_id.get()
    return {**({"traceId": trace.split("-")[1]} if trace else {}), **({"userId": user} if user else {})}


def _safe(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | float) else redact(str(value))


def _error(error: BaseException, stack: str) -> dict[str, str]:
    return {"type": type(error).__name__, "message": redact(str(error)), "stack": redact(stack[-MAX_TEXT:])}
