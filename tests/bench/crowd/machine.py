"""The two sides of a load test: the server on one core, whoever makes the load on another; what the server costs."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from tests.server import KioskServer

SERVER_CORE, LOAD_CORE = 0, 1
KIB = 1_024
NS_PER_MS = 1_000_000


def pinned() -> bool:
    """Put this process on its core, and tell whether this machine has two; more sockets may be open than by default."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    if (os.cpu_count() or 1) < 2 or not hasattr(os, "sched_setaffinity"):
        return False
    os.sched_setaffinity(0, {LOAD_CORE})
    return True


def server(folder: Path, *options: str) -> KioskServer:
    """A server that will have the other core to itself, the solver's process included. Not started yet."""
    command = [sys.executable, "-m", "kiosk.cli"]
    if (os.cpu_count() or 1) >= 2 and hasattr(os, "sched_setaffinity"):
        command = ["taskset", "-c", str(SERVER_CORE), *command]
    return KioskServer(folder, *options, command=command)


def processes(pid: int) -> list[int]:
    """A process and all that came of it."""
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
    ]
    return [pid, *(each for child in children for each in processes(child))]


def resident_kb(pid: int) -> int:
    """KB of memory that a process has to itself or shares: its resident set."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") // KIB


def cpu_ms(pid: int) -> float:
    """Milliseconds of processor that a process has used, by the scheduler's own account; its threads included."""
    used = sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir())
    return used / NS_PER_MS
