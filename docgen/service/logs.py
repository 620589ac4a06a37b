"""What the service logs: a line of JSON for each event. Ids, routes, codes and numbers; never text of a case."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

LOGGER = logging.getLogger("docgen.service")


def event(name: str, *, level: int = logging.INFO, **fields: Any) -> None:
    """Logs one event; fields without a value are left out."""
    LOGGER.log(level, name, extra={"fields": {key: value for key, value in fields.items() if value is not None}})


class JsonLines(logging.Formatter):
    """Each record as a line of JSON; of an exception only the kind, since its message may hold anything."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
        }
        if record.name == LOGGER.name:
            line["event"] = record.getMessage()
            line |= getattr(record, "fields", {})
        else:  # of the server underneath: the wording that its authors wrote, without what it was filled with
            line |= {
                "event": "server",
                "logger": record.name,
                "message": str(record.msg).strip().partition("\n")[0],
            }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


class Seldom(logging.Filter):
    """Lets the same line of the server underneath through once in so many seconds: a thousand tell no more."""

    def __init__(self, seconds: float = 10.0) -> None:
        super().__init__()
        self._seconds = seconds
        self._told: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this line has not been there lately."""
        line = str(record.msg).partition("\n")[0]
        if record.created - self._told.get(line, float("-inf")) < self._seconds:
            return False
        self._told = {other: when for other, when in self._told.items() if record.created - when < self._seconds}
        self._told[line] = record.created
        return True


def log_to_stderr() -> None:
    """Sends what the service and the server underneath have to say to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    for name, level in ((LOGGER.name, logging.INFO), ("uvicorn", logging.WARNING), ("asyncio", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
        if name != LOGGER.name:
            logger.filters = [Seldom()]
