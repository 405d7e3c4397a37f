"""Is what is acknowledged kept: Redis and what it promises, or this machine's disk?"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.commands_line.checkup.finding import Finding
from kiosk.config import Config
from kiosk.journal import FILE
from kiosk.journal.base import JournalError
from kiosk.journal.redis_server import connect, is_replicated, plainly, promise_of

MB = 1_000_000
ENOUGH, TOO_LITTLE = 500 * MB, 50 * MB
"""Bytes on the disk: an evening of 500 people takes some ten million."""
SLOW = 0.05
"""Seconds for one answer from Redis above which every tap is felt to wait."""
SKEWED = 5.0
"""Seconds by which two clocks may differ."""


def journal(config: Config) -> Iterator[Finding]:
    """Where everything is kept."""
    yield from _redis(config.redis_url) if config.redis_url else _folder(Path(config.data))


def _redis(url: str) -> Iterator[Finding]:
    try:
        with plainly():
            client = connect(url)
            begun = time.monotonic()
            client.ping()
            took = time.monotonic() - begun
            promise = promise_of(client, replicated=is_replicated(client, url))
            told: Any = client.time()
    except (JournalError, OSError) as error:
        yield Finding("journal", "bad", "redis_unusable", {"why": error})
        return
    known = promise in {"durable", "failover"}
    yield Finding("journal", "ok" if known else "warn", f"redis_{promise}")
    if took > SLOW:
        yield Finding("journal", "warn", "redis_slow", {"ms": round(took * 1000)})
    apart = abs(time.time() - (told[0] + told[1] / 1_000_000))
    if apart > SKEWED:
        yield Finding("clock", "warn", "clock_apart", {"seconds": round(apart)})


def _folder(folder: Path) -> Iterator[Finding]:
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    where = {"folder": folder.resolve()}
    try:
        with tempfile.TemporaryFile(dir=there) as probe:
            probe.write(b"\0")
            probe.flush()
            os.fsync(probe.fileno())
        free = shutil.disk_usage(there).free
    except OSError as error:
        yield Finding("disk", "bad", "disk_unwritable", {**where, "why": error.strerror or error})
        return
    if (folder / FILE).exists() and not os.access(folder / FILE, os.R_OK | os.W_OK):
        yield Finding("disk", "bad", "disk_file", {**where, "file": folder / FILE})
        return
    told = {**where, "free": round(free / MB)}
    if free >= ENOUGH:
        yield Finding("disk", "ok", "disk", told)
    elif free >= TOO_LITTLE:
        yield Finding("disk", "warn", "disk_low", told)
    else:
        yield Finding("disk", "bad", "disk_full", told)
