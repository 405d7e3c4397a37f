"""What the process says of itself: a line for people or, for programs, a JSON object a line. Never whom it is about.

A traceback may hold what somebody typed: of a fault its type and place are logged, here as in `kiosk.live.faults`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request, or of the socket, that is being answered."""
FACTS = "facts"
"""Of a record: more fields for a JSON line (`extra={FACTS: {…}}`)."""
TELLING = ("Invalid request from", "Error handling request")
"""How those lines of gunicorn begin that go on with an address, or with what was sent."""
BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What could begin a new line, or speak to a terminal."""

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Line(logging.Formatter):
    """Any record as one line."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802
        """Return a fault's type and the places it passed."""
        frames = traceback.extract_tb(ei[2])[-4:]
        where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        return f"{ei[0].__name__ if ei[0] else 'no fault'} ({where or 'no trace'})"

    def format(self, record: logging.LogRecord) -> str:
        """Return the record for people."""
        request = REQUEST.get()
        said = f"{_moment(record)} {record.levelname.lower()}: {self.said(record)}"
        return f"{said} [{request}]" if request else said

    def said(self, record: logging.LogRecord) -> str:
        """Return what it says, in one line whatever was put into it."""
        fault = f": {self.formatException(record.exc_info)}" if record.exc_info else ""
        return BREAKING.sub(" ", record.getMessage() + fault)


class JsonLine(Line):
    """Any record as a JSON object."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record for programs."""
        line = {
            "at": _moment(record),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": self.said(record),
        }
        request = REQUEST.get()
        if request:
            line["request"] = request
        return json.dumps({**line, **getattr(record, FACTS, {})}, ensure_ascii=False)


class Discreet(logging.Filter):
    """Takes out of what gunicorn says who asked, and for what."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without that."""
        if record.getMessage().startswith(TELLING):
            record.msg, record.args = "a request could not be served", ()
        return True


def begin(style: str) -> None:
    """Log to standard error in this style; as JSON, also each request. What gunicorn says in this process, too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine() if style == "json" else Line())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("kiosk").setLevel(logging.INFO if style == "json" else logging.WARNING)
    for served in logging.getLogger("gunicorn.error").handlers:
        served.setFormatter(handler.formatter)
        served.addFilter(Discreet())


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
