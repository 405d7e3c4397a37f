"""The machine itself: its clock, and how many phones it may hold at once."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import kiosk
from kiosk.commands_line.checkup.finding import Finding
from kiosk.config import Config

SPARE = 200
"""Files that the house has open beside its phones' sockets."""
A_ROOM = 500
"""Phones below which the limit is too small for an ordinary evening."""
PATIENCE = 5
"""Seconds for an answer."""


def clock(config: Config) -> Iterator[Finding]:
    """Whether the clock can be right: rounds, reminders and the hour of erasing go by it."""
    newest = max(path.stat().st_mtime for path in _files(Path(config.data)))
    shown = {"time": datetime.now().astimezone().strftime("%A %d %B %Y, %H:%M %Z")}
    if time.time() < newest - SPARE:
        since = datetime.fromtimestamp(newest).astimezone().strftime("%d %B %Y, %H:%M")
        yield Finding("clock", "bad", "clock_behind", {**shown, "since": since})
    elif _synchronised() is False:
        yield Finding("clock", "warn", "clock_alone", shown)
    else:
        yield Finding("clock", "ok", "clock", shown)


def files(config: Config) -> Iterator[Finding]:
    """How many sockets one process may hold."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    told = {"limit": soft, "phones": max(0, soft - SPARE), "wanted": config.connections + SPARE, "hard": hard}
    if soft == resource.RLIM_INFINITY or soft >= config.connections + SPARE:
        yield Finding("files", "ok", "files", told)
    else:
        yield Finding("files", "warn" if soft >= A_ROOM + SPARE else "bad", "files_few", told)


def _files(data: Path) -> list[Path]:
    """Return files that were written before now, if the clock is right: the kiosk's own, and what it keeps."""
    return [Path(kiosk.__file__), *(path for path in data.glob("*") if path.is_file())]


def _synchronised() -> bool | None:
    """Tell whether something sets the clock right; None where that cannot be told."""
    tool = shutil.which("timedatectl")
    if tool is None:
        return None
    try:
        asked = [tool, "show", "--property=NTPSynchronized", "--value"]
        done = subprocess.run(asked, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(done.stdout.strip())
