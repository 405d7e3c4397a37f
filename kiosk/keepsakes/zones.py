"""Time zones, as browsers name them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LONGEST_NAME = 64


def zone_of(name: str) -> tzinfo:
    """Return the time zone of that name (as "Europe/London"), or UTC where there is none."""
    try:
        return ZoneInfo(name) if 0 < len(name) <= LONGEST_NAME else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def zone_here() -> tzinfo:
    """Return the time zone of this machine, which is the evening's; UTC where its name cannot be told."""
    name = os.environ.get("TZ") or str(Path("/etc/localtime").resolve()).rpartition("/zoneinfo/")[2]
    return zone_of(name)


def moment(ms: int, zone: tzinfo) -> datetime:
    """Return a moment, in milliseconds, Unix, as a clock in that zone shows it."""
    return datetime.fromtimestamp(ms / 1000, zone).replace(microsecond=0)
